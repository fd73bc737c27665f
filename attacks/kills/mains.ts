import { random } from '../../parity/fuzz/random.js';
import { RUNNER } from '../../src/machine/recipe.js';
import { asRunner } from '../as-runner.js';
import { type AttackContext, runInMachine } from '../context.js';
import type { PartResult } from '../results.js';
import { changesBetween, snapshot } from '../snapshot.js';
import type { KillJob, KillResult } from './inside.js';

const DIRECTORY = `${RUNNER.home}/_killed`;
const INPUTS = { 'image-source': 'packages', 'keep-images': 'true', trust: 'auto' };
const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT'] as const;

/** What a job has outside of its own directory. */
const TRACES =
  'ls -d /run/user/1001/podman-registry-* ~/.config/containers/certs.d/* ~/.local/state/podman-registry-action/*.claim 2> /dev/null || true';

/** Kills main at random moments; after post the machine is as it was before. */
export async function killMains(
  { machine, options, say }: AttackContext,
  rounds: number,
): Promise<PartResult> {
  const chance = random(options.seed, 1);
  const run = (kill: KillJob['kill']) => {
    const job: KillJob = { directory: DIRECTORY, inputs: INPUTS, kill };
    return runInMachine<KillResult>(machine, 'kills/inside.js', job);
  };
  // The images that it makes stay, and it shows how long a main takes here.
  const { took } = await run(undefined);
  const again = await run(undefined);
  const length = Math.min(took, again.took);
  const before = await snapshot(machine, DIRECTORY);
  const failures: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const signal = SIGNALS[round % SIGNALS.length] ?? 'SIGKILL';
    // Also a moment after the end, when there is nothing to be killed.
    const after = chance.below(Math.round(length * 1.1));
    const name = `${signal} to main after ${after} ms of ${length}`;
    say(`kills: ${name}`);
    const { postExit, post, left } = await run({ signal, after });
    const changes = changesBetween(before, await snapshot(machine, DIRECTORY));
    const traces = await asRunner(machine, ['bash', '-c', TRACES]);
    const wrong = [
      ...(postExit === 0 ? [] : [`post ends with ${postExit}: ${post.slice(-500)}`]),
      ...left.map((file) => `${file} is left in RUNNER_TEMP: ${post.slice(-500)}`),
      ...changes,
      ...traces.split('\n').flatMap((line) => (line === '' ? [] : [`${line} is left`])),
    ];
    failures.push(...wrong.map((words) => `${name}: ${words}`));
  }
  return { cases: rounds, failures };
}
