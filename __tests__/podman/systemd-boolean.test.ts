import { expect, test } from '@jest/globals';
import { isTrue } from '../../src/podman/systemd-boolean.js';

test.each([
  ['yes', true],
  ['1', true],
  ['true', true],
  ['On', true],
  ['no', false],
  ['0', false],
  [undefined, false],
])('a boolean of systemd: %s', (value, expected) => {
  expect(isTrue(value)).toBe(expected);
});
