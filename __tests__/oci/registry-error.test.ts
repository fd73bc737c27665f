import { expect, test } from '@jest/globals';
import { retryAfter } from '../../src/oci/registry-error.js';

test.each([
  ['7', 7000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 5000],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s', (header, wanted) => {
  expect(retryAfter(header, 0)).toBe(wanted);
});
