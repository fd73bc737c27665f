import { describe, expect, test } from '@jest/globals';
import { seconds } from '../../../src/platform/text.js';
import type { Proof } from '../../../src/registry/proof/proof.js';
import type { PodNamespace } from '../../../src/registry/run/namespace.js';
import {
  namespaceLine,
  proofLines,
  type RegistryReport,
  registrySummary,
} from '../../../src/registry/summary/summary.js';
import { podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const proof: Proof = {
  anonymousStatus: 401,
  plainHttp: 400,
  pushRefusals: {},
  roundTrips: [
    {
      repository: 'podman-registry-proof',
      tag: 'podman-registry-1a2b3c4d',
      digest,
      layers: 1,
      size: 1_234_567,
      duration: 812,
    },
    { repository: 'mine/app', tag: '1.0', digest, layers: 7, size: 734_003_200, duration: 12_345 },
  ],
};

const report: RegistryReport = {
  podman: '5.4.2',
  checks: [
    { id: 'RP010', title: 'programs', state: 'ok', found: 'all there' },
    { id: 'RP020', title: 'subordinate IDs', state: 'ok', found: '65536' },
  ],
  registry: 'registry.example:8443',
  username: 'ci',
  certDirectory: '/home/runner/.config/containers/certs.d/registry.example:8443',
  authFile: '/tmp/podman-registry-1a2b3c4d/auth.json',
  images: [
    { role: 'registry', name: 'ghcr.io/distribution/distribution:3.1.2', origin: 'pulled' },
    { role: 'nginx', name: 'localhost/podman-registry-action/nginx:packages', origin: 'built from packages' },
  ],
  startup: 304,
  proof,
  namespace: {
    uids: [
      { inside: 0, outside: 1001, count: 1 },
      { inside: 1, outside: 165536, count: 65536 },
    ],
    gids: [
      { inside: 0, outside: 1001, count: 1 },
      { inside: 1, outside: 165536, count: 65536 },
    ],
    uid: { inside: 0, outside: 1001 },
  },
  user: { name: 'runner', uid: 1001, gid: 1001 },
  record: podFor(),
  quadlet: { directory: '/tmp/podman-registry-1a2b3c4d/quadlet', accepted: ['kube', 'pod'] },
};

const fixed: RegistryReport['checks'] = [
  { id: 'RP020', title: 'subordinate IDs', state: 'fixed', found: '65536' },
  { id: 'RP030', title: 'lingering', state: 'fixed', found: 'on' },
  { id: 'RP040', title: 'user manager', state: 'warning', found: 'none', remedy: { advice: 'log in' } },
  { id: 'RP050', title: 'environment', state: 'ok', found: 'set' },
];

test.each<[name: string, change: Partial<RegistryReport>]>([
  ['all-well', {}],
  ['fixed', { checks: fixed }],
  ['checks-off', { checks: [] }],
  [
    'auth-none',
    {
      username: undefined,
      record: podFor({ authenticated: false }),
      proof: { ...proof, anonymousStatus: 200, plainHttp: 'ECONNRESET' },
    },
  ],
  [
    'mapped',
    {
      record: podFor({
        storage: { kind: 'directory', path: '/srv/registry' },
        mapping: { kind: 'mode', mode: 'keep-id:gid=7' },
      }),
      namespace: {
        uids: [
          { inside: 1002, outside: 166537, count: 64535 },
          { inside: 0, outside: 165536, count: 1001 },
          { inside: 1001, outside: 1001, count: 1 },
        ],
        gids: [
          { inside: 0, outside: 165536, count: 7 },
          { inside: 7, outside: 1001, count: 1 },
          { inside: 8, outside: 165543, count: 65529 },
        ],
        uid: { inside: 1001, outside: 1001 },
      },
    },
  ],
  [
    'everything',
    {
      record: podFor({
        access: { kind: 'basic', writer: 'ci', reader: 'untrusted', anonymousPull: true },
        storage: {
          kind: 's3',
          bucket: 'images',
          region: 'eu-central-1',
          endpoint: 'https://s3.example',
          prefix: 'ci',
          redirect: false,
        },
        mirrors: [
          { upstream: 'docker.io', authenticated: true, path: undefined },
          { upstream: 'ghcr.io', authenticated: false, path: '/srv/cache' },
        ],
      }),
      trust: [
        'docker (`/etc/docker/certs.d/registry.example:8443`)',
        'curl, Python and Node (`CURL_CA_BUNDLE`)',
      ],
      sections: [
        '**Seeded** 50 images, 1.2 GiB in 31 s; 3 were there already\n',
        '**Caches** `docker.io`: 41 hits, 9 misses',
      ],
    },
  ],
  [
    'token-volume',
    {
      username: undefined,
      record: podFor({
        access: {
          kind: 'token',
          realm: 'https://auth.example/token',
          service: 'registry',
          issuer: 'auth',
          certificates: '',
        },
        storage: { kind: 'volume', name: 'registry-data' },
      }),
    },
  ],
  ['unseen-namespace', { namespace: undefined }],
  ['no-proof', { proof: undefined, quadlet: { directory: 'out', accepted: [] } }],
])('the summary of a run: %s', (name, change) =>
  expectGolden(import.meta.url, `summary-${name}.md`, registrySummary({ ...report, ...change })),
);

describe('registrySummary', () => {
  /** The cells of each row, as Markdown of GitHub reads them. */
  const rows = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).slice(1, -1));

  test('every row has as many cells as its head, whatever is in them', () => {
    const nasty = 'a|b`c\nd';
    const text = registrySummary({
      ...report,
      certDirectory: nasty,
      authFile: nasty,
      username: nasty,
      checks: [{ id: 'RP010', title: nasty, state: 'fixed', found: nasty }],
      images: [{ role: 'nginx', name: nasty, origin: 'local' }],
      quadlet: { directory: nasty, accepted: [nasty] },
    });
    const widths = rows(text).map((cells) => cells.length);
    const [first, last] = [widths.indexOf(4), widths.lastIndexOf(4)];
    const parts = [widths.slice(0, first), widths.slice(first, last + 1)];
    expect(widths.slice(last + 1)).toEqual([]);
    expect(parts.map((part) => [...new Set(part)])).toEqual([[2], [4]]);
    expect(text).not.toMatch(/(?<!\\)a\|b/);
  });

  test('a backtick cannot end what is shown as code', () => {
    const text = registrySummary({ ...report, certDirectory: '/a`b`' });
    expect(text).toContain('<code>/a&#96;b&#96;</code>');
  });

  test('shows no more of the login than the user name', () => {
    expect(registrySummary({ ...report, ...{ password: 'hunter2', auth: 'hunter2' } })).not.toContain(
      'hunter2',
    );
  });
});

