import { describe, expect, test } from '@jest/globals';
import { parseChallenge } from '../../src/oci/challenge.js';

describe('parseChallenge', () => {
  const bearer = { scheme: 'bearer', realm: 'https://a/t', service: 'b c', scope: 'repository:x:pull,push' };
  test.each([
    ['Basic realm="x"', { scheme: 'basic' }],
    ['basic', { scheme: 'basic' }],
    ['Bearer realm="https://a/t",service="b c",scope="repository:x:pull,push"', bearer],
    ['bearer realm="https://a/t", service="b c", scope="repository:x:pull,push"', bearer],
    ['Basic realm="x", Bearer realm="https://a/t",service="b c",scope="repository:x:pull,push"', bearer],
    [
      'Bearer realm=https://a/t',
      { scheme: 'bearer', realm: 'https://a/t', service: undefined, scope: undefined },
    ],
    ['Bearer service="x"', undefined],
    ['Digest realm="x"', undefined],
    [undefined, undefined],
  ])('%s', (header, wanted) => {
    expect(parseChallenge(header)).toEqual(wanted);
  });
});
