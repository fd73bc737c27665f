// Looks for files on which the linter and Podman's own generators differ, by changing known ones at random.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pathExists } from '../src/platform/files.js';
import { engineVerdict } from './engine.js';
import { FIXTURES, fixtureSets } from './fixture-sets.js';
import { makeMutant, type Stock } from './fuzz/mutant.js';
import { compareRun } from './fuzz/run.js';
import { seedSets } from './fuzz/seed-sets.js';
import { vocabularyOf } from './fuzz/vocabulary.js';
import type { Generator } from './generator.js';
import { cachedGenerator, generatorCache, VERSIONS } from './generator-cache.js';
import { readSet } from './set-files.js';
import { runTool } from './tool.js';

// Milliseconds that the linter may take for one case.
const SLOW = 1000;

const USAGE = `Usage: npm run fuzz:quadlet -- [OPTIONS] [DIR...]

  DIR...              unit files to begin with, beside those of ${FIXTURES}
  --seed N            default: by the clock
  --from N            the first mutant; default: 0
  --rounds N          how many mutants; default: 20000
  --time SECONDS      stop after that long
  --podman VERSION    a version to compare with (again for each); default: all of the cache
  --cache DIR         where "npm run generators" put them
  --most N            stop after so many different disagreements; default: 1
  --engine-only       without generators: the linter must neither throw nor take longer than a second for a case
`;

await runTool(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      from: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '20000' },
      time: { type: 'string', default: 'Infinity' },
      podman: { type: 'string', multiple: true, default: [...VERSIONS] },
      cache: { type: 'string' },
      most: { type: 'string', default: '1' },
      'engine-only': { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const numbers = [seed, values.from, values.rounds, values.time, values.most].map(Number);
  if (numbers.some(Number.isNaN)) return 2;
  const fixtures = (await pathExists(FIXTURES)) ? [...(await fixtureSets(FIXTURES)).values()] : [];
  const given = await Promise.all(positionals.map((directory) => readSet(resolve(directory))));
  const sets = seedSets([...fixtures, ...given]);
  const texts = sets.flatMap((set) =>
    [...set.values()].map((content) => Buffer.from(content).toString('latin1')),
  );
  const stock: Stock = { seed, sets, words: vocabularyOf(texts) };
  say(`seed ${seed}, ${sets.length} sets to begin with`);
  const deadline = Date.now() + Number(values.time) * 1000;
  const first = Number(values.from);
  const span = { first, end: first + Number(values.rounds), deadline };
  if (values['engine-only']) return engineOnly(stock, values.podman, span);
  const cache = await generatorCache(values.cache);
  const paths = await Promise.all(values.podman.map((version) => cachedGenerator(cache, version)));
  const { found, compared } = await compareRun(
    stock,
    values.podman,
    paths,
    { ...span, most: Number(values.most) },
    say,
    progress,
  );
  say(
    `${compared} mutants compared with each of ${paths.length} generators: ${found} different disagreements`,
  );
  return found === 0 ? 0 : 1;
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

interface Span {
  readonly first: number;
  readonly end: number;
  readonly deadline: number;
}

function engineOnly(stock: Stock, versions: readonly string[], { first, end, deadline }: Span): 0 | 1 {
  let slowest = 0;
  let index = first;
  for (; index < end && Date.now() < deadline; index += 1) {
    const { files } = makeMutant(stock, index);
    const podman = versions[index % versions.length] as string;
    const generator: Generator = { path: '', podman, mode: index % 2 === 0 ? 'user' : 'system', limit: 0 };
    const measure = (): number => {
      const began = performance.now();
      engineVerdict(generator, files);
      return performance.now() - began;
    };
    let taken: number;
    try {
      taken = measure();
      // A machine with other work holds it up now and then, but not each time.
      for (let again = 0; again < 3 && taken > SLOW; again++) taken = Math.min(taken, measure());
    } catch (thrown) {
      say(`mutant ${index}, Podman ${podman}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
      return 1;
    }
    slowest = Math.max(slowest, taken);
    if (taken > SLOW) {
      say(`mutant ${index}, Podman ${podman}: ${Math.round(taken)} ms`);
      return 1;
    }
  }
  say(`${index - first} mutants: no exception; the slowest took ${Math.round(slowest)} ms`);
  return 0;
}
