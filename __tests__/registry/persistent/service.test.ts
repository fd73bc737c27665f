import { describe, expect, test } from '@jest/globals';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import { RegistryServices, unitFile } from '../../../src/registry/persistent/service.js';
import { podFor } from '../fakes.js';

const place = { manifest: '/home/100%/pod.yaml', network: 'pasta' };
const DIRECTORY = '/home/u/.config/containers/systemd';
const mapped = { kind: 'mode', mode: 'nomap' } as const;

describe('unitFile', () => {
  test.each([
    ['5.4.2', undefined, 'kube'],
    ['4.4.0', undefined, 'kube'],
    ['4.4.0', mapped, 'service'],
    ['4.5.0', mapped, 'kube'],
    ['4.3.1', undefined, 'service'],
  ] as const)('for Podman %s with the mapping %j it is a .%s', (version, mapping, ending) => {
    const pod = podFor({ name: 'podman-registry-team', mapping });
    const { path, text } = unitFile(pod, parsePodmanVersion(version), place, DIRECTORY);
    expect(path).toBe(
      ending === 'kube'
        ? `${DIRECTORY}/podman-registry-team.kube`
        : '/home/u/.config/systemd/user/podman-registry-team.service',
    );
    expect(text).toContain('/home/100%%/pod.yaml');
    expect(text).toContain(ending === 'kube' ? 'Network=pasta' : '--network pasta');
    expect(text).toContain('WantedBy=default.target');
    expect(/UserNS=nomap|--userns nomap/.test(text)).toBe(mapping !== undefined);
  });

  test.each([
    ['5.4.2', 'always'],
    ['4.3.1', 'on-failure'],
  ])('for Podman %s it recovers by Restart=%s, not without end, and wants its watch', (version, when) => {
    const recovering = { ...place, recovery: { timer: 'w.timer' } };
    const { text } = unitFile(podFor(), parsePodmanVersion(version), recovering, DIRECTORY);
    expect(text).toContain('Wants=w.timer\nStartLimitIntervalSec=60\nStartLimitBurst=5\n');
    expect(text).toContain(`Restart=${when}\nRestartSec=2\n`);
    const unwatched = { ...place, recovery: { timer: undefined } };
    expect(unitFile(podFor(), parsePodmanVersion(version), unwatched, DIRECTORY).text).not.toContain(
      'Wants=',
    );
  });

  test("without a forwarder the network is podman's own choice", () => {
    const quiet = { ...place, network: undefined };
    expect(unitFile(podFor(), parsePodmanVersion('5.4.2'), quiet, DIRECTORY).text).not.toContain('Network');
  });
});

test.each<[what: string, said: string, cancelled: number, works: boolean]>([
  ['is tried again where another job of systemd replaces it', 'Job for x.service canceled.', 2, true],
  ['ends after some tries', 'Job for x.service canceled.', 99, false],
  ['is not tried again for another reason', 'Access denied', 1, false],
])('a stop before a restart %s', async (_what, said, cancelled, works) => {
  let stops = 0;
  let starts = 0;
  const services = new RegistryServices(async (argv) => {
    if (argv.includes('start')) starts += 1;
    if (!argv.includes('stop')) return { exitCode: 0, stdout: '', stderr: '' };
    stops += 1;
    return { exitCode: stops <= cancelled ? 1 : 0, stdout: '', stderr: stops <= cancelled ? said : '' };
  }, {});
  const done = services.restart(registryPaths('/home/u', 'team'));
  if (works) await done;
  else await expect(done).rejects.toThrow(`could not stop podman-registry-team.service: ${said}`);
  expect(starts).toBe(works ? 1 : 0);
  expect(stops).toBeLessThan(8);
});
