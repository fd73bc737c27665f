import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Boundary, isWithin, locate, whereIs } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { reasonOf } from './entries.js';

/**
 * Gives a file a new text at one stroke: whoever reads it finds the old one or the new one. Its mode and owner stay, and
 * a link stays a link.
 * @param boundary a file behind a link that leaves it is not touched
 * @throws UserError where that is not allowed or does not work
 */
export function replaceFile(path: string, text: string, boundary: Boundary): void {
  let temporary: string | undefined;
  try {
    const { root } = locate(dirname(path), boundary);
    const real = realpathSync(path);
    if (!isWithin(root, real)) throw new Error(`it links to ${whereIs(root, real)}`);
    const { mode, uid, gid } = statSync(real);
    temporary = join(dirname(real), `.${basename(real)}.${randomBytes(6).toString('hex')}`);
    writeFileSync(temporary, text, { flag: 'wx', mode: 0o600 });
    // Only root may give files away.
    if (process.getuid?.() === 0) chownSync(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, real);
  } catch (thrown) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new UserError(`${path} cannot be written: ${reasonOf(thrown)}`);
  }
}
