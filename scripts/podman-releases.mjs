// Looks for releases of Podman that src/quadlet/catalogue does not know, compares their keys with the known ones, and opens or
// updates one issue. .github/workflows/podman-releases.yml runs it; GITHUB_TOKEN needs the permission issues: write.
// Usage: node scripts/podman-releases.mjs [--dry-run]
// --dry-run prints the issue instead.
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSource, SECTIONS, SOURCE, sectionKeys, sectionsOf, tableRows } from './quadlet-keys.mjs';

const PODMAN = 'podman-container-tools/podman';
/** Directories with the sources of the generator. */
const GENERATOR = ['cmd/quadlet', 'pkg/systemd/parser', 'pkg/systemd/quadlet'];
const CATALOGUE = 'src/quadlet/catalogue';
/** The comment by which the issue is found again. */
const MARK = '<!-- podman-releases -->';

const number = (version) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);

/** The known releases, oldest first, from the text of versions.ts. */
export function knownReleases(text) {
  const [, table = ''] = /const RELEASES =([\s\S]*?);/.exec(text) ?? [];
  return table.match(/\d+\.\d+\.\d+/g) ?? [];
}

/**
 * Stable releases that are not known, oldest first.
 * @param releases as GitHub's API lists them
 */
export function newReleases(releases, known) {
  return releases
    .filter(({ draft, prerelease }) => !draft && !prerelease)
    .flatMap(({ tag_name: tag, published_at: date }) => {
      const version = /^v(\d{1,3}\.\d{1,3}\.\d{1,3})$/.exec(tag)?.[1];
      return version === undefined ? [] : [{ version, date: String(date).slice(0, 10) }];
    })
    .filter(({ version }) => !known.includes(version) && number(version) > number(known[0]))
    .sort((a, b) => number(a.version) - number(b.version));
}

/** The known release that a version is linted as. */
export function releaseBefore(version, known) {
  return known.findLast((release) => number(release) <= number(version));
}

/**
 * How the keys of a source differ from those of a known release.
 * @param source the text of pkg/systemd/quadlet/quadlet.go
 * @param rows of keys-data.ts
 * @returns undefined if the source has no table of keys that can be read
 */
export function keyDifferences(source, rows, release) {
  const parsed = parseSource(source);
  const sections = [...new Set([...SECTIONS, ...sectionsOf(parsed)])];
  const now = sections.flatMap((section) => sectionKeys(parsed, section).map((key) => `${section}\t${key}`));
  if (now.length === 0) return undefined;
  const before = [...rows].flatMap(([id, [since]]) => (number(since) <= number(release) ? [id] : []));
  const without = (ids, others) => ids.filter((id) => !others.includes(id)).sort();
  return { added: without(now, before), removed: without(before, now) };
}

/**
 * The issue about releases.
 * @param changes for each release `version`, `date`, `before` (the known release), `keys` as {@link keyDifferences} gives
 * them, and `files`, the sources of the generator that differ from those of the known release
 */
export function issueText(changes) {
  const versions = changes.map(({ version }) => version);
  const title =
    versions.length === 1
      ? `Podman ${versions[0]} is not a known release`
      : `Podman ${versions.slice(0, -1).join(', ')} and ${versions.at(-1)} are not known releases`;
  const body = [
    MARK,
    `Quadlet Lint checks a release that is not in \`${CATALOGUE}/versions.ts\` as the newest known one before it. \`.github/workflows/podman-releases.yml\` updates this issue.`,
    ...changes.map(describe),
    [
      '## To do',
      '',
      `- [ ] add the releases to \`${CATALOGUE}/versions.ts\``,
      `- [ ] \`node scripts/quadlet-keys.mjs ${versions.at(-1)}\`, and replace each \`?\` in \`${CATALOGUE}/keys-data.ts\` by what the man page says`,
      `- [ ] compare the changed sources; differences of behaviour belong in \`${CATALOGUE}/behaviour.ts\``,
      '- [ ] add the newest release to `parity/generator-cache.ts`, then `npm run generators`, `npm run verdicts` and `npm run fuzz:quadlet`',
      `- [ ] look up the platforms in \`${CATALOGUE}/platforms.ts\` again`,
    ].join('\n'),
  ];
  return { title, body: `${body.join('\n\n')}\n` };
}

