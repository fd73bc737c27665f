// Writes docs/rules/, a page for each rule of the linter, from the rules and their fixtures.
// Usage: node scripts/rule-pages.mjs [--check]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publish, withSources } from './made-pages.mjs';

const PAGES = 'docs/rules';
const OBSERVED = 'observed.md';
const FIXTURES = '__tests__/fixtures/quadlet/rules';

const SOURCES = [
  'quadlet/rules/index',
  'quadlet/catalogue/versions',
  'quadlet/lint/read-yaml',
  'quadlet/lint/suppression',
  'quadlet/rules/PQ092-file-too-large',
  'quadlet/lint/lint',
  'quadlet/lint/read-tree',
  'quadlet/lint/report/text',
  'platform/cells',
  '../proof/pages',
];

const PODMAN = 'https://github.com/containers/podman/blob/main';
const PODMAN_PAGES = 'https://docs.podman.io/en/latest/markdown';
const SYSTEMD_PAGES = 'https://www.freedesktop.org/software/systemd/man/latest';

/** The rule of links that are not followed. */
const LINK = 'PQ091';

await withSources(SOURCES, (engine) => {
  const pages = engine.RULES.map((rule) => [`${rule.code}.md`, page(engine, rule)]);
  const codes = engine.RULES.map(({ code }) => code);
  const general = [
    ['README.md', index(engine.RULES)],
    [OBSERVED, engine.observedPage(codes, FIXTURES)],
  ];
  publish(PAGES, new Map([...general, ...pages]), 'the rules, fixtures and what was observed of them');
});

function page(engine, rule) {
  const { code, name, severity, summary, explanation } = rule;
  const head = `# ${code} ${name}

**${severity}**: ${summary}

${explanation}
`;
  // The files of some would be too large for a page.
  if (!existsSync(join(FIXTURES, code))) return `${head}\n${closing(engine, rule)}\n`;
  const { targets = ['5.8.6'], mode = 'user' } = readCase(code);
  const wrong = readFixture(engine, code, 'wrong');
  const result = lintTree(engine, wrong, { targets, mode });
  const versions = foundFor(engine, code, wrong, mode);
  return `${head}
## Wrong

${files(engine, wrong)}

Output for ${targets.map((target) => `Podman ${target}`).join(', ')}:

${fenced('text', engine.lintText(result, { colours: false }))}

Reported for ${versions}.

## Right

${files(engine, readFixture(engine, code, 'right'))}

${engine.observedSection(engine.observedOf(code, FIXTURES))}${closing(engine, rule)}
`;
}

/** The sections that every page may have. */
function closing(engine, rule) {
  const { fix, sources } = rule;
  const links = sources.map((source) => `- ${linked(source)}`).join('\n');
  return [
    ...(fix === undefined ? [] : [`## Fix\n\n\`podman-registry lint --fix\` ${fix}.`]),
    `## Disable it\n\n${silence(engine, rule)}`,
    ...(links === '' ? [] : [`## Sources\n\n${links}`]),
  ].join('\n\n');
}

/** A source with the link to its page or file, and the key, chapter or function behind it. */
function linked(source) {
  const [, document, detail] = /^([^,]+)(?:, (.+))?$/.exec(source);
  const [, name, section] = /^([\w.-]+)\((\d)\)$/.exec(document) ?? [];
  const page =
    name === undefined
      ? `${PODMAN}/${document}`
      : name.startsWith('systemd')
        ? `${SYSTEMD_PAGES}/${name}.html`
        : name.startsWith('podman')
          ? `${PODMAN_PAGES}/${name}.${section}.html`
          : undefined;
  const link = page === undefined ? document : `[${document}](${page})`;
  if (detail === undefined) return link;
  return `${link}, ${detail.startsWith('"') ? detail : `\`${detail}\``}`;
}

function readCase(code) {
  const file = join(FIXTURES, code, 'case.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function readFixture({ readTree }, code, side) {
  const root = `${FIXTURES}/${code}/${side}`;
  const { directories } = readTree([root]);
  return { directories: directories.map((one) => ({ ...one, path: one.path.slice(root.length + 1) })) };
}

function lintTree({ lint, readYaml }, tree, options) {
  const policy = { ...options, readYaml, levels: new Map(), isTemplated: () => false };
  return lint([{ tree, asked: undefined }], policy);
}

/** The versions for which a rule reports a fixture, as text. */
function foundFor(engine, code, tree, mode) {
  const { KNOWN_RELEASES: all } = engine;
  const { findings } = lintTree(engine, tree, { targets: all, mode });
  const found = new Set(findings.filter((one) => one.code === code).flatMap(({ targets }) => targets));
  const runs = [];
  for (const [index, version] of all.entries()) {
    if (!found.has(version)) continue;
    if (found.has(all[index - 1])) runs.at(-1).to = version;
    else runs.push({ from: version, to: version });
  }
  if (found.size === all.length) return 'every version';
  const words = runs.map(({ from, to }) => (to === all.at(-1) ? `${from} and later` : `${from} to ${to}`));
  return `Podman ${words.join(', ')}`;
}

function files({ visible }, { directories }) {
  return directories
    .flatMap(({ path, entries }) =>
      entries
        .filter(({ content, refused }) => content !== undefined || refused !== undefined)
        .map(({ name, content, refused }) => {
          if (refused !== undefined) return `\`${path ? `${path}/` : ''}${name}\`: a link to ${refused}`;
          const lines = textOf(content).split('\n');
          const language = /\.ya?ml$/.test(name) ? 'yaml' : 'ini';
          return `\`${path ? `${path}/` : ''}${name}\`:\n\n${fenced(language, lines.map(visible).join('\n'))}`;
        }),
    )
    .join('\n\n');
}

/** The text of a file; its bytes are those that are not UTF-8. */
function textOf(content) {
  return typeof content === 'string'
    ? content
    : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function silence({ SUPPRESSION, MORE_FINDINGS, TOO_LARGE }, { code, severity }) {
  if (code === MORE_FINDINGS) return 'This rule cannot be disabled.';
  const isError = severity === 'error';
  // There is no text for a comment.
  const unread = [LINK, TOO_LARGE];
  const level = isError ? '{ level: off, reason: WHY }' : 'off';
  const comments = ['disable', 'disable-file'].map((word) => `# pq-lint: ${word}=${code} WHY`);
  return [
    ...(isError && !unread.includes(code) ? ['Podman rejects the unit anyway.'] : []),
    ...(code === SUPPRESSION || unread.includes(code)
      ? ['A comment cannot disable this rule.']
      : ['For the next entry or section, and for a whole file:', fenced('ini', comments.join('\n'))]),
    'For all files, in `.quadlet-lint.yaml`:',
    fenced('yaml', `rules:\n  ${code}: ${level}`),
  ].join('\n\n');
}

function index(rules) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = rules.map(
    ({ code, name, severity, summary, fix }) =>
      `| [${code}](${code}.md) | ${name} | ${severity} | ${fix === undefined ? '' : 'yes'} | ${cell(summary)} |`,
  );
  return `# Rules of the linter

An error is what the generator of a target version rejects, or a link that the linter does not follow. A warning is what the generator accepts
but what fails or is ignored at run time. A note is advice. \`podman-registry lint --explain CODE\` prints a page in the terminal, and \`--fix\`
fixes most findings of the rules with a fix. [What was observed](${OBSERVED}) in machines is on the page of each rule too.

| code | name | severity | fix | problem |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
