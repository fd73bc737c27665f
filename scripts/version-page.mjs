/** The page of Podman's releases and of the platforms, from src/quadlet/catalogue. */
export function versionPage({ KNOWN_RELEASES, NEWEST_RELEASE, minorOf, versionNumber, PLATFORMS }) {
  const minors = [...new Set(KNOWN_RELEASES.map(minorOf))];
  const releases = minors.map((minor) => {
    const own = KNOWN_RELEASES.filter((release) => minorOf(release) === minor);
    return `| ${minor} | ${own.join(', ')} |`;
  });
  const oldest = versionNumber(KNOWN_RELEASES[0]);
  const platforms = PLATFORMS.map(({ name, podman, date, source }) => {
    const version = versionNumber(podman) < oldest ? `${podman}, no Quadlet` : podman;
    return `| \`${name}\` | ${version} | ${date} | ${source} |`;
  });
  return `# Podman versions

What \`podman-version\`, \`--podman\` and \`podman\` of the configuration accept. More: [Quadlet Lint](../quadlet-lint.md),
[Quadlet Generate](../quadlet-generate.md). This page is generated from [\`src/quadlet/catalogue\`](../../src/quadlet/catalogue).

## Known releases

The default of Quadlet Lint is ${NEWEST_RELEASE}. A version that is not listed, such as a newer one, is linted as the newest listed one before it,
with a note.

| minor version | releases |
| --- | --- |
${releases.join('\n')}

## Platforms

A platform stands for the Podman in its package archive, as it was on the day in the table. A runner image of GitHub with the same name can
have another Podman: use \`installed\` there. For AlmaLinux and Rocky Linux use \`rhel-8\`, \`rhel-9\` or \`rhel-10\`. Alpine Linux has no systemd, and
therefore no Quadlet.

| platform | Podman | looked up on | source |
| --- | --- | --- | --- |
${platforms.join('\n')}
`;
}
