import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, inside, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

describeInMachine("Podman Doctor on somebody's own Debian, by two runners of one user", () => {
  let machine: Machine;
  let one: Step;
  let other: Step;
  let first: StepResult;
  let second: StepResult;
  let before: string;

  const state = () =>
    shell(
      machine,
      'sha256sum /etc/subuid /etc/subgid; ls /var/lib/systemd/linger; find ~ -not -path "*/_*" | sort',
      { user: 'root', env: { HOME: '/home/runner' } },
    );

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'bare' }, 'doctor-bare');
    one = new Step(machine, '/home/runner/_one', {}, 'doctor');
    other = new Step(machine, '/home/runner/_other', {}, 'doctor');
    before = await state();
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('`setup: check` says what is missing, with all commands in one block, and changes nothing', async () => {
    const checked = await one.main({ setup: 'check' });
    expect(checked.exitCode).toBe(1);
    expect(checked.outputs.get('fit')).toBe('false');
    expect(checked.outputs.get('host-changes')).toBe('');
    expect(checked.outputs.get('findings')?.split(',')).toEqual(expect.arrayContaining(['RP010', 'RP020']));
    expect(checked.shown).toContain("sudo sh -eux <<'END-OF-COMMANDS'");
    expect(checked.summary).toContain('All commands, to copy and paste');
    expect((await one.post(checked)).exitCode).toBe(0);
    expect(await state()).toBe(before);
  }, 60_000);

  test('`fail: false` tells the same and does not fail', async () => {
    const checked = await one.main({ setup: 'check', fail: 'false' });
    expect([checked.exitCode, checked.outputs.get('fit')]).toEqual([0, 'false']);
    await one.post(checked);
  }, 60_000);

  test('the commands of the report, pasted as they are, are what a shell takes', async () => {
    const checked = await one.main({ setup: 'check', fail: 'false' });
    const report = JSON.parse(await inside(machine, ['cat', checked.outputs.get('report') ?? '']));
    const commands = report.checks.flatMap(
      (check: { remedy?: { commands: string[] } }) => check.remedy?.commands ?? [],
    );
    expect(commands).toEqual(
      expect.arrayContaining([expect.stringContaining('apt-get install --yes --reinstall podman')]),
    );
    for (const command of commands) await inside(machine, ['sh', '-n', '-c', command]);
    await one.post(checked);
  }, 60_000);

  test('the first step makes rootless Podman work', async () => {
    first = await one.main();
    expect(first.shown).not.toContain('::error::');
    expect([first.exitCode, first.outputs.get('fit')]).toEqual([0, 'true']);
    expect(first.outputs.get('host-changes')?.split(',')).toEqual(
      expect.arrayContaining(['RP010', 'RP020', 'RP042', 'RP043', 'RP040']),
    );
    expect(first.shown).toContain('✓ RP092 test container: a container ran with 65537 IDs');
    const map = await shell(machine, 'podman unshare cat /proc/self/uid_map', {
      env: Object.fromEntries(first.environment),
    });
    expect(map.trim().split('\n')).toHaveLength(2);
  }, 300_000);

  test('the second finds all right, and one line of summary says so', async () => {
    second = await other.main();
    expect([second.exitCode, second.outputs.get('fit')]).toEqual([0, 'true']);
    // Its own variables are the only thing that the first could not put right for it.
    expect(second.outputs.get('host-changes')).toBe('RP040');
  }, 120_000);

  test('the first one to end leaves the host as it is, because the other one needs it', async () => {
    const post = await one.post(first);
    expect(post.exitCode).toBe(0);
    expect(post.shown).toMatch(/kept host changes: still in use by podman-registry-[0-9a-f]+/);
    expect(await shell(machine, 'ls /var/lib/systemd/linger')).toBe('runner\n');
    expect(await shell(machine, 'cat /etc/subuid')).toMatch(/^runner:\d+:65536$/m);
  }, 60_000);

  test('the last one takes everything back but the packages', async () => {
    const post = await other.post(second);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
    expect(post.shown).toMatch(/kept installed packages: podman/);
    expect(await shell(machine, 'ls /var/lib/systemd/linger')).toBe('');
    const after = await shell(machine, 'sha256sum /etc/subuid /etc/subgid');
    expect(before).toContain(after);
    expect(await shell(machine, 'ls -A ~/.local/state 2> /dev/null || true')).toBe('');
  }, 60_000);
});
