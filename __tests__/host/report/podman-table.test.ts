import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { podmanTable } from '../../../src/host/report/podman-table.js';
import { parsePodmanInfo } from '../../../src/podman/info.js';

const info = parsePodmanInfo(
  readFileSync(new URL('../../fixtures/podman-info/5.4.2.json', import.meta.url), 'utf8'),
);
const FACTS = {
  podman: '/j/bin/podman',
  uidMap: '         0       1001          1\n         1     100000      65536\n',
};

test('the summary of a Podman has five lines, with origins', () => {
  const text = podmanTable({ info, ...FACTS, socket: undefined, isOfJob: (path) => path.startsWith('/j/') });
  const rows = text.trim().split('\n').slice(2);
  expect(rows).toHaveLength(5);
  expect(rows[0]).toBe('| Podman | 5.4.2 (`/j/bin/podman`, of this job) |');
  expect(rows[1]).toMatch(
    /^\| containers \| crun \d[\d.]* \(`\/usr\/bin\/crun`, of the host\), conmon \(`.*`, of the host\) \|$/,
  );
  expect(rows[2]).toMatch(/^\| network \| netavark/);
  expect(rows[3]).toBe('| ID mapping | `0:1001:1`, `1:100000:65536` |');
  expect(rows[4]).toBe('| API socket | not requested |');
});

test('of an API socket is where and who', () => {
  const socket = { path: '/j/podman.sock', by: 'podman system service', version: '5.7.0' } as const;
  const text = podmanTable({ info, ...FACTS, socket, isOfJob: () => false });
  expect(text).toContain('| API socket | `/j/podman.sock` (Podman 5.7.0, podman system service)');
});
