import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { algorithmOf, type Descriptor } from './descriptors.js';

/**
 * Lets a blob through and fails where it is longer, shorter or other than its descriptor says. What it lets through is
 * counted on the way.
 */
export function verifyDigest({ digest, size }: Descriptor, onBytes: (count: number) => void): Transform {
  const hash = createHash(algorithmOf(digest));
  let length = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      length += part.length;
      if (length > size)
        return done(new Error(`the blob ${digest} is longer than the ${size} bytes that it is to have`));
      hash.update(part);
      onBytes(part.length);
      done(null, part);
    },
    flush(done) {
      const found = `${algorithmOf(digest)}:${hash.digest('hex')}`;
      if (length < size) done(cutShort(digest, length, size));
      else if (found !== digest)
        done(new Error(`the source sent ${found} where the blob ${digest} was asked for`));
      else done();
    },
  });
}

/** Of a connection that ended too early; the next one may not. */
function cutShort(digest: string, length: number, size: number): Error {
  const error = new Error(`the blob ${digest} ended after ${length} of ${size} bytes`);
  return Object.assign(error, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
