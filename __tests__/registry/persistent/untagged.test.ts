import { describe, expect, test } from '@jest/globals';
import { assertKeepsPlatforms } from '../../../src/registry/persistent/untagged.js';

describe('assertKeepsPlatforms', () => {
  test.each([
    // Debian's package, and the official images of 3.
    ['/proc/1/exe github.com/docker/distribution 2.8.3+ds1\n', 'runs Distribution 2.8.3+ds1'],
    ['registry github.com/docker/distribution v2.7.1', 'runs Distribution 2.7.1'],
    ['registry github.com/distribution/distribution/v3 v3.0.0-alpha.1', 'runs Distribution 3.0.0-alpha.1'],
    ['registry github.com/distribution/distribution/v3 v3.0.0-beta.1', undefined],
    ['/proc/1/exe github.com/distribution/distribution/v3 v3.1.1+unknown\n', undefined],
    ['registry github.com/distribution/distribution/v4 v4.0.0', undefined],
    ['registry github.com/distribution/distribution/v10 v10.2.0', undefined],
    // Built without its version, or another program: what it would delete is unknown.
    ['registry github.com/distribution/distribution/v3 unknown', 'runs a registry of unknown version'],
    ['', 'runs a registry of unknown version'],
  ])('%j', (said, refused) => {
    const assert = () => assertKeepsPlatforms({ name: 'team' }, said);
    if (refused === undefined) expect(assert).not.toThrow();
    else expect(assert).toThrow(refused);
  });

  test('the refusal names what works instead', () => {
    const assert = () => assertKeepsPlatforms({ name: 'team' }, 'r p 2.8.3');
    expect(assert).toThrow('podman-registry gc team)');
    expect(assert).toThrow('Nothing was changed');
  });
});
