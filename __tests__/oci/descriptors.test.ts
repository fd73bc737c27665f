import { describe, expect, test } from '@jest/globals';
import { readManifest } from '../../src/oci/descriptors.js';

describe('readManifest', () => {
  const read = (content: unknown, mediaType = 'application/vnd.oci.image.manifest.v1+json') =>
    readManifest({ bytes: Buffer.from(JSON.stringify(content)), mediaType, digest: 'sha256:x' });
  test.each([
    [
      'of another type',
      {},
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      'has the unsupported type',
    ],
    ['no object', 'text', undefined, 'is not JSON'],
    ['layers that are no list', { layers: {} }, undefined, 'not a list'],
    [
      'an entry with a path for a digest',
      { layers: [{ digest: '../../x', size: 1 }] },
      undefined,
      'without a digest',
    ],
    [
      'an entry with no size',
      { config: { digest: `sha256:${'a'.repeat(64)}` } },
      undefined,
      'without a digest',
    ],
  ])('refuses one %s', (_, content, mediaType, words) => {
    expect(() => read(content, mediaType)).toThrow(words);
  });
});
