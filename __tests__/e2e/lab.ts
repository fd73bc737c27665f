import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from '@jest/globals';
import { node24 } from '../../bench/node24.js';
import { ACTION, inside, NODE, shell } from '../../runners/inside.js';
import { rootCache } from '../../src/local/in-machine.js';
import { bootMachine } from '../../src/machine/boot.js';
import type { Machine, NspawnMachine } from '../../src/machine/machine.js';
import { ensureRoot, type RootKind } from '../../src/machine/root.js';
import { ensureTools, machineObstacle } from '../../src/machine/tools.js';
import { stderrLog } from '../../src/platform/log.js';
import type { VirtualMachine } from '../../vm/boot.js';
import { restartMachine } from '../machine/restart-machine.js';

export { ACTION, inside, NODE, shell };

/** The checkout. */
export const CHECKOUT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Whether tests run that take minutes more: the virtual machine without KVM, and clients that are compiled first. */
export const EVERY_TEST = process.env.EVERY_TEST === 'true';

/** The name of what runs only then: __tests__/allowed-skips.mjs allows a skip by it. */
export function slowName(name: string): string {
  return EVERY_TEST ? name : `${name} (only with EVERY_TEST=true)`;
}

/** A test that takes minutes more. */
export function slowTest(name: string, body: () => Promise<void>, timeout: number): void {
  (EVERY_TEST ? test : test.skip)(slowName(name), body, timeout);
}

/** A group of tests that takes minutes more. */
export function describeSlow(name: string, body: () => void): void {
  (EVERY_TEST ? describe : describe.skip)(slowName(name), body);
}

/**
 * The releases that a group of tests runs on: in a run of every test all of them, else the first. For groups whose subject
 * is the action more than the release.
 */
export function releases<const Releases extends readonly unknown[]>(
  all: Releases,
): readonly Releases[number][] {
  return EVERY_TEST ? all : all.slice(0, 1);
}

/** Why no machine can be booted here. */
export const obstacle = await machineObstacle();

/**
 * A group of tests that need a booted machine. Where none can be booted they are skipped, and say why; under CI=true
 * that is a failure, because a check that did not run is not green.
 */
export function describeInMachine(name: string, body: () => void): void {
  describeWhere(obstacle, name, body);
}

/** The same for any kind of machine, with what is in its way. */
export function describeWhere(obstacle: string | undefined, name: string, body: () => void): void {
  if (obstacle === undefined) {
    describe(name, body);
  } else if (process.env.CI === 'true') {
    test(name, () => {
      throw new Error(`no machine can be booted here: ${obstacle}`);
    });
  } else {
    describe.skip(`${name} (skipped: ${obstacle})`, () => {
      test('needs a booted machine', () => undefined);
    });
  }
}

/** What a log should not have. A job says that the nginx of sid is an old one, which has no security updates. */
export const PROBLEM = /::(?:error|warning)::(?!nginx \S+ lacks the fix of )/;

export const log = stderrLog({ stderr: (text) => process.stderr.write(`  ${text}`) });

const isVirtual = (machine: Machine): machine is VirtualMachine => 'restart' in machine;
const workDirs = new WeakMap<Machine, string>();

/** Boots a throwaway machine that sees the checkout and Node 24. */
export async function boot(kind: RootKind, name: string): Promise<NspawnMachine> {
  await ensureTools(log);
  const root = await ensureRoot(kind, { cache: rootCache(), log });
  const workDir = await mkdtemp(join(tmpdir(), `${name}-`));
  const machine = await bootMachine({
    root,
    name,
    binds: [
      { source: CHECKOUT, target: ACTION, readOnly: true },
      { source: await node24(), target: dirname(dirname(NODE)), readOnly: true },
    ],
    workDir,
    network: 'own',
    log,
  });
  workDirs.set(machine, workDir);
  return machine;
}

/** Reboots a machine in place; the one that is handed in is of no use any more. */
export async function restart(machine: Machine): Promise<Machine> {
  if (isVirtual(machine)) {
    await machine.restart();
    return machine;
  }
  const workDir = workDirs.get(machine);
  if (workDir === undefined) throw new Error(`the machine ${machine.name} was not booted here`);
  const next = await restartMachine(workDir);
  workDirs.set(next, workDir);
  return next;
}
