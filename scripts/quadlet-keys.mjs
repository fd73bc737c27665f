// Derives the table of Quadlet's keys from the sources of Podman's releases, oldest first, and writes
// src/quadlet/catalogue/keys-data.ts. What a value is and podman's option are kept; a new key gets `?` for both, to be
// written by hand out of its man page.
// Usage: node scripts/quadlet-keys.mjs [--check] VERSION=DIRECTORY... | VERSION...
// A version without a directory is fetched as a Go module. The newest version alone is enough to add it.
import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = 'src/quadlet/catalogue/keys-data.ts';
export const SECTIONS = [
  'Container',
  'Pod',
  'Kube',
  'Network',
  'Volume',
  'Image',
  'Build',
  'Artifact',
  'Quadlet',
];
const READERS = {
  Lookup: 'value',
  LookupLast: 'value',
  LookupBoolean: 'flag',
  LookupBooleanWithDefault: 'flag',
  LookupUint32: 'number',
  LookupAll: 'list',
  LookupAllStrv: 'words',
  LookupAllArgs: 'args',
  LookupAllKeyVal: 'assignments',
  LookupLastArgs: 'command',
};
const MAPS = {
  lookupAndAddString: 'value',
  lookupAndAddAllStrings: 'list',
  lookupAndAddBoolean: 'flag',
  lookupAndAddKeyVals: 'assignments',
};

function moduleDirectory(version) {
  const major = version.split('.')[0];
  const name =
    Number(major) >= 6 ? `go.podman.io/podman/v${major}` : `github.com/containers/podman/v${major}`;
  return JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `${name}@v${version}`], { encoding: 'utf8' }),
  ).Dir;
}

/** The file of Podman's sources that has the tables of keys. */
export const SOURCE = 'pkg/systemd/quadlet/quadlet.go';

/** @param text of {@link SOURCE} */
export function parseSource(text) {
  const source = text.replace(/\/\/.*$/gm, '');
  const names = new Map(
    [...source.matchAll(/^\t(Key\w+)\s*=\s*"(\w+)"/gm)].map(([, name, key]) => [name, key]),
  );
  return { source, names };
}

/** The keys of a section: before 5.6 one map a section, since then one map of all. */
export function sectionKeys({ source, names }, section) {
  const old = new RegExp(`supported${section}Keys = map\\[string\\]bool\\{([^}]*)\\}`).exec(source);
  const now = new RegExp(
    `\\n\\t\\t${section}Group: \\{[\\s\\S]*?SupportedKeys: map\\[string\\]bool\\{([^}]*)\\}`,
  ).exec(source);
  const list = (old ?? now)?.[1] ?? '';
  return [...list.matchAll(/(Key\w+):\s*true/g)].map(([, name]) => {
    const key = names.get(name);
    if (key === undefined) throw new Error(`${name} of [${section}] has no value in this source`);
    return key;
  });
}

function functions(source) {
  return [...source.matchAll(/^func (\w+)\([\s\S]*?\n\}$/gm)].map(([text, name]) => ({ name, text }));
}

/** The sections that have a table of keys, as far as one map has them all (since 5.6). */
export function sectionsOf({ source }) {
  return [...source.matchAll(/\n\t\t(\w+)Group: \{/g)].map(([, section]) => section);
}

// How the newest source reads a key, in a function of the section's own or in one that several sections share.
function readerOf({ source, names }, section, key) {
  const constant = [...names].filter(([, value]) => value === key).map(([name]) => name);
  const found = { own: new Set(), shared: new Set() };
  for (const { name, text } of functions(source)) {
    const own = name === `Convert${section}` || name.includes(section);
    const shared = !/^Convert/.test(name) && /groupName|quadletGroup/.test(text);
    if (!own && !shared) continue;
    const readers = own ? found.own : found.shared;
    for (const each of [...constant, `"${key}"`]) {
      for (const [, call] of text.matchAll(new RegExp(`\\.(Lookup\\w*)\\([^()]*, ${each}(?!\\w)`, 'g')))
        readers.add(READERS[call]);
    }
    for (const [, map, content] of text.matchAll(/(\w+) := map\[string\]string\{([^}]*)\}/g)) {
      if (!constant.some((each) => new RegExp(`\\b${each}:`).test(content))) continue;
      const call = new RegExp(`(lookupAndAdd\\w+)\\([^()]*, ${map}, `).exec(text)?.[1];
      if (call !== undefined) readers.add(MAPS[call]);
    }
    if (text.includes('keyArgMap') && constant.some((each) => text.includes(`{${each}, "`)))
      readers.add('value');
  }
  for (const readers of [found.own, found.shared]) readers.delete(undefined);
  return [...(found.own.size > 0 ? found.own : found.shared)];
}

