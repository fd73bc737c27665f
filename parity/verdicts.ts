// Keeps what Podman's own generators say of the project's fixtures, so that the unit tests need neither Go nor them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { UserError } from '../src/platform/errors.js';
import type { Mode } from '../src/quadlet/finding.js';
import { settle } from './culprits.js';
import { FIXTURES, fingerprint, fixtureSets, VERDICTS } from './fixture-sets.js';
import { judgeFiles } from './generator.js';
import { cachedGenerator, generatorCache, VERSIONS } from './generator-cache.js';
import { mapLimited } from './map-limited.js';
import { type RecordedSets, type RecordedVerdict, record } from './record.js';
import type { SetFiles } from './set-files.js';
import { runTool } from './tool.js';

const USAGE = `Usage: npm run verdicts -- [--check] [--cache DIR] [VERSION...]

  --check       writes nothing, and fails where what is recorded is not what the generators say
  --cache DIR   where "npm run generators" put them
  VERSION       as 5.4.2; default: all. Some of them can be recorded only for the fixtures that all others have
`;

// A generator that does not hang takes milliseconds.
const SECONDS = 2;

await runTool(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false }, cache: { type: 'string' } },
  });
  const sets = await fixtureSets(FIXTURES);
  const cache = await generatorCache(values.cache);
  const files = new Map<string, unknown>();
  const fingerprints = Object.fromEntries([...sets].map(([name, set]) => [name, fingerprint(set)]));
  files.set('sets.json', fingerprints);
  if (positionals.length > 0 && (await recorded('sets.json')) !== format(fingerprints)) {
    throw new UserError('The fixtures have changed since the verdicts were recorded: record all versions.');
  }
  for (const podman of positionals.length > 0 ? positionals : VERSIONS) {
    const path = await cachedGenerator(cache, podman);
    files.set(`${podman}.json`, await recordSets(path, podman, sets));
  }
  return values.check ? compareWith(files) : write(files);
});

async function recordSets(
  path: string,
  podman: string,
  sets: ReadonlyMap<string, SetFiles>,
): Promise<RecordedSets> {
  const verdictOf = async (set: SetFiles, mode: Mode): Promise<RecordedVerdict> => {
    const generator = { path, podman, mode, limit: SECONDS };
    return record(await settle(set, (some) => judgeFiles(generator, some)));
  };
  const entries = await mapLimited([...sets], 4, async ([name, set]) => {
    const user = await verdictOf(set, 'user');
    const system = await verdictOf(set, 'system');
    return [name, isDeepStrictEqual(user, system) ? { user } : { user, system }] as const;
  });
  return Object.fromEntries(entries);
}

async function write(files: ReadonlyMap<string, unknown>): Promise<0> {
  await mkdir(VERDICTS, { recursive: true });
  for (const [name, content] of files) await writeFile(join(VERDICTS, name), format(content));
  process.stdout.write(`${files.size} files written to ${VERDICTS}\n`);
  return 0;
}

async function compareWith(files: ReadonlyMap<string, unknown>): Promise<0 | 1> {
  const stale: string[] = [];
  for (const [name, content] of files) {
    if ((await recorded(name)) !== format(content)) stale.push(name);
  }
  if (stale.length === 0) return 0;
  process.stderr.write(`Not what the generators say: ${stale.join(', ')}. Run "npm run verdicts".\n`);
  return 1;
}

function recorded(name: string): Promise<string> {
  return readFile(join(VERDICTS, name), 'utf8').catch(() => '');
}

/** A line a set, so that a change shows where it is. */
function format(content: unknown): string {
  const lines = Object.entries(content as object).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
