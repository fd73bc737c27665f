import { setTimeout as sleep } from 'node:timers/promises';
import { ACTION, NODE, stepMain, stepPost } from '../../conformance/lab.js';
import { type Random, random } from '../../parity/fuzz/random.js';
import { RUNNER } from '../../src/machine/recipe.js';
import { describeError } from '../../src/platform/errors.js';
import { asRunner } from '../as-runner.js';
import type { AttackContext } from '../context.js';
import { killAll, killRole, ROLES, type Role } from '../kill-process.js';
import { type Pusher, startPushes, type Target, verifyPushes } from '../pushes.js';
import type { PartResult } from '../results.js';

const TEMPORARY = `${RUNNER.home}/_kills`;
const INPUTS = { 'image-source': 'packages', 'keep-images': 'true', proof: 'false' };
const NAME = 'killed';
// Milliseconds between kills at most.
const PAUSE = 1500;
// Seconds until a registry is back, and until one is that only its watch restarts.
const BACK = 30;
const WATCHED = 90;

/** What a registry of a job restarts by itself. */
const RESTARTED: readonly Role[] = ['registry', 'nginx'];

type Outputs = Readonly<Record<string, string>>;

const pusherOf = ({ machine }: AttackContext): Pusher => ({
  machine,
  node: NODE,
  script: `${ACTION}/attacks/pusher.mjs`,
});

const targetOf = (outputs: Outputs, ca = outputs['ca-cert'] ?? ''): Target => ({
  registry: outputs.registry ?? '',
  ca,
  login: `${outputs.username}:${outputs.password}`,
});

/** Kills processes of a job's registry at random moments, and at last all of them. */
export async function killJobRegistry(context: AttackContext, rounds: number): Promise<PartResult> {
  const { machine, options } = context;
  const inputs = { ...INPUTS, 'storage-path': `${RUNNER.home}/_kept` };
  const file = `${RUNNER.home}/_job.jsonl`;
  const outputs = await stepMain(machine, TEMPORARY, inputs);
  const pod = outputs.pod ?? '';
  const result = await killDuringPushes(context, {
    name: 'a registry of a job',
    pod,
    target: targetOf(outputs),
    file,
    // Each role once more or less, at random; what restarts is given time to.
    kills: pickRoles(RESTARTED, rounds, random(options.seed, 2)),
    // From here on there is nothing to be killed.
    last: async (chance) => {
      await (chance.chance(0.5)
        ? killAll(machine, pod)
        : killRole(machine, pod, chance.pick(['infra', 'forwarder'])));
    },
  });
  await stepPost(machine, TEMPORARY);
  const failures = [...result.failures, ...(await left(context))];
  // All that was acknowledged is in its storage.
  const next = await stepMain(machine, TEMPORARY, inputs);
  const { images, lost } = await verifyPushes(pusherOf(context), targetOf(next), file);
  await stepPost(machine, TEMPORARY);
  failures.push(...lost.map((what) => `a registry of a job has lost of ${images} images: ${what}`));
  return { cases: result.cases, failures };
}

/** Kills every kind of process of a persistent registry at random moments; it comes back each time. */
export async function killPersistentRegistry(context: AttackContext, rounds: number): Promise<PartResult> {
  const { machine, options } = context;
  const inputs = { ...INPUTS, lifecycle: 'persistent', name: NAME };
  const file = `${RUNNER.home}/_persistent.jsonl`;
  const outputs = await stepMain(machine, TEMPORARY, inputs);
  await stepPost(machine, TEMPORARY);
  const ca = `${RUNNER.home}/.local/share/podman-registry-action/${NAME}/ca.crt`;
  const target = targetOf(outputs, ca);
  const pod = `podman-registry-${NAME}`;
  const result = await killDuringPushes(context, {
    name: 'a persistent registry',
    pod,
    target,
    file,
    kills: pickRoles(ROLES, rounds, random(options.seed, 3)),
  });
  const { images, lost } = await verifyPushes(pusherOf(context), target, file);
  await asRunner(machine, [NODE, `${ACTION}/dist/cli.js`, 'down', NAME, '--data'], { timeout: 120 });
  return {
    cases: result.cases,
    failures: [
      ...result.failures,
      ...lost.map((what) => `a persistent registry has lost of ${images} images: ${what}`),
      ...(await left(context)),
    ],
  };
}

/** In turn, from a random one on, so that each of them has been there after as many rounds. */
function pickRoles(roles: readonly Role[], rounds: number, chance: Random): readonly Role[] {
  const first = chance.below(roles.length);
  return Array.from({ length: rounds }, (_, round) => roles[(first + round) % roles.length] ?? 'registry');
}

interface Killing {
  readonly name: string;
  readonly pod: string;
  readonly target: Target;
  readonly file: string;
  readonly kills: readonly Role[];
  /** A last blow, after which no push is waited for. */
  readonly last?: (chance: Random) => Promise<void>;
}

async function killDuringPushes(context: AttackContext, killing: Killing): Promise<PartResult> {
  const { machine, options, say } = context;
  const { name, pod, target, file, kills, last } = killing;
  const chance = random(options.seed, 4);
  const failures: string[] = [];
  const pushes = await startPushes(pusherOf(context), target, file);
  try {
    await pushes.goOn(BACK);
    for (const [round, role] of kills.entries()) {
      await sleep(chance.below(PAUSE));
      say(`kills: ${role} of ${name}`);
      const killed = await killRole(machine, pod, role);
      // Not every Podman has each of them.
      if (killed.length === 0) continue;
      const back = await pushes.goOn(RESTARTED.includes(role) ? BACK : WATCHED).catch(describeError);
      if (typeof back === 'string') failures.push(`${name}, kill ${round + 1}, ${role}: ${back}`);
    }
    await sleep(chance.below(PAUSE));
    await last?.(chance);
  } finally {
    await pushes.stop();
  }
  return { cases: kills.length + (last === undefined ? 0 : 1), failures };
}

/** Containers and pods that are still there, though nobody should have one. */
async function left({ machine }: AttackContext): Promise<string[]> {
  const names = await asRunner(machine, [
    'podman',
    'ps',
    '--all',
    '--pod',
    '--format',
    '{{.Names}} {{.PodName}}',
  ]);
  return names.split('\n').flatMap((line) => (line === '' ? [] : [`the container ${line} is left`]));
}
