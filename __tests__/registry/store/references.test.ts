import { describe, expect, test } from '@jest/globals';
import { referencesIn } from '../../../src/registry/store/references.js';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const C = `sha512:${'c'.repeat(128)}`;

describe('referencesIn', () => {
  test.each([
    [
      'an image',
      { config: { digest: A }, layers: [{ digest: B }, { digest: C }, { digest: B }] },
      [A, B, C],
      undefined,
    ],
    ['an index', { manifests: [{ digest: A, platform: { os: 'linux' } }] }, [A], undefined],
    ['an artifact', { subject: { digest: A }, blobs: [{ digest: B }] }, [B], A],
    ['schema 1', { fsLayers: [{ blobSum: A }] }, [A], undefined],
    ['an unknown type', { a: { b: [{ c: { digest: A } }] } }, [A], undefined],
    ['keys as Go reads them', { CONFIG: { Digest: A }, Subject: { DIGEST: B } }, [A], B],
    ['a subject deeper down', { manifests: [{ subject: { digest: A } }] }, [A], undefined],
    ['other texts', { config: { digest: 'none' }, annotations: { base: B }, subject: 'x' }, [], undefined],
  ])('%s', (_name, manifest, needed, subject) => {
    const found = referencesIn(JSON.stringify(manifest));
    expect(found?.needed.toSorted()).toEqual(needed);
    expect(found?.subject).toBe(subject);
  });

  test.each(['', '[]', 'null', '"x"', '{'])('%j is no manifest', (text) => {
    expect(referencesIn(text)).toBeUndefined();
  });

  test('the deepest manifest that Distribution accepts is read', () => {
    const depth = 500_000;
    const text = `{"a":${'['.repeat(depth)}{"digest":"${A}"}${']'.repeat(depth)}}`;
    expect(referencesIn(text)?.needed).toEqual([A]);
  });
});
