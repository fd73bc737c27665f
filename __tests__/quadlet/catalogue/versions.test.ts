import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import {
  KNOWN_RELEASES,
  minorOf,
  NEWEST_RELEASE,
  parseTargets,
  versionNumber,
} from '../../../src/quadlet/catalogue/versions.js';

test('the releases are in order, each once', () => {
  const numbers = KNOWN_RELEASES.map(versionNumber);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(KNOWN_RELEASES.every((release) => /^\d+\.\d+\.\d+$/.test(release))).toBe(true);
  expect([KNOWN_RELEASES[0], NEWEST_RELEASE]).toEqual(['4.4.0', KNOWN_RELEASES.at(-1)]);
});

test.each([
  ['4.9.5', '5.0.0'],
  ['5.4.2', '5.4.10'],
  ['5.9.9', '5.10.0'],
  ['5.4', '5.4.1'],
  ['5', '5.0.1'],
])('%s is older than %s', (older, newer) => {
  expect(versionNumber(older)).toBeLessThan(versionNumber(newer));
});

test.each([
  ['5.4.2', '5.4'],
  ['5.10.0', '5.10'],
  ['5.4', '5.4'],
])('the minor version of %s is %s', (version, minor) => {
  expect(minorOf(version)).toBe(minor);
});

describe('parseTargets', () => {
  test.each<[text: string, targets: string[]]>([
    ['5.4.2', ['5.4.2']],
    ['v5.4.2', ['5.4.2']],
    ['5.4', ['5.4.2']],
    ['4.4', ['4.4.4']],
    ['5.4.99', ['5.4.99']],
    ['5.4.2+ds1-2', ['5.4.2']],
    ['4.9.3+ds1-1ubuntu0.2', ['4.9.3']],
    ['6.0.0-rc1', ['6.0.0']],
    ['4.9-5.2', ['4.9.5', '5.0.3', '5.1.2', '5.2.5']],
    ['4.9-5.1.1', ['4.9.5', '5.0.3', '5.1.1']],
    ['v5.3-v5.4', ['5.3.2', '5.4.2']],
    ['5.4-5.4', ['5.4.2']],
    ['5.8,4.9.3', ['4.9.3', '5.8.7']],
    ['5.8 5.4, 5.4.2\n5.3', ['5.3.2', '5.4.2', '5.8.7']],
    ['5.3-5.4,5.4.0', ['5.3.2', '5.4.0', '5.4.2']],
  ])('%j', (text, targets) => {
    expect(parseTargets(text)).toEqual(targets);
  });

  const FORMS = 'use 5.4.2, 5.4, 4.9-5.8, or several with commas';
  test.each<[text: string, message: string]>([
    ['', `no Podman version given; ${FORMS}`],
    [' , ', `no Podman version given; ${FORMS}`],
    ['latest', `"latest" is not a Podman version; ${FORMS}`],
    ['5', `"5" is not a Podman version; ${FORMS}`],
    ['5.4.2.1', `"5.4.2.1" is not a Podman version; ${FORMS}`],
    ['5.4,-5.5', `"-5.5" is not a Podman version; ${FORMS}`],
    ['4.3', 'Podman 4.3 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['3.4.4', 'Podman 3.4.4 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['4.3-5.0', 'Podman 4.3 has no Quadlet; the oldest version with Quadlet is 4.4'],
    ['5.9', `Podman 5.9 is not a known release; the newest one is ${NEWEST_RELEASE}`],
    ['99.0.1', `Podman 99.0.1 is not a known release; the newest one is ${NEWEST_RELEASE}`],
    ['5.4-4.9', 'invalid range 5.4-4.9: its end is older than its start'],
    ['5.4.2-5.4.1', 'invalid range 5.4.2-5.4.1: its end is older than its start'],
  ])('%j is refused', (text, message) => {
    expect(() => parseTargets(text)).toThrow(new UserError(message));
  });
});
