import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Machine } from '../../../src/machine/machine.js';
import type { Suite } from '../../../src/machine/recipe.js';
import { doctor, findings } from '../doctor.js';
import { bootWithImages } from '../kept-images.js';
import { describeInMachine, EVERY_TEST, shell } from '../lab.js';
import { Step } from '../step.js';
import type { Fault } from './fault.js';
import { difference, hostState } from './host-state.js';
import { faults } from './index.js';

const TEST_DIRECTORY = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

// As long as a pause process of podman's lives, nothing that is wrong with ids is seen. One is left by every call.
const CALM = `
rm -f /home/runner/_test/state; pkill -u runner -x catatonit || true; pkill -u runner -f '^podman pause' || true
while pgrep -u runner -x catatonit; do sleep 0.05; done
rm -f /run/user/1001/libpod/tmp/pause.pid`;

const TITLES = {
  fixed: 'main puts it right and passes, and post leaves the files as they were',
  fails: 'main ends with the explanation, and nothing is changed',
  works: 'main passes, and nothing is changed',
} as const;

/** Tests of each fault by itself, for the machine of one release. */
export function testFaults(suite: Suite): void {
  describeInMachine(`faults of a host, each by itself (${suite})`, () => {
    let machine: Machine;
    let healthy: readonly string[];
    // Not in root's home, where a command of the user's would not be let in.
    const asRoot = (script: string) => shell(machine, script, { user: 'root', cwd: '/' });

    beforeAll(start, 900_000);

    async function start(): Promise<void> {
      machine = await bootWithImages({ suite, flavour: 'ready' }, `faults-${suite}`);
      // What podman keeps of a first job is there before the first fault.
      const step = new Step(machine, TEST_DIRECTORY, HOSTED);
      const main = await step.main({ 'keep-images': 'true', proof: 'false' });
      expect(main.shown).not.toContain('::error::');
      expect((await step.post(main)).exitCode).toBe(0);
      await asRoot(CALM);
      healthy = await hostState(machine);
    }

    afterAll(() => machine?.stop(), 60_000);

    const here = faults.filter((fault, index) => suitesOf(fault, index).includes(suite));
    const possible = here.filter(({ obstacle }) => obstacle?.() === undefined);
    for (const { id, what, obstacle } of here) {
      const why = obstacle?.();
      if (why !== undefined) test.skip(`${id}: ${what} (skipped: ${why})`, () => undefined);
    }
    describe.each(possible.map((fault) => [`${fault.id}: ${fault.what}`, fault] as const))(
      '%s',
      (_, fault) => {
        const env = environment(fault);
        const { along: named = [] } = fault;
        const along = typeof named === 'function' ? named(suite) : named;
        // What the action does about it differs between releases, what it says does not.
        const usual = fault.outcome === 'fixed' ? fault.suites : fault.suites.slice(0, 1);
        const isPlayed = (fault.played ?? usual).includes(suite);
        let before: readonly string[];

        beforeAll(async () => {
          await asRoot(fault.make ?? 'true');
          before = await hostState(machine);
        }, 60_000);

        afterAll(async () => {
          await asRoot(`${CALM}\n${fault.restore ?? 'true'}`);
          const left = difference(healthy, await hostState(machine));
          if (left.length === 0) return;
          // The next fault is to be the only one.
          await machine.stop();
          await start();
          expect(left.filter((line) => !fault.stays?.test(line.slice(2)))).toEqual([]);
        }, 300_000);

        test('doctor finds it, says what it is, and changes nothing', async () => {
          const answer = await doctor(machine, env, fault.launcher);
          const found = answer.checks.find(({ id }) => id === fault.id);
          expect(found).toMatchObject({ id: fault.id, state: fault.state });
          expect(found?.found).toMatch(fault.says);
          const expected = fault.state === 'error' || fault.state === 'warning' ? [fault.id] : [];
          expect(findings(answer).sort()).toEqual([...expected, ...along].sort());
          expect(answer.exitCode).toBe(answer.checks.some(({ state }) => state === 'error') ? 1 : 0);
          // Where main and post follow, they show it too.
          if (!isPlayed) expect(difference(before, await hostState(machine))).toEqual([]);
        });

        if (!isPlayed) return;

        test(TITLES[fault.outcome], async () => {
          // Podman Doctor puts the same right, and its test container runs with it; the registry starts on the first release.
          const isFirst = suite === fault.suites[0];
          const step = new Step(machine, TEST_DIRECTORY, env, isFirst ? '.' : 'doctor');
          const main = await step.main(isFirst ? { 'keep-images': 'true', proof: 'false' } : {});
          const post = await step.post(main);
          if (fault.outcome === 'fails') {
            expect(main.exitCode).toBe(1);
            expect(main.shown).toContain(fault.id);
            expect(main.shown).toMatch(fault.says);
          } else {
            expect(main.shown).not.toContain('::error::');
            expect(main.exitCode).toBe(0);
            const changes = fault.outcome === 'fixed' ? (fault.changes ?? fault.id) : '';
            expect(main.outputs.get('host-changes')).toBe(changes);
          }
          expect(post.exitCode).toBe(0);
          expect(post.shown).not.toContain('::warning::');
          await shell(machine, `rm -rf ${TEST_DIRECTORY}`);
          await asRoot(before.some((line) => line === 'process catatonit') ? 'true' : CALM);
          const changed = difference(before, await hostState(machine));
          expect(changed.filter((line) => !fault.stays?.test(line.slice(2)))).toEqual([]);
        });
      },
    );
  });
}

/**
 * What is put right is tried on the first release and on one of the others by turns, what is only explained on the first
 * alone: the words do not depend on the release. A run of every test tries the one on all, the other on two.
 */
function suitesOf({ outcome, suites, played }: Fault, index: number): readonly Suite[] {
  const [first, ...others] = suites;
  if (first === undefined || others.length < 2) return suites;
  const isPlayed = outcome === 'fixed' || played !== undefined;
  if (isPlayed && EVERY_TEST) return suites;
  const at = index % others.length;
  return isPlayed || EVERY_TEST ? [first, ...others.slice(at, at + 1)] : [first];
}

function environment({ job = {} }: Fault): Record<string, string> {
  const variables = { ...HOSTED, ...job };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
