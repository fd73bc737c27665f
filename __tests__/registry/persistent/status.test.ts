import { describe, expect, test } from '@jest/globals';
import {
  jobBound,
  parseContainers,
  type RegistryStatus,
  statusText,
} from '../../../src/registry/persistent/status.js';

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
    expect(statusText([persistent])).toBe(
      [
        'team, persistent',
        '  address      https://127.0.0.1:8444',
        '  health       does not answer: ECONNREFUSED',
        '  up since     not running',
        '  service      podman-registry-team.service, failed',
        '  certificate  until 2027-01-01',
        '  images       r, n',
        '  data         /data, 2.0 KiB',
        '',
      ].join('\n'),
    );
    expect(statusText([])).toBe('this user has no registry\n');
  });
});
