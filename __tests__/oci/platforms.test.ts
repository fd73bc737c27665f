import { describe, expect, test } from '@jest/globals';
import { fits } from '../../src/oci/platforms.js';

describe('fits', () => {
  test.each([
    ['linux', 'amd64', undefined, 'linux/amd64', true],
    ['linux', 'arm64', 'v8', 'linux/arm64', true],
    ['linux', 'arm64', undefined, 'linux/arm64/v8', true],
    ['linux', 'arm', 'v7', 'linux/arm/v6', false],
    ['linux', 'arm', undefined, 'linux/arm/v7', false],
    ['windows', 'amd64', undefined, 'linux/amd64', false],
  ])('%s/%s/%s and %s', (os, architecture, variant, wish, wanted) => {
    expect(fits({ os, architecture, ...(variant ? { variant } : {}) }, wish)).toBe(wanted);
  });
});
