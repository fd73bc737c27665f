import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine } from '../src/machine/machine.js';
import { asRunner } from './as-runner.js';

/** Where a machine sees this folder and its Node. */
export interface Pusher {
  readonly machine: Machine;
  readonly node: string;
  /** `…/attacks/pusher.mjs`. */
  readonly script: string;
  /** Variables of the program. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds that its pushes take at most. */
  readonly longest?: number;
}

/** A registry as its clients know it, by paths in the machine. */
export interface Target {
  /** `HOST:PORT`. */
  readonly registry: string;
  readonly ca: string;
  /** `user:password`; empty where it asks for none. */
  readonly login: string;
}

export interface Verdict {
  /** Images whose push the registry has acknowledged. */
  readonly images: number;
  /** What of them is not there any more, or not as it was pushed. */
  readonly lost: readonly string[];
}

/** Pushes that go on until they are stopped. */
export interface Pushes {
  /** How many images were acknowledged so far, those of earlier pushes to the same file included. */
  count(): Promise<number>;
  /**
   * Waits until pushes work, after whatever was done to the registry.
   * @returns the seconds it took
   * @throws Error where they do not within this many seconds
   */
  goOn(seconds: number): Promise<number>;
  stop(): Promise<{ readonly acknowledged: number; readonly failed: number }>;
}

// More than can have been under way when the registry was killed.
const SURE = 20;
// Seconds.
const LONGEST = 900;

/**
 * Pushes images without a pause, four at a time.
 * @param file in the machine: each acknowledged image is a line of it; one that exists is continued
 */
export async function startPushes(pusher: Pusher, target: Target, file: string): Promise<Pushes> {
  await asRunner(pusher.machine, ['rm', '-f', `${file}.stop`]);
  await asRunner(pusher.machine, ['touch', file]);
  const ended = run(pusher, 'push', target, file);
  // Its failure is told by stop(), which may be called much later.
  ended.catch(() => undefined);
  const count = async () => Number.parseInt(await asRunner(pusher.machine, ['wc', '--lines', file]), 10);
  return {
    count,
    goOn: async (seconds) => {
      const begun = Date.now();
      const before = await count();
      while ((await count()) < before + SURE) {
        if (Date.now() - begun > seconds * 1000) throw new Error(`no push has worked for ${seconds} s`);
        await sleep(200);
      }
      return (Date.now() - begun) / 1000;
    },
    stop: async () => {
      await asRunner(pusher.machine, ['touch', `${file}.stop`]);
      return JSON.parse(await ended);
    },
  };
}

/** Asks for every acknowledged image by tag and by digest, and for its blobs, and hashes what comes. */
export async function verifyPushes(pusher: Pusher, target: Target, file: string): Promise<Verdict> {
  return JSON.parse(await run(pusher, 'verify', target, file));
}

function run(
  { machine, node, script, env, longest = LONGEST }: Pusher,
  mode: string,
  target: Target,
  file: string,
): Promise<string> {
  const argv = [node, script, mode, target.registry, target.ca, file];
  return asRunner(machine, argv, { timeout: longest, env: { ...env, LOGIN: target.login } });
}
