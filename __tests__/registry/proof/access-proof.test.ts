import { describe, expect, test } from '@jest/globals';
import { describePushRefusal, proveAccess } from '../../../src/registry/proof/access-proof.js';
import type { Access } from '../../../src/registry/spec/registry-spec.js';
import { fakeClient } from '../fakes.js';

const image = { repository: 'proof', tag: 'job' };
const access = (change: object = {}): Access => ({
  kind: 'basic',
  writer: 'ci',
  reader: 'guest',
  anonymousPull: true,
  ...change,
});
const MANIFEST = '/v2/proof/manifests/job';
const UPLOAD = '/v2/proof/blobs/uploads/';
/** A registry that answers a push like this. */
const client = (push: number, pull = 200) =>
  fakeClient((path) => ({ status: path.endsWith(UPLOAD) ? push : path.endsWith(MANIFEST) ? pull : 500 }));

describe('proveAccess', () => {
  test('the reader and everybody pull, and are refused a push', async () => {
    const [writer, reader] = [client(401), client(403)];
    expect(await proveAccess(access(), image, { writer, reader })).toEqual({ reader: 403, anybody: 401 });
    expect(reader.asked).toEqual([MANIFEST, UPLOAD]);
    expect(writer.asked).toEqual([`anonymous ${MANIFEST}`, `anonymous ${UPLOAD}`]);
  });

  test('nobody is asked where there is nobody', async () => {
    const writer = client(202);
    const nobody = access({ reader: undefined, anonymousPull: false });
    expect(await proveAccess(nobody, image, { writer, reader: undefined })).toEqual({});
    expect(await proveAccess({ kind: 'none' }, image, { writer, reader: undefined })).toEqual({});
    expect(writer.asked).toEqual([]);
  });

  test.each([
    [client(401), client(202), 'a push by the reader got status 202 instead of 403'],
    [client(202), client(403), 'a push by an anonymous client got status 202 instead of 401'],
    [client(401), client(403, 401), 'the reader must be able to pull, but got status 401 for a manifest'],
    [
      client(401, 401),
      client(403),
      'an anonymous client must be able to pull, but got status 401 for a manifest',
    ],
  ])('what is not as it must be fails the job (%#)', async (writer, reader, said) => {
    await expect(proveAccess(access(), image, { writer, reader })).rejects.toThrow(said);
  });
});

test.each([
  [{}, ''],
  [{ reader: 403 }, 'a push by the reader (403)'],
  [{ reader: 403, anybody: 401 }, 'a push by the reader (403); a push without a login (401)'],
])('%j in words', (refusals, words) => expect(describePushRefusal(refusals).join('; ')).toBe(words));
