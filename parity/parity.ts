// Compares the linter with one of Podman's own generators, file by file.
import { realpath } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { UserError } from '../src/platform/errors.js';
import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import { compare, type Disagreement } from '../src/quadlet/generator/verdict/compare.js';
import type { Verdict } from '../src/quadlet/generator/verdict/verdict.js';
import { closureOf } from './closure.js';
import { settle } from './culprits.js';
import { directoryVerdict, disagreements } from './engine.js';
import { type Generator, judgeDirectory, judgeFiles, losesNeighbours, openGenerator } from './generator.js';
import { mapLimited } from './map-limited.js';
import { readSet } from './set-files.js';
import { runTool } from './tool.js';

const USAGE = `Usage: npm run parity -- --generator PATH [OPTIONS] DIR...

  --generator PATH   Podman's generator, as "npm run generators" makes it
  --podman VERSION   its version, where it cannot tell (4.4)
  --system           the units of the machine's manager; default: a user's
  --each             each unit file alone, with its drop-ins and the files that it refers to
  --limit SECONDS    for one run of the generator; default: 10
`;

await runTool(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      generator: { type: 'string' },
      podman: { type: 'string' },
      system: { type: 'boolean', default: false },
      each: { type: 'boolean', default: false },
      limit: { type: 'string', default: '10' },
    },
  });
  const limit = Number(values.limit);
  if (values.generator === undefined || positionals.length === 0 || !(limit > 0)) return 2;
  const mode = values.system ? 'system' : 'user';
  const generator = await openGenerator(values.generator, values.podman, mode, limit);
  let differing = 0;
  for (const directory of positionals) {
    const real = await realpath(directory).catch(() => {
      throw new UserError(`There is no directory ${directory}.`);
    });
    const { found, counts } = await (values.each ? compareEach : compareWhole)(generator, real);
    const words = Object.entries(counts).map(([kind, count]) => `${count} ${kind}`);
    say(`${directory}: Podman ${generator.podman}, ${mode}: ${words.join(', ')}; ${found.length} differ`);
    for (const { file, generator: one, engine } of found) {
      say(`  ${file}\n    the generator ${one}\n    the linter: ${engine}`);
    }
    differing += found.length;
  }
  return differing === 0 ? 0 : 1;
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

interface Compared {
  readonly found: readonly Disagreement[];
  readonly counts: Record<string, number>;
}

async function compareWhole(generator: Generator, directory: string): Promise<Compared> {
  const verdict = await judgeDirectory(generator, directory);
  if (verdict.end === 'finished') {
    const found = compare(verdict, directoryVerdict(generator, directory), losesNeighbours(generator));
    return { found, counts: count(verdict, 0, () => true) };
  }
  const settled = await settle(await readSet(directory), (some) => judgeFiles(generator, some));
  const counts = count(settled.verdict, settled.culprits.length, () => true);
  return { found: disagreements(generator, settled), counts };
}

async function compareEach(generator: Generator, directory: string): Promise<Compared> {
  const files = await readSet(directory);
  const units = [...files.keys()].filter(isUnitName);
  const results = await mapLimited(units, 4, async (unit): Promise<Compared> => {
    const settled = await settle(closureOf(files, unit), (some) => judgeFiles(generator, some));
    const blamed = settled.culprits.filter(({ file }) => file === unit).length;
    const found = disagreements(generator, settled);
    // What differs in a file that it refers to shows when that one's turn comes.
    return {
      found: found.filter(({ file }) => file === unit || !isUnitName(file)),
      counts: count(settled.verdict, blamed, (file) => file === unit),
    };
  });
  const counts: Record<string, number> = {};
  for (const result of results) {
    for (const [kind, number] of Object.entries(result.counts)) counts[kind] = (counts[kind] ?? 0) + number;
  }
  return { found: results.flatMap(({ found }) => found), counts };
}

function count(verdict: Verdict, blamed: number, counts: (file: string) => boolean): Record<string, number> {
  const numbers: Record<string, number> = { accepted: 0, rejected: 0, silent: 0, 'crashed or hung': blamed };
  for (const [file, { kind }] of verdict.units) {
    if (counts(file)) numbers[kind] = (numbers[kind] ?? 0) + 1;
  }
  return numbers;
}
