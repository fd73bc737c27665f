import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A short fingerprint of a rule's proof and fixture: what was observed holds for the files as they were. */
export function fingerprintOf(directory: string): string {
  const hash = createHash('sha256');
  const files = ['wrong', 'right'].flatMap((side) => filesBelow(join(directory, side)));
  for (const file of [...files, join(directory, 'proof.json')]) {
    const content = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    hash.update(`${relative(directory, file)}\0${content.byteLength}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
