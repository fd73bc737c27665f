import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { atLeast, formatVersion, parsePodmanVersion } from '../../src/podman/version.js';

describe('reading a version', () => {
  test.each([
    ['5.4.2', [5, 4, 2]],
    ['4.9.4-rhel', [4, 9, 4]],
    ['6.0.0-dev', [6, 0, 0]],
    ['3.4.4+ds1', [3, 4, 4]],
    ['v5.0.0\n', [5, 0, 0]],
    ['10.20.30', [10, 20, 30]],
  ])('%j', (text, [major, minor, patch]) => {
    expect(parsePodmanVersion(text)).toEqual({ major, minor, patch });
  });

  test.each(['', '5', '5.4', 'podman version 5.4.2', 'five'])('is refused, and shown: %j', (text) => {
    expect(() => parsePodmanVersion(text)).toThrow(UserError);
    expect(() => parsePodmanVersion(text)).toThrow(`"${text}"`);
  });

  test('shows it again without what follows the three numbers', () => {
    expect(formatVersion(parsePodmanVersion('4.9.4-rhel'))).toBe('4.9.4');
  });
});

describe('is a version at least 4.4', () => {
  test.each([
    ['4.3.9', false],
    ['4.4.0', true],
    ['4.10.0', true],
    ['5.0.0', true],
    ['3.9.9', false],
  ])('%s', (text, expected) => {
    expect(atLeast(parsePodmanVersion(text), 4, 4)).toBe(expected);
  });
});
