import { expect, test } from '@jest/globals';
import { isFailure } from '../../src/quadlet/finding.js';

test.each([
  [[], 'warning', false],
  [['note'], 'warning', false],
  [['note', 'warning'], 'error', false],
  [['note', 'warning'], 'warning', true],
  [['error'], 'warning', true],
  [['error'], 'error', true],
  [['error'], 'never', false],
] as const)('%j with --fail-on %s fails: %s', (severities, failOn, expected) => {
  expect(isFailure(severities, failOn)).toBe(expected);
});
