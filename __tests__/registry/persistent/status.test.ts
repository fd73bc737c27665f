import { describe, expect, test } from '@jest/globals';
import {
  jobBound,
  parseContainers,
  type RegistryStatus,
  statusText,
} from '../../../src/registry/persistent/status.js';
import { fakeClock } from '../fake-podman.js';

const ROWS = JSON.stringify([
  {
    PodName: 'podman-registry-1a2b3c4d',
    IsInfra: true,
    Image: 'pause',
    State: 'running',
    StartedAt: 1_700_000_000,
    Ports: [{ host_ip: '127.0.0.1', host_port: 8445, container_port: 8443 }],
  },
  {
    PodName: 'podman-registry-1a2b3c4d',
    Image: 'r',
    State: 'running',
    StartedAt: 1_700_000_001,
    Ports: null,
  },
  { PodName: 'podman-registry-1a2b3c4d', Image: 'n', State: 'exited', StartedAt: 1_700_000_002 },
  { PodName: 'podman-registry-deadbeef', Image: 'r', State: 'running' },
  { PodName: 'podman-registry-team', Image: 'r', State: 'running' },
  { PodName: 'mine', State: 'running' },
]);

describe('status', () => {
  test('finds the registries of jobs among all containers', () => {
    expect(jobBound(parseContainers(ROWS), ['podman-registry-deadbeef'])).toEqual([
      {
        pod: 'podman-registry-1a2b3c4d',
        lifecycle: 'job',
        address: '127.0.0.1:8445',
        since: '2023-11-14T22:13:21.000Z',
        health: '1 of 2 containers run',
        images: ['r', 'n'],
      },
    ]);
    expect(jobBound(parseContainers(''), [])).toEqual([]);
  });

  test('a registry of a job whose infra container was killed has no port', () => {
    const [infra, registry] = JSON.parse(ROWS) as object[];
    const rows = JSON.stringify([{ ...infra, State: 'exited' }, registry]);
    expect(jobBound(parseContainers(rows), [])).toMatchObject([
      { health: 'its infra container is exited, so the port is closed' },
    ]);
  });

  test('is told in a paragraph each', () => {
    const persistent: RegistryStatus = {
      name: 'team',
      pod: 'podman-registry-team',
      lifecycle: 'persistent',
      address: '127.0.0.1:8444',
      since: undefined,
      health: 'does not answer: ECONNREFUSED',
      unit: 'failed',
      certificateEnd: '2027-01-01T00:00:00.000Z',
      images: ['r', 'n'],
      data: { where: '/data', bytes: 2048 },
    };
    const at = (time: string) => fakeClock(Date.parse(time));
    const then = at('2026-12-01T12:00:00Z');
    expect(statusText([persistent], then)).toBe(
      [
        'team, persistent',
        '  address      https://127.0.0.1:8444',
        '  health       does not answer: ECONNREFUSED',
        '  up since     not running',
        '  service      podman-registry-team.service, failed',
        '  certificate  until 2027-01-01, 30 days left',
        '  images       r, n',
        '  data         /data, 2.0 KiB',
        '',
      ].join('\n'),
    );
    const access = { username: 'ci', ca: '/there/ca.crt', outdated: ['nginx 1 is old', 'x 2 is'] };
    const whole = statusText([{ ...persistent, ...access }], then).split('\n');
    expect(whole[2]).toBe('  user         ci (log in: podman-registry login team)');
    expect(whole[7]).toBe('  CA           /there/ca.crt');
    expect(whole.slice(-3)).toEqual(['  outdated     nginx 1 is old', '  outdated     x 2 is', '']);
    const certificate = (time: string) => /certificate +(.*)/.exec(statusText([persistent], at(time)))?.[1];
    expect(certificate('2026-12-31T00:00:00Z')).toBe('until 2027-01-01, 1 day left');
    expect(certificate('2027-01-01T00:00:01Z')).toBe('expired on 2027-01-01');
    expect(statusText([])).toBe('this user has no registry\n');
  });
});
