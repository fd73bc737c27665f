// Writes docs/checks/, a page for each check of the host, out of the checks.
// Usage: node scripts/check-pages.mjs [--check]
import { publish, withSources } from './made-pages.mjs';

await withSources(['host/checks/index'], ({ checks, conditions }) => {
  const sorted = conditions.toSorted((a, b) => a.id.localeCompare(b.id));
  const isChecked = ({ id }) => checks.some((one) => one.id === id);
  const pages = sorted.map((one) => [`${one.id}.md`, page(one, isChecked(one))]);
  publish('docs/checks', new Map([['README.md', index(sorted)], ...pages]), 'the checks of the host');
});

function page({ id, title, reads, cause, cure, signatures, sources }, isChecked) {
  const parts = [
    `# ${id} ${title}`,
    cause,
    `**Looked at:** ${reads}`,
    `**What to do:** ${cure}`,
    ...(signatures.length === 0
      ? []
      : [
          'An error of podman, buildah or skopeo that matches one of these is explained with this check:',
          ['```text', ...signatures.map(({ source }) => source), '```'].join('\n'),
        ]),
    `**Sources:** ${sources.join('; ')}.`,
    `\`podman-registry doctor\` ${isChecked ? 'looks at this and all other conditions' : 'looks at the other conditions, not at this one'}; see [Host checks](../host.md).`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function index(conditions) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = conditions.map(
    ({ id, title, cause }) => `| [${id}](${id}.md) | ${cell(title)} | ${cell(cause)} |`,
  );
  return `# Checks of the host

What \`podman-registry doctor\` and the action look at. [Host checks](../host.md) tells how.

| id | title | what goes wrong otherwise |
| --- | --- | --- |
${rows.join('\n')}
`;
}
