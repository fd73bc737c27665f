import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { podmanTable } from '../../../src/host/report/podman-table.js';
import { parsePodmanInfo } from '../../../src/podman/info.js';

const info = parsePodmanInfo(
  readFileSync(new URL('../../fixtures/podman-info/5.4.2.json', import.meta.url), 'utf8'),
);
const FACTS = {
  info,
  podman: '/usr/bin/podman',
  origin: undefined,
  uidMap: '         0       1001          1\n         1     100000      65536\n',
  socket: undefined,
  platforms: [],
  isOfJob: (path: string) => path.startsWith('/j/'),
};
const rows = (facts: Partial<typeof FACTS> = {}, more: object = {}) =>
  podmanTable({ ...FACTS, ...facts, ...more })
    .trim()
    .split('\n');

test('the summary of the Podman of a host has five lines', () => {
  expect(rows()).toEqual([
    '| This job has |  |',
    '| --- | --- |',
    '| Podman | 5.4.2 (`/usr/bin/podman`), of this host |',
    // Releases of pasta in 2025 print no version into a pipe.
    '| its programs | crun 1.21 (`/usr/bin/crun`), conmon 2.1.12 (`/usr/bin/conmon`), netavark 1.14.0 (`/usr/lib/podman/netavark`), aardvark-dns 1.14.0 (`/usr/lib/podman/aardvark-dns`), pasta (`/usr/bin/pasta`) |',
    '| IDs in containers | 0 → 1001, 1–65536 → 100000–165535 |',
    '| API socket | not requested |',
    '| platforms | that of this host |',
  ]);
});

test('of a Podman for the job is where it is from, and which programs are not', () => {
  const helpers = [
    { name: 'conmon', path: '/j/conmon', version: 'conmon version 2.1.13, commit: unknown' },
    { name: 'pasta', path: '/j/pasta', version: 'pasta 0.0~git20261002.cba3570-1\nCopyright Red Hat' },
  ];
  const [, , podman, programs] = rows({
    podman: '/j/podman',
    info: { ...info, helpers },
    origin: '5.8.6+ds1-3 of Debian sid' as never,
  });
  expect(podman).toBe('| Podman | 5.4.2 (`/j/podman`), from 5.8.6+ds1-3 of Debian sid, for this job only |');
  expect(programs).toBe(
    '| its programs | conmon 2.1.13, pasta 2026_10_02, of this host: crun 1.21 (`/usr/bin/crun`) |',
  );
});

test('the API socket and the platforms that were asked for', () => {
  const socket = { path: '/j/podman.sock', by: 'podman system service', version: '5.7.0' } as const;
  expect(rows({}, { socket, platforms: ['linux/arm64', 'linux/s390x'] }).slice(-2)).toEqual([
    '| API socket | `/j/podman.sock` (Podman 5.7.0, podman system service); `DOCKER_HOST` is set |',
    '| platforms | also linux/arm64, linux/s390x |',
  ]);
});
