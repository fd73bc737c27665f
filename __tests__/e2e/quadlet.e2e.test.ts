import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, shell } from './lab.js';
import { ADDRESS, CA, CURL, describeRegistry, pullImage, pushImage, SECRETS } from './quadlet-pod.js';
import { noSecretShows } from './secret-places.js';

for (const [suite, heading, unit] of [
  ['trixie', 'As a .kube Quadlet', 'registry.service'],
  ['trixie', 'As .pod', 'registry-pod.service'],
  ['bookworm', 'As a classic unit', 'registry.service'],
] as const) {
  describeInMachine(`the artifacts, by the words of their README: ${heading} (${suite})`, () => {
    let machine: Machine;
    const answer = () => shell(machine, `${CURL} https://${ADDRESS}/v2/`);

    beforeAll(async () => {
      machine = await bootWithImages(
        { suite, flavour: 'ready' },
        `quadlet-${heading.replaceAll(/\W+/g, '-')}`,
      );
      await shell(machine, await describeRegistry(machine, heading));
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    test('it answers over TLS, with the login of the secrets', async () => {
      expect(await answer()).toBe('{}');
      const anonymous = `curl -sS -o /dev/null -w '%{http_code}' --cacert ${CA}`;
      expect(await shell(machine, `${anonymous} https://${ADDRESS}/v2/`)).toBe('401');
    }, 60_000);

    test('its secrets are in files alone', async () => {
      const httpSecret = await shell(machine, `cat ${SECRETS}/http-secret`);
      await noSecretShows(machine, 'registry', [httpSecret.trim()]);
    }, 60_000);

    // The classic unit's manifest has no probes, for Podmans that would take them wrongly.
    if (heading.includes(' .')) {
      test('its own checks find it well', async () => {
        const ask = 'podman healthcheck run';
        for (const name of ['registry', 'nginx']) {
          const tries = `for try in {1..20}; do ${ask} registry-${name} && exit 0; sleep 0.5; done; exit 1`;
          await shell(machine, tries);
        }
      }, 60_000);
    }

    test('an image goes in and comes back', async () => {
      await pushImage(machine);
      await pullImage(machine);
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
      expect(await shell(machine, `${CURL} https://${ADDRESS}/v2/mine/tags/list`)).toContain('"1"');
    }, 120_000);
  });
}
