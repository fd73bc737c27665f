// Lists discouraged phrases of scripts/wording.json in documents, action.yml files, workflows, scripts and the texts of src/.
// Usage: node scripts/check-wording.mjs [--root DIRECTORY]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** The pages below docs/ that are generated from src/, as far as they are. */
const GENERATED = /^docs\/(?:rules|checks)\//;
const DOCUMENTS = [
  '.',
  'docs',
  'doctor',
  'registry-export',
  'quadlet-lint',
  'quadlet-generate',
  'workflows',
  '.github',
];

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
const words = JSON.parse(readFileSync(new URL('wording.json', import.meta.url), 'utf8')).map((one) => ({
  ...one,
  pattern: new RegExp(one.pattern, 'gi'),
}));

const documents = DOCUMENTS.flatMap((directory) => files(directory, directory !== '.'))
  .filter((path) => /\.(?:md|ya?ml)$/.test(path) && !GENERATED.test(path))
  .flatMap((path) => findings(path, path.endsWith('.md') ? prose : (text) => text));
const sources = [...files('scripts', false), ...files('src', true)]
  .filter((path) => /\.(?:mjs|ts)$/.test(path))
  .flatMap((path) => findings(path, textsOf));

const failing = [...documents, ...sources];
for (const { path, line, found, better } of failing) {
  process.stdout.write(`${path}:${line}: "${found}"; better: ${better}\n`);
}
if (failing.length > 0) {
  process.stderr.write(`${failing.length} discouraged phrases; see scripts/wording.json\n`);
  process.exitCode = 1;
}

function findings(path, textOf) {
  const text = textOf(readFileSync(join(values.root, path), 'utf8'));
  return words
    .flatMap(({ pattern, better }) =>
      [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
        path,
        line: text.slice(0, index).split('\n').length,
        found,
        better,
      })),
    )
    .sort((a, b) => a.line - b.line);
}

/** Markdown without code, the tables of the bench, and what quotes texts of src/. */
function prose(text) {
  return text
    .replaceAll(/^```[\s\S]*?^```/gm, blank)
    .replaceAll(/<!-- (bench|quoted): [\s\S]*?<!-- end of \1 -->/g, blank)
    .replaceAll(/`[^`\n]+`/g, blank);
}

/** TypeScript without all that is not a comment or a string. */
function textsOf(text) {
  const tokens = /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;
  let rest = 0;
  const parts = [...text.matchAll(tokens)].map(({ 0: token, index }) => {
    const code = blank(text.slice(rest, index));
    rest = index + token.length;
    return code + token.replaceAll(/\$\{[^}]*\}/g, blank);
  });
  return parts.join('') + blank(text.slice(rest));
}

/** Keeps the lines. */
function blank(text) {
  return text.replaceAll(/[^\n]/g, ' ');
}

function files(directory, isDeep) {
  return readdirSync(join(values.root, directory), { recursive: isDeep })
    .map((name) => join(directory, name))
    .filter((path) => statSync(join(values.root, path)).isFile())
    .sort();
}
