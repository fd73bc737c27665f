import { afterAll, beforeAll, expect, test } from '@jest/globals';
import bcrypt from 'bcryptjs';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step } from './step.js';

const SECRETS = '/home/runner/secrets';
const ARTIFACTS = '/home/runner/artifacts';
const PASSWORD = 'quadlet-test';

/** The shell blocks below one heading of the artifacts' README. */
function blocks(readme: string, heading: string): string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(heading));
  return [...(section ?? '').matchAll(/```sh\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
}

for (const [suite, heading, unit] of [
  ['trixie', 'As a .kube Quadlet', 'registry.service'],
  ['trixie', 'As .pod', 'registry-pod.service'],
  ['bookworm', 'As a classic unit', 'registry.service'],
] as const) {
  describeInMachine(`the artifacts, by the words of their README: ${heading} (${suite})`, () => {
    let machine: Machine;
    const curl = `curl -sSf --retry 30 --retry-delay 1 --retry-all-errors --cacert ${SECRETS}/tls.crt -u ci:${PASSWORD}`;
    const answer = () => shell(machine, `${curl} https://127.0.0.1:8443/v2/`);

    beforeAll(async () => {
      machine = await boot({ suite, flavour: 'ready' }, `quadlet-${heading.replaceAll(/\W+/g, '-')}`);
      const step = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' });
      const main = await step.main({ 'quadlet-dir': ARTIFACTS, 'keep-images': 'true', port: '8443' });
      expect(main.exitCode).toBe(0);
      expect((await step.post(main)).exitCode).toBe(0);
      const readme = await shell(machine, `cat ${ARTIFACTS}/README.md`);
      const [material] = blocks(readme, 'The files that');
      const [secrets, start] = blocks(readme, heading);
      // htpasswd(1) asks for the password on a terminal; its line is put there instead.
      const htpasswd = `printf '%s\\n' 'ci:${await bcrypt.hash(PASSWORD, 5)}' > htpasswd`;
      const prepare = material?.replace(/^htpasswd .*$/m, htpasswd);
      await shell(machine, `mkdir -p ${SECRETS}; cd ${SECRETS}\n${prepare}\n${secrets}`);
      await shell(machine, `cd ${ARTIFACTS}\n${start}`);
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    test('it answers over TLS, with the login of the secrets', async () => {
      expect(await answer()).toBe('{}');
      const anonymous = `curl -sS -o /dev/null -w '%{http_code}' --cacert ${SECRETS}/tls.crt`;
      expect(await shell(machine, `${anonymous} https://127.0.0.1:8443/v2/`)).toBe('401');
    }, 60_000);

    test('an image goes in and comes back', async () => {
      await shell(
        machine,
        `mkdir ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
         podman build -q -t localhost/mine:1 ctx
         mkdir certs; cp ${SECRETS}/tls.crt certs/ca.crt
         podman push -q --cert-dir certs --creds ci:${PASSWORD} localhost/mine:1 127.0.0.1:8443/mine:1
         podman rmi localhost/mine:1
         podman pull -q --cert-dir certs --creds ci:${PASSWORD} 127.0.0.1:8443/mine:1`,
      );
    });

    test('nginx comes back when it is killed', async () => {
      const pid = 'podman inspect --type container --format "{{.State.Pid}}" registry-nginx';
      const before = await shell(machine, pid);
      await shell(machine, `kill -9 ${before}`, { user: 'root' });
      expect(await answer()).toBe('{}');
      expect(await shell(machine, pid)).not.toBe(before);
    }, 60_000);

    test('it stays when the user logs out', async () => {
      // A login session by PAM comes and goes; lingering keeps the user manager up.
      await shell(
        machine,
        'systemd-run -q --wait --collect --pipe --uid=runner --property=PAMName=login loginctl list-sessions',
        { user: 'root' },
      );
      expect(
        await shell(
          machine,
          'loginctl list-sessions --no-legend | grep -v manager | grep -c " runner " || true',
        ),
      ).toBe('0\n');
      expect(await answer()).toBe('{}');
      expect(await shell(machine, `systemctl --user is-active ${unit}`)).toBe('active\n');
    }, 60_000);

    test('it stops when it is told to, and starts again with its data', async () => {
      await shell(machine, `systemctl --user stop ${unit}`);
      expect(await shell(machine, 'podman ps --format "{{.Names}}"')).toBe('');
      await shell(machine, `systemctl --user start ${unit}`);
      expect(await answer()).toBe('{}');
      expect(await shell(machine, `${curl} https://127.0.0.1:8443/v2/mine/tags/list`)).toContain('"1"');
    }, 120_000);
  });
}
