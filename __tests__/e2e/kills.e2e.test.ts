import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { killAll, killRole, type Role } from '../../attacks/kill-process.js';
import { type Pushes, startPushes, type Target, verifyPushes } from '../../attacks/pushes.js';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const INPUTS = { 'image-source': 'packages', 'keep-images': 'true', proof: 'false' };
const TEAM = { ...INPUTS, lifecycle: 'persistent', name: 'team' };
const POD = 'podman-registry-team';
const HOME = '/home/runner';
const DIRECTORY = `${HOME}/.local/share/podman-registry-action/team`;

// Seconds. The documentation has the figures; here other tests keep the processors busy.
const QUICK = 15;
const WATCHED = 60;

describeInMachine('killed during pushes', () => {
  let machine: Machine;
  let pushes: Pushes | undefined;
  const stepIn = (name: string) =>
    new Step(machine, `${HOME}/_test/${name}`, { XDG_RUNTIME_DIR: '/run/user/1001' });
  const pusher = () => ({ machine, node: NODE, script: `${ACTION}/attacks/pusher.mjs` });
  const target = ({ outputs }: StepResult): Target => ({
    registry: outputs.get('registry') ?? '',
    ca: outputs.get('ca-cert') ?? '',
    login: `${outputs.get('username')}:${outputs.get('password')}`,
  });
  // The certificate of a job is gone with it.
  const persistent = (main: StepResult): Target => ({ ...target(main), ca: `${DIRECTORY}/ca.crt` });

  async function succeed(step: Step, inputs: Record<string, string>): Promise<StepResult> {
    const main = await step.main(inputs);
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  }

  async function expectIntact(where: Target, file: string): Promise<void> {
    const { images, lost } = await verifyPushes(pusher(), where, file);
    expect(lost).toEqual([]);
    expect(images).toBeGreaterThan(100);
  }

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'kills');
  }, 900_000);

  afterAll(async () => {
    await pushes?.stop().catch(() => undefined);
    await machine?.stop();
  }, 60_000);

  test('a persistent registry is back by itself, with every push that it has acknowledged', async () => {
    const step = stepIn('install');
    const main = await succeed(step, TEAM);
    await step.post(main);
    const where = persistent(main);
    const file = `${HOME}/team.jsonl`;
    pushes = await startPushes(pusher(), where, file);
    await pushes.goOn(QUICK);
    const kills: readonly (readonly [role: Role | 'all', seconds: number])[] = [
      ['registry', QUICK],
      ['nginx', QUICK],
      // systemd sees nothing of this one, and podman does nothing about it.
      ['infra', WATCHED],
      ['all', WATCHED],
    ];
    for (const [role, seconds] of kills) {
      const killed = await (role === 'all' ? killAll(machine, POD) : killRole(machine, POD, role));
      expect(killed.length).toBeGreaterThan(0);
      await pushes.goOn(seconds);
    }
    await pushes.stop();
    await expectIntact(where, file);
    expect(await shell(machine, `systemctl --user is-active ${POD}.service ${POD}-watch.timer`)).toBe(
      'active\nactive\n',
    );
  }, 300_000);

  test('the next job restarts one that is dead; who stops one is obeyed; down leaves no unit', async () => {
    // Without its watch, nobody else restarts it.
    await shell(machine, `systemctl --user stop ${POD}-watch.timer`);
    expect(await killRole(machine, POD, 'forwarder')).toHaveLength(1);
    const step = stepIn('next');
    const main = await succeed(step, TEAM);
    expect(main.outputs.get('found')).toBe('true');
    expect(main.shown).toContain(
      `::warning::${POD}.service is active, but the registry does not answer (ECONNREFUSED); restarting the service`,
    );
    await expectIntact(persistent(main), `${HOME}/team.jsonl`);
    await step.post(main);
    const active = `systemctl --user is-active ${POD}.service ${POD}-watch.timer || true`;
    expect(await shell(machine, active)).toBe('active\nactive\n');
    await killRole(machine, POD, 'infra');
    await shell(machine, `systemctl --user stop ${POD}.service`);
    expect(await shell(machine, active)).toBe('inactive\ninactive\n');
    const cli = `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js`;
    expect(await shell(machine, `${cli} down team --data`)).toBe('removed the registry "team"\n');
    const left = `ls -d .config/systemd .config/containers/systemd 2> /dev/null || true
      systemctl --user list-units --all --no-legend "${POD}*"`;
    expect(await shell(machine, left)).toBe('');
  }, 180_000);

  test('a registry of a job restarts what it can, and every acknowledged push is in "storage-path"', async () => {
    const step = stepIn('job');
    const storage = { ...INPUTS, 'storage-path': `${HOME}/kept` };
    const main = await succeed(step, storage);
    const pod = main.outputs.get('pod') ?? '';
    const file = `${HOME}/job.jsonl`;
    pushes = await startPushes(pusher(), target(main), file);
    await pushes.goOn(QUICK);
    for (const role of ['registry', 'nginx'] as const) {
      await killRole(machine, pod, role);
      await pushes.goOn(QUICK);
    }
    await killAll(machine, pod);
    await pushes.stop();
    expect((await step.post(main)).shown).toMatch(
      /^::warning::the registry at 127\.0\.0\.1:\d+ died before the job ended/m,
    );
    const again = stepIn('again');
    const next = await succeed(again, storage);
    await expectIntact(target(next), file);
    expect((await again.post(next)).shown).not.toContain('::warning::');
  }, 180_000);
});
