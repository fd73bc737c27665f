import { expect, test } from '@jest/globals';
import {
  KNOWN_RELEASES,
  knownRelease,
  minorOf,
  NEWEST_RELEASE,
  newestPatch,
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

test.each([
  ['5.4.2', '5.4.2'],
  ['5.4.99', '5.4.2'],
  ['4.10.0', '4.9.5'],
  ['5.9.0', '5.8.7'],
  ['6.0.0', '6.0.0'],
  ['99.0.0', NEWEST_RELEASE],
])('%s reads files as %s does', (version, release) => {
  expect(knownRelease(version)).toBe(release);
});

test('the newest patch of a minor version', () => {
  expect(['5.4', '5.9'].map(newestPatch)).toEqual(['5.4.2', undefined]);
});
