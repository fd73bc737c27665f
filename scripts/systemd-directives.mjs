// Writes src/quadlet/catalogue/systemd-directives.ts: what the systemd of some root file systems knows.
// Usage: node scripts/systemd-directives.mjs ROOT... (nothing is changed in them; not root: unshare(1) is used)
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TARGET = 'src/quadlet/catalogue/systemd-directives.ts';
const SYSTEMD = 'usr/lib/systemd/systemd';
const SECTIONS = ['Unit', 'Service', 'Install'];

const inRoot = (root, ...argv) => {
  const command = ['chroot', root, `/${SYSTEMD}`, ...argv];
  if (process.getuid() !== 0) command.unshift('unshare', '--map-root-user');
  return execFileSync(command[0], command.slice(1), { encoding: 'utf8' });
};

/** `[Section]` and `Key=TYPE` of --dump-configuration-items, as a map of `Section.Key`. It leaves out some; see below. */
const dumpedTypes = (root) => {
  const types = new Map();
  let section = '';
  for (const line of inRoot(root, '--dump-configuration-items').split('\n')) {
    const [, header, key, type] = /^(?:\[(.+)\]|([^=]+)=(.*))$/.exec(line) ?? [];
    if (header !== undefined) section = header;
    else if (key !== undefined) types.set(`${section}.${key}`, type);
  }
  return types;
};

// The binary or its library holds the names of all settings in one run of strings, each ended by a zero byte, and the
// run by another: also of those that the dump hides because they are accepted and ignored.
const FIRST = 'Unit.Description\0Unit.Documentation\0';
const allNames = (root) => {
  for (const file of [join(root, SYSTEMD), ...coreLibraries(root)]) {
    const bytes = readFileSync(file);
    const start = bytes.indexOf(FIRST);
    if (start < 0) continue;
    return bytes.toString('latin1', start, bytes.indexOf('\0\0', start)).split('\0');
  }
  throw new Error(`no list of settings found in the systemd of ${root}`);
};

// Debian has it in a directory of the architecture, Fedora in lib64.
const coreLibraries = (root) => {
  const inside = (directory) => (existsSync(directory) ? readdirSync(directory) : []);
  const libs = ['usr/lib64', 'usr/lib', ...inside(join(root, 'usr/lib')).map((name) => `usr/lib/${name}`)];
  return libs
    .map((lib) => join(root, lib, 'systemd'))
    .filter((path) => existsSync(path) && statSync(path).isDirectory())
    .flatMap((path) => inside(path).map((name) => join(path, name)))
    .filter((file) => /\/libsystemd-core-[^/]*\.so$/.test(file));
};

const releaseOf = (root) => {
  const version = Number(/^systemd (\d+)/.exec(inRoot(root, '--version'))?.[1]);
  const types = dumpedTypes(root);
  const names = new Set(allNames(root));
  const lost = [...types.keys()].filter((name) => !names.has(name));
  if (lost.length > 0)
    throw new Error(`systemd ${version} dumps what its list does not have: ${lost.join(' ')}`);
  return { version, types, names };
};

const row = (releases, section, name) => {
  const first = releases.find((release) => release.names.has(name)).version;
  const effective = releases.filter((release) => release.types.has(name));
  const types = new Set(effective.map((release) => release.types.get(name)));
  const last = effective.at(-1)?.version ?? 0;
  const type = types.size === 1 ? [...types][0] : 'OTHER';
  const until = last === releases.at(-1).version ? '-' : last;
  return {
    group: [section, type === 'OTHER' ? '-' : type, first, until].join(' | '),
    key: name.slice(section.length + 1),
  };
};

/** The names of a group, in lines that an editor shows whole. */
const wrapped = (keys) => {
  const lines = [];
  for (const key of keys) {
    const last = lines.at(-1);
    if (last === undefined || last.length + key.length > 118) lines.push(key);
    else lines[lines.length - 1] = `${last} ${key}`;
  }
  return lines;
};

const releases = process.argv
  .slice(2)
  .map(releaseOf)
  .sort((a, b) => a.version - b.version);
if (releases.length === 0) throw new Error('which roots? Usage: node scripts/systemd-directives.mjs ROOT...');

const rows = SECTIONS.flatMap((section) => {
  const names = new Set(
    releases.flatMap(({ names }) => [...names].filter((n) => n.startsWith(`${section}.`))),
  );
  return [...names].sort().map((name) => row(releases, section, name));
});
const groups = new Map();
for (const { group, key } of rows) groups.set(group, [...(groups.get(group) ?? []), key]);
const lines = [...groups].sort().flatMap(([group, keys]) => [group, ...wrapped(keys)]);
const versions = releases.map(({ version }) => version).join(', ');
writeFileSync(
  TARGET,
  `// Made by \`node scripts/systemd-directives.mjs\` from systemd ${versions}: every setting that a .service may have.
// A line with columns, and then its settings. Columns: section, type of the value as systemd names it (\`-\`: none, or not
// the same one in all of them), the first of these versions that knows it, the last one in which it does something (\`-\`:
// the newest, \`0\`: none of them).
export const SYSTEMD_TABLE = \`
${lines.join('\n')}
\`;
`,
);
