import { release } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { VirtualMachine } from '../../vm/boot.js';
import { ACTION, inside, NODE } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';
import { bootVirtual, describeInVm } from './vm-lab.js';

const TEST_DIRECTORY = '/home/runner/_test';

// Without KVM everything takes ten times as long as in a machine that shares the host's kernel, so this is one short job.
describeInVm('a runner with a kernel of its own', () => {
  let machine: VirtualMachine;
  let step: Step;
  let before: Snapshot;
  let main: StepResult;

  beforeAll(async () => {
    machine = await bootVirtual({ name: 'debian', suite: 'trixie' }, 'separate-kernel');
    step = new Step(machine, TEST_DIRECTORY, { XDG_RUNTIME_DIR: '/run/user/1001' });
    before = await snapshot(machine, TEST_DIRECTORY);
    main = await step.main();
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('commands return their exit code and both streams, and are ended after their time', async () => {
    const script = 'echo "$GIVEN"; id -un; echo problem >&2; sleep 60 & exit 7';
    const argv = ['sh', '-c', script];
    const env = { GIVEN: 'a $value %41 \'with "quotes"' };
    for (const user of ['root', 'runner'] as const) {
      const ended = await machine.run(argv, { user, env, timeout: 60 });
      expect(ended).toEqual({ exitCode: 7, stdout: `${env.GIVEN}\n${user}\n`, stderr: 'problem\n' });
    }
    const late = await machine.run(['sleep', '60'], { user: 'root', timeout: 1 });
    expect(late.exitCode).toBe(124);
  }, 120_000);

  test('the kernel is another than the host has, with AppArmor and cgroup v2 alone', async () => {
    expect(await inside(machine, ['uname', '-r'])).not.toBe(`${release()}\n`);
    expect(await inside(machine, ['cat', '/sys/kernel/security/lsm'], { user: 'root' })).toMatch(
      /\bapparmor\b/,
    );
    expect(await inside(machine, ['cat', '/proc/self/cgroup'])).toMatch(/^0::\S+\n$/);
  }, 60_000);

  test('main starts a registry and changes nothing of the host', () => {
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    expect(main.outputs.get('host-changes')).toBe('');
    expect(main.outputs.get('digest')).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('post leaves nothing', async () => {
    const post = await step.post(main);
    expect(post.shown).not.toContain('::warning::');
    expect(post.exitCode).toBe(0);
    expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
  }, 300_000);

  test('doctor finds the host fit', async () => {
    const argv = [NODE, `${ACTION}/dist/cli.js`, 'doctor'];
    const { exitCode, stdout } = await machine.run(argv, {
      user: 'runner',
      env: { XDG_RUNTIME_DIR: '/run/user/1001' },
      timeout: 200,
    });
    expect(stdout).not.toMatch(/^[✗✎!] RP/m);
    expect(exitCode).toBe(0);
  }, 240_000);
});
