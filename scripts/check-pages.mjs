// Writes docs/checks/, a page for each host check, from the checks.
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
    `**Checked:** ${reads}`,
    `**Fix:** ${cure}`,
    ...(signatures.length === 0
      ? []
      : [
          'An error of podman, buildah or skopeo that matches one of these refers to this check:',
          ['```text', ...signatures.map(({ source }) => source), '```'].join('\n'),
        ]),
    `**Sources:** ${sources.join('; ')}.`,
    `\`podman-registry doctor\` ${isChecked ? 'runs this and all other checks' : 'runs all other checks, and explains this message'}; see [Host checks](../host.md).`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function index(conditions) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = conditions.map(
    ({ id, title, cause }) => `| [${id}](${id}.md) | ${cell(title)} | ${cell(cause)} |`,
  );
  return `# Host checks

The checks of \`podman-registry doctor\` and the actions. [Host checks](../host.md) describes how they work.

| ID | title | problem |
| --- | --- | --- |
${rows.join('\n')}
`;
}
