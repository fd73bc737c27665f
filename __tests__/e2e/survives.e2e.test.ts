import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, restart, shell } from './lab.js';
import { ADDRESS, CURL, describeRegistry, pullImage, pushImage } from './quadlet-pod.js';

const FILE = '/tmp/typed.sh';

/** Runs what a person types who logs in, and logs out again. */
function loginSession(machine: Machine, script: string): Promise<string> {
  // su(1) goes through PAM, which has systemd-logind make a session; script(1) gives it the terminal, and a service of
  // its own lets it begin outside of any session.
  const service = ['systemd-run', '--quiet', '--wait', '--collect', '--pipe'];
  const login = `su --login runner --command 'bash -eu ${FILE}'`;
  const write = `printf %s "$SCRIPT" > ${FILE}; ${service.join(' ')} script --quiet --return --command "${login}" /dev/null`;
  return shell(machine, write, { user: 'root', env: { SCRIPT: script } });
}

for (const [suite, heading, unit] of [
  ['trixie', 'As a .kube Quadlet', 'registry.service'],
  ['trixie', 'As .pod', 'registry-pod.service'],
  ['bookworm', 'As a classic unit', 'registry.service'],
] as const) {
  describeInMachine(`a registry as a service outlives its session (${heading}, ${suite})`, () => {
    let machine: Machine;
    const answer = () => shell(machine, `${CURL} https://${ADDRESS}/v2/`);
    const containers = () =>
      shell(machine, 'podman ps --format "{{.Names}} {{.CreatedAt}} {{.StartedAt}}" | sort');

    beforeAll(async () => {
      machine = await bootWithImages(
        { suite, flavour: 'ready' },
        `survives-${heading.replaceAll(/\W+/g, '-')}`,
      );
      // The strictest setting: what belongs to a session dies with it. The pod belongs to the user manager.
      await shell(
        machine,
        `mkdir -p /etc/systemd/logind.conf.d
         printf '[Login]\\nKillUserProcesses=yes\\n' > /etc/systemd/logind.conf.d/kill.conf
         systemctl restart systemd-logind`,
        { user: 'root' },
      );
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    test('it is started from within a login session, and answers when the session is gone', async () => {
      const start = await describeRegistry(machine, heading);
      const said = await loginSession(
        machine,
        `sleep 4321 > /dev/null 2>&1 &
         ${start}
         loginctl show-session "$XDG_SESSION_ID" --property=Class --property=Name`,
      );
      expect(said).toContain('Class=user');
      expect(said).toContain('Name=runner');
      await shell(machine, 'until ! pgrep -fx "sleep 4321"; do sleep 0.1; done');
      expect(
        await shell(
          machine,
          'loginctl list-sessions --no-legend | grep -v manager | grep -c " runner " || true',
        ),
      ).toBe('0\n');
      expect(await answer()).toBe('{}');
      expect(await shell(machine, `systemctl --user is-active ${unit}`)).toBe('active\n');
      await pushImage(machine);
    }, 300_000);

    test('it comes up by itself when the machine is restarted, with the same data', async () => {
      const before = await containers();
      await shell(machine, 'touch /run/before-the-restart', { user: 'root' });
      machine = await restart(machine);
      expect(await shell(machine, 'ls /run/before-the-restart 2>&1 || true', { user: 'root' })).toContain(
        'No such',
      );
      expect(await answer()).toBe('{}');
      expect(await shell(machine, `systemctl --user is-active ${unit}`)).toBe('active\n');
      expect(await containers()).not.toBe(before);
      expect(await shell(machine, `${CURL} https://${ADDRESS}/v2/mine/tags/list`)).toContain('"1"');
      expect(await pullImage(machine)).toMatch(/^[0-9a-f]{64}$/m);
    }, 300_000);

    test('without lingering it would not: after a restart nothing of the user runs', async () => {
      await shell(machine, 'sudo loginctl disable-linger runner');
      machine = await restart(machine);
      expect(await shell(machine, 'ps -u runner -o comm= || true', { user: 'root' })).toBe('');
      expect(await shell(machine, `ss -Hltn 'sport = :${ADDRESS.split(':')[1]}'`, { user: 'root' })).toBe('');
    }, 120_000);
  });
}
