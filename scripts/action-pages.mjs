// Writes docs/reference/: a page with the inputs and outputs of each action and reusable workflow, from its file, and the page of
// Podman's versions. A comment before an input or output of an action begins a group.
// Usage: node scripts/action-pages.mjs [--check]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { publish, withSources } from './made-pages.mjs';
import { versionPage } from './version-page.mjs';

const ACTIONS = [
  {
    file: 'action.yml',
    more: '[README](../../README.md), [all pages](../README.md)',
    mostUsed: [
      ...['seed', 'images', 'mirror', 'reader-username', 'auth', 'port', 'trust'],
      ...['storage', 'storage-path', 'lifecycle', 'image-cache', 'setup'],
    ],
  },
  { file: 'registry-export/action.yml', more: '[Images across jobs](../export.md)', mostUsed: [] },
  { file: 'doctor/action.yml', more: '[Host checks](../host.md)', mostUsed: [] },
  { file: 'quadlet-lint/action.yml', more: '[Quadlet Lint](../quadlet-lint.md)', mostUsed: [] },
  { file: 'quadlet-generate/action.yml', more: '[Quadlet Generate](../quadlet-generate.md)', mostUsed: [] },
];

const WORKFLOWS = '.github/workflows';

const actions = ACTIONS.map((action) => {
  const folder = dirname(action.file);
  return [`${folder === '.' ? 'registry' : folder}.md`, page(action)];
});
const workflows = readdirSync(WORKFLOWS).flatMap((name) => {
  const text = workflowPage(join(WORKFLOWS, name));
  return text === undefined ? [] : [[`workflow-${name.replace(/\.yml$/, '.md')}`, text]];
});
await withSources(['quadlet/catalogue/versions', 'quadlet/catalogue/platforms'], (catalogue) => {
  const pages = new Map([...actions, ...workflows, ['podman-versions.md', versionPage(catalogue)]]);
  publish('docs/reference', pages, 'the action.yml files, the workflows and the catalogue');
});

function page({ file, more, mostUsed }) {
  const action = parseDocument(readFileSync(file, 'utf8'));
  const inputs = entriesOf(action.get('inputs'));
  const outputs = entriesOf(action.get('outputs'));
  const parts = [
    `# Inputs and outputs of ${action.get('name')}`,
    action.get('description'),
    `More: ${more}. This page is generated from [\`${file}\`](../../${file}).`,
    '## Inputs',
    ...(mostUsed.length > 0
      ? ['### Most used', inputTable(mostUsed.map((name) => find(inputs, name, file)))]
      : []),
    ...groups(inputs, inputTable),
    '## Outputs',
    ...groups(outputs, (entries) => describedTable('output', entries)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Nothing for a workflow that other repositories cannot call. */
function workflowPage(file) {
  const { name, on } = parse(readFileSync(file, 'utf8'));
  if (on.workflow_call === undefined) return undefined;
  const { inputs, outputs, secrets = {} } = on.workflow_call;
  const named = (entries) => Object.entries(entries).map(([key, value]) => ({ name: key, ...value }));
  const parts = [
    `# Inputs and outputs of the workflow ${name}`,
    `More: [Reusable workflows](../workflows.md). This page is generated from [\`${file}\`](../../${file}).`,
    '## Inputs',
    inputTable(named(inputs)),
    ...(Object.keys(secrets).length > 0 ? ['## Secrets', describedTable('secret', named(secrets))] : []),
    '## Outputs',
    describedTable('output', named(outputs)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The entries of a mapping, each with the group that the last comment began. */
function entriesOf(mapping) {
  let group = comment(mapping);
  return mapping.items.map(({ key, value }) => {
    group = comment(key) ?? group;
    return { name: key.value, group, ...value.toJSON() };
  });
}

// The comment before the first key belongs to the mapping.
function comment({ commentBefore }) {
  return commentBefore?.trim().split('\n').at(-1).trim();
}

function find(inputs, name, file) {
  const found = inputs.find((input) => input.name === name);
  if (!found) throw new Error(`${file} has no input ${name}`);
  return found;
}

function groups(entries, table) {
  const names = [...new Set(entries.map(({ group }) => group))];
  return names.flatMap((name) => [
    ...(name === undefined ? [] : [`### ${name}`]),
    table(entries.filter(({ group }) => group === name)),
  ]);
}

function inputTable(inputs) {
  const rows = inputs.map(({ name, default: value, description }) => [
    `\`${name}\``,
    value === undefined || value === '' ? '' : `\`${value}\``,
    cell(description),
  ]);
  return markdownTable(['input', 'default', 'description'], rows);
}

function describedTable(kind, entries) {
  return markdownTable(
    [kind, 'description'],
    entries.map(({ name, description }) => [`\`${name}\``, cell(description)]),
  );
}

function markdownTable(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(text) {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
