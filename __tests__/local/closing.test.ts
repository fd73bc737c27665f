import { describe, expect, test } from '@jest/globals';
import { type Closing, keptLines, summaryLines } from '../../src/local/closing.js';
import type { KeptRegistry, StartResult } from '../../src/local/result.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const TRIP = { repository: 'proof', tag: '1', digest: DIGEST, size: 1_048_576, duration: 360 };
const RESULT: StartResult = {
  url: 'https://127.0.0.1:8443',
  podman: '5.4.2',
  hostChanges: [],
  warnings: 0,
  persistent: false,
  roundTrips: [TRIP],
  kept: undefined,
};
const CLOSING: Closing = {
  artifacts: '/here/artifacts',
  files: [
    { name: 'summary.md', what: 'a summary' },
    { name: 'quadlet', what: 'units' },
  ],
  duration: 12_345,
  enter: undefined,
};
const KEPT: KeptRegistry = {
  registry: '127.0.0.1:8443',
  environment: '/tmp/job/env',
  curlTrusts: true,
  ca: '/tmp/job/ca.crt',
  netrc: '/tmp/job/netrc',
  needsToken: false,
  image: 'localhost/registry:packages',
  containers: ['pod-nginx', 'pod-registry'],
};

const commandsOf = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('  ')).map((line) => line.trim());

describe('the end of a run', () => {
  test('is a screenful for a terminal: address, checks, proof, artifacts, time', () => {
    const lines = summaryLines(RESULT, CLOSING);
    expect(lines.slice(0, -1)).toEqual([
      '',
      '✓ The registry was started, tested and removed.',
      '',
      '  registry   https://127.0.0.1:8443 on Podman 5.4.2',
      '  checks     no host changes needed',
      '  proof      proof:1 pushed and pulled, 1.0 MiB in 0.36 s, same digest:',
      `               ${DIGEST}`,
      '  artifacts  /here/artifacts',
      '               summary.md  a summary',
      '               quadlet     units',
      '  time       12.35 s',
      '',
    ]);
    expect(lines.at(-1)).toMatch(/^To try it yourself: .* --keep$/);
  });

  test.each<[string, Partial<StartResult>, Partial<Closing>, string]>([
    [
      'changes of the host',
      { hostChanges: ['RP011', 'RP020'] },
      {},
      '  checks     host changes, now undone: RP011, RP020',
    ],
    ['no checks', { hostChanges: undefined }, {}, '  checks     host checks are off'],
    ['a warning', { warnings: 1 }, {}, '  checks     no host changes needed; 1 warning, see above'],
    ['warnings', { warnings: 2 }, {}, '  checks     no host changes needed; 2 warnings, see above'],
    ['no proof', { roundTrips: [] }, {}, '  proof      no test image was pushed'],
    [
      'many images',
      { roundTrips: Array(5).fill(TRIP) },
      {},
      '             and 3 more, all with the same digest',
    ],
    ['a service', { persistent: true }, {}, '✓ The registry was started, tested and kept as a service.'],
    [
      'a service in a machine that is gone',
      { persistent: true },
      { enter: ['nsenter'] },
      '✓ The registry was started, tested and removed.',
    ],
  ])('says so of %s', (_, result, closing, line) => {
    const lines = summaryLines({ ...RESULT, ...result }, { ...CLOSING, ...closing });
    expect(lines).toContain(line);
    expect(lines.length).toBeLessThanOrEqual(16);
  });
});

describe('what is to be pasted with --keep', () => {
  test('in a machine: enter, source, push, ask, logs, leave, stop', () => {
    const enter = ['nsenter', '--target=7', '--all', 'su', '-', 'runner'];
    const lines = keptLines({ ...RESULT, kept: KEPT }, { ...CLOSING, enter });
    expect(commandsOf(lines)).toEqual([
      'nsenter --target=7 --all su - runner',
      'source /tmp/job/env',
      'podman push localhost/registry:packages 127.0.0.1:8443/my-image',
      'curl --silent --show-error --netrc-file /tmp/job/netrc https://127.0.0.1:8443/v2/_catalog',
      'podman logs --tail=20 pod-nginx',
      'podman logs --tail=20 pod-registry',
      'exit',
      expect.stringMatching(/ start --down$/),
    ]);
    expect(lines).toContain('Artifacts: /here/artifacts (summary.md, quadlet)');
  });

  test('on this host there is nothing to enter or leave', () => {
    const lines = commandsOf(keptLines({ ...RESULT, kept: KEPT }, CLOSING));
    expect(lines[0]).toBe('source /tmp/job/env');
    expect(lines).not.toContain('exit');
  });

  test.each<[string, Partial<KeptRegistry>, string[]]>([
    ['no login', { netrc: undefined }, ['curl --silent --show-error https://127.0.0.1:8443/v2/_catalog']],
    [
      'a curl that does not trust the CA',
      { curlTrusts: false, netrc: undefined },
      ['curl --silent --show-error --cacert /tmp/job/ca.crt https://127.0.0.1:8443/v2/_catalog'],
    ],
    ['tokens, which neither command can get', { needsToken: true }, []],
  ])('with %s', (_, kept, expected) => {
    const lines = commandsOf(keptLines({ ...RESULT, kept: { ...KEPT, ...kept } }, CLOSING));
    expect(lines.filter((line) => line.startsWith('curl'))).toEqual(expected);
  });

  test('a word that a shell would take apart is quoted', () => {
    const kept = { ...KEPT, environment: '/tmp/a b/env', image: "x'; id" };
    const lines = commandsOf(keptLines({ ...RESULT, kept }, CLOSING));
    expect(lines).toContain("source '/tmp/a b/env'");
    expect(lines).toContain("podman push 'x'\\''; id' 127.0.0.1:8443/my-image");
  });
});
