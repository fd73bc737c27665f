import { describe, expect, test } from '@jest/globals';
import {
  chooseForwarder,
  type Forwarder,
  formatRelease,
  logForwarder,
  pastaRelease,
  rootlessNetwork,
  stallFixedIn,
} from '../../src/podman/forwarder.js';
import { parsePodmanVersion } from '../../src/podman/version.js';
import { recordingLog } from '../fakes.js';

test.each([
  ['3.4.4', 'slirp4netns'],
  ['4.9.4', 'slirp4netns'],
  ['5.0.0', 'pasta'],
  ['6.0.0', 'pasta'],
])('what a rootless container of %s gets by default: %s', (version, expected) => {
  expect(rootlessNetwork(parsePodmanVersion(version))).toBe(expected);
});

const GOOD = 20261002;
const STALLS = 20260526;

describe('the forwarder', () => {
  // `slirp` and `pasta` are what is installed; a pasta without a number does not tell its release.
  test.each<
    [version: string, installed: string, fast: Forwarder['network'], otherwise: Forwarder['network']]
  >([
    ['3.4.4', 'pasta slirp', 'slirp4netns', 'slirp4netns'],
    ['4.3.1', 'slirp', 'slirp4netns', 'slirp4netns'],
    ['4.9.4', 'pasta slirp', 'slirp4netns', 'slirp4netns'],
    ['4.9.4', 'pasta', undefined, undefined],
    ['4.9.4', '', undefined, undefined],
    ['5.0.0', 'pasta slirp', 'pasta', 'pasta'],
    ['5.4.2', `pasta=${GOOD} slirp`, 'pasta', 'pasta'],
    ['5.8.6', `pasta=${GOOD}`, 'pasta', 'pasta'],
    ['5.8.6', `pasta=${STALLS} slirp`, 'slirp4netns', 'pasta'],
    ['5.0.3', 'pasta=20240426 slirp', 'slirp4netns', 'pasta'],
    ['5.8.6', `pasta=${STALLS}`, 'pasta', 'pasta'],
    ['5.4.2', 'slirp', 'slirp4netns', 'slirp4netns'],
    ['5.4.2', '', undefined, undefined],
    ['6.0.0', 'pasta slirp', 'pasta', 'pasta'],
    ['6.0.0', `pasta=${STALLS} slirp`, 'pasta', 'pasta'],
    ['6.0.0', 'slirp', undefined, undefined],
  ])('of %s with %j is %p, and without the preference %p', (version, installed, fast, otherwise) => {
    const choose = (isFast: boolean) =>
      chooseForwarder(parsePodmanVersion(version), parts(installed), isFast);
    expect(choose(true).network).toBe(fast);
    expect(choose(false).network).toBe(otherwise);
    // Only where a stall is known and cannot be avoided.
    expect(choose(true).warning !== undefined).toBe(installed.includes(`${STALLS}`) && fast === 'pasta');
    expect(choose(false).warning).toBeUndefined();
  });

  test.each<[version: string, installed: string, said: readonly string[]]>([
    ['5.4.2', 'pasta', ['the port is forwarded by pasta, because it is the default of Podman 5.4.2']],
    [
      '5.8.6',
      `pasta=${STALLS} slirp`,
      [
        'the port is forwarded by slirp4netns, because transfers over pasta 2026_05_26 can stall (fixed in 2026_06_11)',
      ],
    ],
    [
      '5.8.6',
      `pasta=${STALLS}`,
      [
        'the port is forwarded by pasta, because Podman 5.8.6 has no alternative on this host',
        'transfers over pasta 2026_05_26 can stall (fixed in 2026_06_11): update the package passt, or install slirp4netns',
      ],
    ],
    [
      '6.0.0',
      `pasta=${STALLS} slirp`,
      [
        'the port is forwarded by pasta, because Podman 6.0.0 has no alternative on this host',
        'transfers over pasta 2026_05_26 can stall (fixed in 2026_06_11): update the package passt',
      ],
    ],
    ['5.4.2', 'slirp', ['the port is forwarded by slirp4netns, because pasta is not installed']],
    ['4.3.1', 'slirp', ['the port is forwarded by slirp4netns, because it is the default of Podman 4.3.1']],
    ['4.9.4', 'pasta', ["the port is forwarded by podman's bridge, because slirp4netns is not installed"]],
  ])('of %s with %j is said with its reason', (version, installed, said) => {
    const log = recordingLog();
    logForwarder(chooseForwarder(parsePodmanVersion(version), parts(installed), true), log);
    expect(log.lines.map((line) => line.replace(/^(info|warning): /, ''))).toEqual(said);
  });
});

function parts(installed: string) {
  const [, release] = /pasta=?(\d*)/.exec(installed) ?? [];
  return {
    pasta: release === undefined ? undefined : release === '' ? {} : { release: Number(release) },
    slirp4netns: installed.includes('slirp'),
  };
}

const COPYRIGHT = '\nCopyright Red Hat\nGNU General Public License, version 2 or later\n';

test.each<[text: string, release: number | undefined]>([
  ['pasta 2026_05_26.038c51e', 20260526],
  ['pasta 2026_05_26.038c51e-11-g21f4d13', 20260526],
  ['pasta 0.0~git20261002.cba3570-1', 20261002],
  ['pasta 0.0~git20250503.587980c-2+deb13u1', 20250503],
  ['pasta 0^20260728.gf8df3f1-2.fc44.aarch64-pasta', 20260728],
  ['pasta 0^20230222.g4ddbcb9-1.fc37.x86_64', 20230222],
  ['pasta 2024_06_07.8a83b53-9-g4070bac: /usr/local/bin/passt.avx2 (431421)', 20240607],
  ['pasta unknown version', undefined],
  ['pasta 1.2.3', undefined],
  ['pasta 2026', undefined],
  ['pasta 120260526', undefined],
  ['pasta 2026_13_26.038c51e', undefined],
  ['slirp4netns 2026_05_26', undefined],
  ['Copyright 2026_05_26', undefined],
  ['', undefined],
])('the release of "%s"', (text, release) => {
  expect(pastaRelease(text)).toBe(release);
  expect(pastaRelease(`${text}${COPYRIGHT}`)).toBe(release);
});

test.each<[release: number, fixed: number | undefined]>([
  [20230309, 20241030],
  [20240906, 20241030],
  [20241030, undefined],
  [20250503, undefined],
  [20260120, undefined],
  [20260506, undefined],
  [20260507, 20260611],
  [20260526, 20260611],
  [20260610, 20260611],
  [20260611, undefined],
  [20261002, undefined],
])('a transfer over %i can stall until %p', (release, fixed) => {
  expect(stallFixedIn(release)).toBe(fixed);
});

test('a release is written as pasta writes it', () => {
  expect(formatRelease(20260526)).toBe('2026_05_26');
});
