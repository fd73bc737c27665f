// Sets the GitHub owner of this repository in every file that names it, or lists the files that still have the placeholder.
// Usage: node scripts/set-owner.mjs [--root DIRECTORY] (OWNER | --check)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const PLACEHOLDER = 'OWNER';
const REPOSITORY = 'podman-registry-action';
const SKIPPED = new Set(['.git', 'node_modules', 'dist', 'lib', 'coverage']);
/** A login or an organization, as GitHub allows it. */
const GRAMMAR = /^[a-z\d](?:[a-z\d-]{0,37}[a-z\d])?$/i;

const { values, positionals } = parseArgs({
  options: { root: { type: 'string', default: '.' }, check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [owner] = positionals;

if (values.check && positionals.length === 0) check();
else if (!values.check && positionals.length === 1 && GRAMMAR.test(owner)) setOwner();
else {
  process.stderr.write('Usage: node scripts/set-owner.mjs [--root DIRECTORY] (OWNER | --check)\n');
  process.exitCode = 2;
}

function setOwner() {
  const mentions = mentionsOf(currentOwner());
  for (const file of textFiles(values.root)) {
    const before = readFileSync(file, 'utf8');
    const after = before.replaceAll(mentions, owner);
    if (after === before) continue;
    writeFileSync(file, after);
    process.stdout.write(`${file}\n`);
  }
}

function check() {
  const left = textFiles(values.root).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        mentionsOf(PLACEHOLDER).test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
  if (left.length === 0) return;
  process.stdout.write(`${left.join('\n')}\n`);
  process.stderr.write(
    `${left.length} lines name the placeholder ${PLACEHOLDER}. Run: npm run set-owner NAME\n`,
  );
  process.exitCode = 1;
}

/** The owner before this repository's name, or behind an @ as in CODEOWNERS. */
function mentionsOf(name) {
  return new RegExp(`(?<![\\w-])${name}(?=/${REPOSITORY}(?![\\w-]))|(?<=(?:^|\\s)@)${name}(?![\\w/-])`, 'gm');
}

/** The owner that package.json names: the placeholder, or the one that was set before. */
function currentOwner() {
  const { homepage } = JSON.parse(readFileSync(join(values.root, 'package.json'), 'utf8'));
  return /github\.com\/([^/]+)\//.exec(homepage)?.[1] ?? PLACEHOLDER;
}

function textFiles(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : textFiles(path);
    if (!entry.isFile()) return [];
    return readFileSync(path).includes(0) ? [] : [path];
  });
}
