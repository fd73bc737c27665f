import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../parity/fuzz/random.js';
import type { Machine } from '../../src/machine/machine.js';
import { describeError } from '../../src/platform/errors.js';
import { packagedImage } from '../../src/registry/images/images.js';
import type { SoakRegistry } from './registry.js';

/** What happens to the registries, and what goes wrong. */
export interface SoakContext {
  readonly machine: Machine;
  readonly registries: readonly SoakRegistry[];
  /** The file system with the data of all registries. */
  readonly disk: string;
  readonly chance: Random;
  readonly say: (line: string) => void;
  readonly failures: string[];
}

// Seconds until pushes work again; a registry that only its watch restarts takes longest.
const BACK = 120;
// Seconds.
const FULL = 5;
/** Its name is local, because an upgrade pulls other ones. */
export const DISTRIBUTION_3 = 'localhost/distribution:3';
// Distribution 2.8 and 3.
const IMAGES = [packagedImage('registry'), DISTRIBUTION_3] as const;

type Event = (context: SoakContext) => Promise<string>;

const kill: Event = async ({ registries, chance }) => {
  const registry = chance.pick(registries);
  const role = chance.pick(registry.roles);
  await registry.kill(role);
  return `SIGKILL to ${role} of ${registry.name}: pushes work after ${(await registry.goOn(BACK)).toFixed(1)} s`;
};

const persistent = ({ registries, chance }: SoakContext) =>
  chance.pick(registries.filter(({ isPersistent }) => isPersistent));

const collect: Event = async (context) => {
  const registry = persistent(context);
  const options = context.chance.chance(0.5) ? ['--delete-untagged'] : [];
  const line = await registry.operate('gc', options);
  await registry.goOn(BACK);
  return `gc ${registry.name} ${options.join(' ')}: ${line}`;
};

/** Kills the process that collects, in the middle of it. */
const killedCollect: Event = async (context) => {
  const registry = persistent(context);
  await interrupt(context, 'gc', registry.operate('gc', ['--delete-untagged']), 4000);
  // The next one continues, and pushes work again.
  const line = await registry.operate('gc', ['--delete-untagged']);
  await registry.goOn(BACK);
  return `gc ${registry.name}, killed and repeated: ${line}`;
};

/** Between Distribution 2.8 and 3, or to the same version with another configuration. */
const upgrade: Event = async (context) => {
  const registry = persistent(context);
  const line = await registry.operate('upgrade', await upgradeOptions(context, registry));
  await registry.goOn(BACK);
  return `upgrade ${registry.name}: ${line}`;
};

const killedUpgrade: Event = async (context) => {
  const registry = persistent(context);
  const options = await upgradeOptions(context, registry);
  await interrupt(context, 'upgrade', registry.operate('upgrade', options), 15_000);
  // It undoes the upgrade, or completes it; its exit code is 1 until the registry answers.
  await registry.operate('status').catch(describeError);
  const seconds = await registry.goOn(BACK);
  return `upgrade ${registry.name}, killed: pushes work after ${seconds.toFixed(1)} s`;
};

async function upgradeOptions({ chance }: SoakContext, registry: SoakRegistry): Promise<string[]> {
  await registry.makeOutdated();
  return chance.chance(0.5) ? ['--registry-image', chance.pick(IMAGES)] : [];
}

async function interrupt(
  { machine, chance }: SoakContext,
  verb: string,
  running: Promise<string>,
  longest: number,
): Promise<void> {
  const ended = running.catch(describeError);
  await sleep(chance.below(longest));
  await machine.run(['pkill', '-KILL', '-f', `dist/cli[.]js ${verb}`], { user: 'runner', timeout: 30 });
  await ended;
}

const nextJob: Event = async ({ registries, chance }) => {
  const registry = chance.pick(registries.filter(({ isPersistent }) => !isPersistent));
  const role = await registry.replace(chance);
  return `SIGKILL to ${role} of ${registry.name}: pushes to the next job work after ${(await registry.goOn(BACK)).toFixed(1)} s`;
};

const pull: Event = async ({ registries, chance, failures }) => {
  const registry = chance.pick(registries);
  const { images, lost } = await registry.verify(200);
  failures.push(...lost.map((what) => `${registry.name}: ${what}`));
  return `pulled the last 200 of ${images} images of ${registry.name}: ${lost.length} lost`;
};

const fillDisk: Event = async ({ machine, registries, disk }) => {
  const file = `${disk}/filler`;
  await machine.run(['sh', '-c', `cat /dev/zero > ${file}`], { user: 'root', timeout: 120 });
  await sleep(FULL * 1000);
  await machine.run(['rm', file], { user: 'root', timeout: 30 });
  for (const registry of registries) await registry.goOn(BACK);
  return `the disk was full for ${FULL} s`;
};

// The first of each in turn, so that a short run has them all.
const EVENTS: readonly Event[] = [
  ...[kill, pull, collect, fillDisk, upgrade],
  ...[kill, nextJob, killedCollect, kill, killedUpgrade],
];

/** Lets one thing after the other happen until the time is over. A registry that does not come back is a failure. */
export async function runEvents(context: SoakContext, until: number): Promise<number> {
  let count = 0;
  for (; Date.now() < until; count++) {
    const event = EVENTS[count % EVENTS.length] ?? pull;
    try {
      context.say(await event(context));
    } catch (thrown) {
      const failure = `event ${count + 1} (${event.name}): ${describeError(thrown)}`;
      context.say(`FAILED ${failure}`);
      context.failures.push(failure);
    }
    await sleep(context.chance.below(5000));
  }
  return count;
}
