import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { algorithmOf, type Descriptor } from './descriptors.js';

/** Passes a blob through, counts its bytes, and fails if its size or digest does not match the descriptor. */
export function verifyDigest({ digest, size }: Descriptor, onBytes: (count: number) => void): Transform {
  const hash = createHash(algorithmOf(digest));
  let length = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      length += part.length;
      if (length > size) return done(new Error(`the blob ${digest} is longer than ${size} bytes`));
      hash.update(part);
      onBytes(part.length);
      done(null, part);
    },
    flush(done) {
      const found = `${algorithmOf(digest)}:${hash.digest('hex')}`;
      if (length < size) done(cutShort(digest, length, size));
      else if (found !== digest) done(new Error(`the source sent ${found} instead of the blob ${digest}`));
      else done();
    },
  });
}

/** The error for a connection that ended too early, which can be retried. */
function cutShort(digest: string, length: number, size: number): Error {
  const error = new Error(`the blob ${digest} ended after ${length} of ${size} bytes`);
  return Object.assign(error, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
