import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Boundary, isWithin, locate, whereIs } from '../../../platform/boundary.js';
import { UserError } from '../../../platform/errors.js';
import type { Finding, LintResult } from '../../finding.js';
import { joinResults } from '../../finding.js';
import { reasonOf } from '../entries.js';
import type { Prepared } from '../prepare.js';
import { type FixKind, fixSet } from './fix-set.js';

/**
 * Applies the fixes of a kind, writes the files, and reports each fix.
 * @returns the remaining findings
 * @throws UserError if a file cannot be written
 */
export function fixAll(
  { sets, policy }: Prepared,
  kind: FixKind,
  boundary: Boundary,
  say: (text: string) => void,
): LintResult {
  const outcomes = sets.map((set) => fixSet(set, policy, kind));
  for (const { texts, fixed, refused } of outcomes) {
    for (const [file, text] of texts) replaceFile(file, text, boundary);
    for (const finding of fixed) say(`fixed ${place(finding)}: ${finding.code}, ${finding.fix?.title}\n`);
    for (const [file, reason] of refused) say(`skipped ${file}: ${reason}\n`);
  }
  return joinResults(
    outcomes.map(({ result }) => result),
    policy,
  );
}

function place({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}

/**
 * Replaces the text of a file atomically. Mode and owner are kept, and a link stays a link.
 * @param boundary a file behind a link that leaves it is not changed
 * @throws UserError if the file cannot be written
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
    // Only root can change the owner.
    if (process.getuid?.() === 0) chownSync(temporary, uid, gid);
    chmodSync(temporary, mode & 0o7777);
    renameSync(temporary, real);
  } catch (thrown) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new UserError(`${path} cannot be written: ${reasonOf(thrown)}`);
  }
}