/** The rows of keys-data.ts by section and key, with a tab between them. */
export function tableRows(text) {
  const rows = new Map();
  for (const line of text
    .slice(text.indexOf('= `') + 3, text.lastIndexOf('`'))
    .trim()
    .split('\n')) {
    const [section, key, ...rest] = line.split('\t');
    rows.set(`${section}\t${key}`, rest);
  }
  return rows;
}

function main(args) {
  const check = args[0] === '--check';
  const versions = (check ? args.slice(1) : args).map((word) => {
    const [version, directory = moduleDirectory(version)] = word.split('=');
    return { version, ...parseSource(readFileSync(`${directory}/${SOURCE}`, 'utf8')) };
  });
  if (versions.length === 0) throw new Error('name the versions to derive the keys from, oldest first');

  const before = readFileSync(FILE, 'utf8');
  const rows = tableRows(before);
  const [open, close] = [before.indexOf('= `') + 3, before.lastIndexOf('`')];
  const since = new Map();
  for (const version of versions) {
    for (const section of SECTIONS) {
      for (const key of sectionKeys(version, section)) {
        const id = `${section}\t${key}`;
        if (!since.has(id)) since.set(id, version.version);
      }
    }
  }
  const newest = versions.at(-1);
  const number = (version) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  const derived = new Map(
    [...since].map(([id, version]) => {
      const [section, key] = id.split('\t');
      const [knownSince, knownReader, kind = '?', option = '?', ...status] = rows.get(id) ?? [];
      const readers = readerOf(newest, section, key);
      const reader =
        knownReader !== undefined && (readers.length === 0 || readers.includes(knownReader))
          ? knownReader
          : readers[0];
      if (reader === undefined)
        throw new Error(`nothing reads ${key}= of [${section}] in a way that is known here`);
      // The first version stays, unless a source says otherwise: an older one has the key, or a newer one lacks it.
      const lacking = versions.slice(
        0,
        versions.findIndex((one) => one.version === version),
      );
      const stays =
        knownSince !== undefined &&
        number(knownSince) <= number(version) &&
        !lacking.some((one) => number(one.version) >= number(knownSince));
      const first = stays ? knownSince : version;
      return [id, [first, reader, kind, option, ...status]];
    }),
  );
  // A key that a release brought which is newer than all sources stays.
  for (const [id, row] of rows) if (!derived.has(id)) derived.set(id, row);
  const byName = ([a], [b]) => {
    const [sectionA, keyA] = a.split('\t');
    const [sectionB, keyB] = b.split('\t');
    const order = SECTIONS.indexOf(sectionA) - SECTIONS.indexOf(sectionB);
    if (order !== 0) return order;
    const [lowerA, lowerB] = [keyA.toLowerCase(), keyB.toLowerCase()];
    return lowerA < lowerB ? -1 : lowerA > lowerB ? 1 : keyA < keyB ? -1 : 1;
  };
  const lines = [...derived].sort(byName).map(([id, row]) => [id, ...row].join('\t'));
  const after = `${before.slice(0, open)}\n${lines.join('\n')}\n${before.slice(close)}`;
  if (after !== before) {
    const old = new Set(before.split('\n'));
    for (const line of lines) if (!old.has(line)) process.stderr.write(`${line}\n`);
    if (check) throw new Error(`${FILE} differs from what the sources say`);
    writeFileSync(FILE, after);
  }
  process.stdout.write(`${lines.length} keys, ${versions.length} sources\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2));
}
