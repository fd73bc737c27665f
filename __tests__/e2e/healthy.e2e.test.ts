import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { doctor, findings } from './doctor.js';
import { EVERYWHERE } from './faults/fault.js';
import { difference, hostNames, hostState } from './faults/host-state.js';
import { boot, describeInMachine, shell } from './lab.js';
import { snapshot } from './snapshot.js';
import { Step } from './step.js';

const TEST_DIRECTORY = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };

for (const suite of EVERYWHERE) {
  describeInMachine(`a host that is as it should be (${suite})`, () => {
    let machine: Machine;

    beforeAll(async () => {
      machine = await boot({ suite, flavour: 'ready' }, `healthy-${suite}`);
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    const everything = async () => [...(await hostState(machine)), ...(await hostNames(machine))];

    async function expectFit(leaves = /^$/): Promise<void> {
      const before = await everything();
      const begun = Date.now();
      const answer = await doctor(machine, HOSTED);
      process.stderr.write(
        `  doctor on ${suite}: ${answer.checks.length} checks in ${Date.now() - begun} ms\n`,
      );
      expect(findings(answer)).toEqual([]);
      expect(answer).toMatchObject({ exitCode: 0, fit: true });
      expect(difference(before, await everything()).filter((line) => !leaves.test(line))).toEqual([]);
    }

    test('doctor finds nothing wrong where podman was never called, and makes it no store', () =>
      expectFit(VOLATILE));

    test('doctor finds nothing wrong where podman has a store and a pause process, and leaves both', async () => {
      await shell(machine, 'podman unshare true; podman info > /dev/null');
      const pause = await shell(machine, 'cat /run/user/1001/libpod/tmp/pause.pid');
      await expectFit();
      expect(await shell(machine, 'cat /run/user/1001/libpod/tmp/pause.pid')).toBe(pause);
    }, 60_000);

    test.each(['auto', 'check'])(
      '`setup: %s` changes nothing, from main to post',
      async (setup) => {
        const step = new Step(machine, TEST_DIRECTORY, HOSTED);
        const before = { host: await hostState(machine), podman: await snapshot(machine, TEST_DIRECTORY) };
        const main = await step.main({ setup });
        expect(main.shown).not.toContain('::error::');
        expect(main.exitCode).toBe(0);
        expect(main.outputs.get('host-changes')).toBe('');
        const post = await step.post(main);
        expect(post.exitCode).toBe(0);
        expect(post.shown).not.toContain('::warning::');
        await shell(machine, `rm -rf ${TEST_DIRECTORY}`);
        expect(difference(before.host, await hostState(machine))).toEqual([]);
        expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before.podman);
      },
      120_000,
    );

    test('`doctor --fix` has nothing to put right, and `doctor --undo` nothing to take back', async () => {
      const before = await hostState(machine);
      await shell(machine, '/opt/node24/bin/node /action/dist/cli.js doctor --fix', { env: HOSTED });
      expect(difference(before, await hostState(machine))).toEqual([]);
      await shell(machine, '/opt/node24/bin/node /action/dist/cli.js doctor --undo', { env: HOSTED });
      expect(difference(before, await hostState(machine))).toEqual([]);
    }, 60_000);
  });
}

// What podman, crun and D-Bus note in memory file systems when they are called for the first time.
const VOLATILE =
  /^\+ (?:runtime|name) (?:\/run\/user\/1001\/(?:containers|crun|dbus-1|libpod|netns|systemd\/transient)\b|\/dev\/shm\/libpod_rootless_lock_1001 )/;
