// Has the actions print what others wrote: a registry that dies, an upstream that refuses, a unit that fails. Prints what
// went wrong as JSON.
// Usage: node inside.js, with the variable ATTACK: LogsJob as JSON.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { random } from '../../parity/fuzz/random.js';
import { type PartResult, sum } from '../results.js';
import { HOSTILE, randomLine } from '../runner-log.js';
import { runStep } from '../step-run.js';
import { judgeLog } from './judge.js';
import { startUpstream } from './upstream.js';

export interface LogsJob {
  /** How often a registry dies, each time with other lines. */
  readonly rounds: number;
  readonly seed: number;
}

const IMAGE = 'localhost/hostile-registry:1';
// The last lines are shown, and one of them is ours.
const LINES = 12;
const REACHED = 'reached-the-log';
// Seconds.
const TIMEOUT = 240;
const LIMIT = { timeout: TIMEOUT, env: { ATTACK: '' } };

const { rounds, seed } = JSON.parse(process.env.ATTACK ?? '') as LogsJob;
const directory = mkdtempSync(join(tmpdir(), 'attack-logs-'));
const chance = random(seed, 0);
const next = () => chance.below(2 ** 30) / 2 ** 30;
const lines = [...HOSTILE, ...Array.from({ length: LINES * (rounds + 8) }, () => randomLine(next))];

/** The lines in groups of as many as are shown. */
function groups(count: number): (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => lines.slice(index * LINES, (index + 1) * LINES));
}

/** An image whose program prints the lines and dies. */
function makeImage(shown: readonly string[]): void {
  const context = join(directory, 'image');
  const programs = ['/usr/bin/dash', '/usr/bin/cat'];
  const libraries = programs.flatMap(
    (program) => execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? [],
  );
  for (const file of new Set([...programs, ...libraries])) {
    mkdirSync(join(context, file, '..'), { recursive: true });
    copyFileSync(file, join(context, file));
  }
  writeFileSync(join(context, 'lines'), `${shown.join('\n')}\n${REACHED}\n`);
  const archive = join(directory, 'image.tar');
  const entry = JSON.stringify(['/usr/bin/dash', '-c', 'cat /lines; exit 1']);
  execFileSync('tar', ['--create', `--file=${archive}`, `--directory=${context}`, '.'], { timeout: 60_000 });
  const change = ['--change', `ENTRYPOINT ${entry}`];
  execFileSync('podman', ['import', '--quiet', ...change, archive, IMAGE], {
    stdio: 'ignore',
    timeout: 60_000,
  });
}

async function dyingRegistry(shown: readonly string[], index: number): Promise<PartResult> {
  makeImage(shown);
  const lifecycle = index % 2 === 0 ? 'job' : 'persistent';
  const inputs = { lifecycle, name: 'dying', 'registry-image': IMAGE, timeout: '20', 'keep-images': 'true' };
  const step = { action: '.', directory: join(directory, `registry${index}`), inputs };
  const main = await runStep(step, 'main', LIMIT);
  const post = await runStep(step, 'post', LIMIT);
  return resultOf(`a registry that dies, lifecycle ${lifecycle}`, main.output + post.output, shown);
}

async function refusingUpstream(shown: readonly string[]): Promise<PartResult> {
  const upstream = await startUpstream([...shown, REACHED], directory);
  try {
    const inputs = {
      seed: upstream.seeds.join('\n'),
      'image-source': 'packages',
      'keep-images': 'true',
      proof: 'false',
    };
    const step = { action: '.', directory: join(directory, 'seed'), inputs };
    const main = await runStep(step, 'main', LIMIT);
    const post = await runStep(step, 'post', LIMIT);
    return resultOf('an upstream that refuses', main.output + post.output, shown);
  } finally {
    upstream.stop();
  }
}

async function failingUnits(all: readonly (readonly string[])[]): Promise<PartResult> {
  const units = join(directory, 'units');
  mkdirSync(units);
  for (const [index, shown] of all.entries()) {
    const file = join(directory, `unit${index}.txt`);
    writeFileSync(file, `${shown.join('\n')}\n${REACHED}\n`);
    writeFileSync(
      join(units, `hostile${index}.container`),
      `[Container]\nImage=${IMAGE}\n[Service]\nExecStartPre=/usr/bin/dash -c "cat ${file}; exit 1"\n`,
    );
  }
  const inputs = { path: units, start: 'true', 'fail-on': 'never', verify: 'false' };
  const step = { action: 'quadlet-generate', directory: join(directory, 'generate'), inputs };
  const main = await runStep(step, 'main', { ...LIMIT, cwd: directory });
  const post = await runStep(step, 'post', { ...LIMIT, cwd: directory });
  return resultOf('units that fail', main.output + post.output, all.flat());
}

function resultOf(source: string, output: string, shown: readonly string[]): PartResult {
  const wrong = judgeLog(output, shown, REACHED);
  return { cases: shown.length, failures: wrong.map((words) => `${source}: ${words}`) };
}

try {
  const results: PartResult[] = [];
  const every = groups(rounds + 6);
  for (const [index, shown] of every.slice(0, rounds).entries()) {
    results.push(await dyingRegistry(shown, index));
  }
  results.push(await refusingUpstream(every.flat()));
  results.push(await failingUnits(every));
  process.stdout.write(`${JSON.stringify(sum(results))}\n`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
