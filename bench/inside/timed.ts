// Runs commands in turns. Prints what each of their runs took, by their names, as JSON.
// Usage: node timed.js PLAN, which is a TimedPlan as JSON
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRounds } from '../rounds.js';

export interface TimedPlan {
  readonly rounds: number;
  readonly sides: Readonly<Record<string, TimedCommand>>;
}

export interface TimedCommand {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Costs a process more, which a short time would show. */
  readonly memory?: boolean;
}

export interface Timed {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of processors, of the command and its children. */
  readonly cpu: number;
  /** The largest of its processes, in KiB; 0 where it was not asked for. */
  readonly memory: number;
}

const PEAK = '/tmp/bench-peak';
// bash has milliseconds of processors and microseconds of wall time, where /usr/bin/time has hundredths of a second. What it
// runs says nothing there, or it would be mistaken for the times.
const TIME =
  'TIMEFORMAT="%U %S"; begin=$EPOCHREALTIME; time "$@" > /tmp/bench-said 2>&1; status=$?; ' +
  'echo "$begin $EPOCHREALTIME" >&2; exit $status';

function timed({ argv, env, cwd, memory = false }: TimedCommand): Timed {
  const peak = memory ? ['/usr/bin/time', '--output', PEAK, '--format', '%M'] : [];
  const { status, stderr } = spawnSync('bash', ['-c', TIME, 'bash', ...peak, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (status !== 0) {
    const said = readFileSync('/tmp/bench-said', 'utf8').slice(-2000);
    throw new Error(`${argv.join(' ')}: exit code ${status}\n${said}`);
  }
  const [user, system, begin, end] = stderr.trim().split(/\s+/).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const kib = memory ? Number(readFileSync(PEAK, 'utf8')) : 0;
  return { wall: (end - begin) * 1000, cpu: (user + system) * 1000, memory: kib };
}

const { rounds, sides } = JSON.parse(process.argv[2] ?? '') as TimedPlan;
const taken = await inRounds(Object.keys(sides), rounds, (side) => timed(sides[side] as TimedCommand));
process.stdout.write(JSON.stringify(taken));