function describe({ version, date, before, keys, files }) {
  const list = (ids) =>
    ids.length === 0 ? 'none' : ids.map((id) => `\`[${id.replace('\t', '] ')}=\``).join(', ');
  const lines =
    keys === undefined
      ? [`- keys: \`${SOURCE}\` could not be read; compare it by hand`]
      : [`- new keys: ${list(keys.added)}`, `- removed keys: ${list(keys.removed)}`];
  const changed = files.length === 0 ? 'none' : files.map((file) => `\`${file}\``).join(', ');
  return [
    `## Podman ${version}`,
    '',
    `[Released](https://github.com/${PODMAN}/releases/tag/v${version}) on ${date}. Compared with Podman ${before}:`,
    '',
    ...lines,
    `- changed sources of the generator: ${changed}`,
  ].join('\n');
}

/** The sources of the generator at a tag, with the hash of each; tests are left out. */
async function sourcesAt(api, version) {
  const lists = await Promise.all(
    GENERATOR.map((directory) => api(`/repos/${PODMAN}/contents/${directory}?ref=v${version}`)),
  );
  const files = lists.flatMap((list) => (Array.isArray(list) ? list : []));
  return new Map(
    files
      .filter(({ path }) => /^[\w./-]+\.go$/.test(path) && !path.endsWith('_test.go'))
      .map(({ path, sha }) => [path, sha]),
  );
}

/**
 * Everything about the releases that are not known.
 * @param api calls GitHub's API: (path, { method, body, raw }) => the result, undefined for 404
 */
export async function findChanges(api, versions, table) {
  const known = knownReleases(versions);
  const rows = tableRows(table);
  const list = await api(`/repos/${PODMAN}/releases?per_page=100`);
  if (!Array.isArray(list) || list.length === 0) throw new Error(`GitHub lists no releases of ${PODMAN}`);
  const releases = newReleases(list, known);
  const changes = [];
  for (const { version, date } of releases) {
    const before = releaseBefore(version, known);
    const source = await api(`/repos/${PODMAN}/contents/${SOURCE}?ref=v${version}`, { raw: true });
    const [then, now] = [await sourcesAt(api, before), await sourcesAt(api, version)];
    const paths = [...new Set([...then.keys(), ...now.keys()])].sort();
    const files = paths.filter((path) => then.get(path) !== now.get(path));
    const keys = source === undefined ? undefined : keyDifferences(source, rows, before);
    changes.push({ version, date, before, keys, files });
  }
  return changes;
}

/**
 * Opens the issue, or updates the one that is open.
 * @returns what was done
 */
export async function publishIssue(api, repository, { title, body }) {
  // Only issues of the workflow: anybody can write the mark.
  const query = 'state=all&per_page=100&creator=github-actions%5Bbot%5D';
  const issues = ((await api(`/repos/${repository}/issues?${query}`)) ?? []).filter(
    (issue) => issue.pull_request === undefined && issue.body?.startsWith(MARK),
  );
  const open = issues.find(({ state }) => state === 'open');
  if (open === undefined) {
    const closed = issues.find((issue) => issue.title === title);
    if (closed !== undefined) return `issue ${closed.number} about these releases is closed`;
    const { number: id } = await api(`/repos/${repository}/issues`, {
      method: 'POST',
      body: { title, body },
    });
    return `opened issue ${id}: ${title}`;
  }
  // Ticked boxes stay unless something else changes.
  const unticked = open.body.replaceAll('\r', '').replaceAll('- [x] ', '- [ ] ');
  if (open.title === title && unticked === body) return `issue ${open.number} is up to date`;
  await api(`/repos/${repository}/issues/${open.number}`, { method: 'PATCH', body: { title, body } });
  return `updated issue ${open.number}: ${title}`;
}

async function callGithub(path, { method = 'GET', body, raw = false } = {}) {
  const { GITHUB_API_URL: root = 'https://api.github.com', GITHUB_TOKEN: token } = process.env;
  const response = await fetch(`${root}${path}`, {
    method,
    headers: {
      accept: raw ? 'application/vnd.github.raw+json' : 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${method} ${path}: status ${response.status}`);
  return raw ? response.text() : response.json();
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const texts = ['versions.ts', 'keys-data.ts'].map((name) => readFileSync(`${CATALOGUE}/${name}`, 'utf8'));
  const changes = await findChanges(callGithub, ...texts);
  if (changes.length === 0) {
    process.stdout.write('all releases of Podman are known\n');
  } else if (process.argv.includes('--dry-run')) {
    const { title, body } = issueText(changes);
    process.stdout.write(`${title}\n\n${body}`);
  } else {
    const repository = process.env.GITHUB_REPOSITORY;
    process.stdout.write(`${await publishIssue(callGithub, repository, issueText(changes))}\n`);
  }
}