describe('namespaceLine', () => {
  const uid = { inside: 0, outside: 7 };
  test.each<[what: string, uids: PodNamespace['uids'], line: string]>([
    [
      'a whole map',
      report.namespace?.uids ?? [],
      'container uid → host uid: 0 → 1001, 1 → 165536, 1000 → 166535',
    ],
    [
      'a map of one',
      [{ inside: 0, outside: 7, count: 1 }],
      'container uid → host uid: 0 → 7, 1 → not mapped, 1000 → not mapped',
    ],
  ])('%s', (_, uids, line) => {
    expect(namespaceLine({ uids, gids: [], uid })).toBe(line);
  });
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [1024 ** 2, '1.0 MiB'],
  [1024 ** 3, '1.0 GiB'],
  [1024 ** 5, '1024.0 TiB'],
])('%d bytes are %s', (size, shown) => {
  const roundTrips = [{ repository: 'app', tag: '1', digest, layers: 1, size, duration: 1500 }];
  expect(proofLines({ ...proof, roundTrips })[0]).toBe(
    `✓ app:1 (${shown}): pushed, pulled and verified by tag and digest in 1.50 s (${digest})`,
  );
});

test('the log has a line for each image, and for what was refused', () => {
  expect(proofLines(proof)).toEqual([
    expect.stringMatching(
      /^✓ podman-registry-proof:podman-registry-1a2b3c4d \(1\.2 MiB\): .* in 0\.81 s \(sha256:/,
    ),
    expect.stringMatching(/^✓ mine\/app:1\.0 \(700\.0 MiB\): .* in 12\.35 s \(sha256:/),
    '✓ refused: requests without credentials (401); plain http (400)',
  ]);
});

test.each([
  [0, '0.00 s'],
  [304, '0.30 s'],
  [61_000, '61.00 s'],
])('%d milliseconds are %s', (milliseconds, shown) => {
  expect(seconds(milliseconds)).toBe(shown);
});
