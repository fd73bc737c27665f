import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { LineFinder, SourceLine } from '../../report/excerpt-lines.js';
import type { Finding } from '../finding.js';

/**
 * Makes the function that identifies the findings of one result, in their order. A fingerprint stays the same if other
 * lines of the file change. It consists of the first 40 digits of a SHA-256: of the rule, the file, the text of the line
 * without outer white space, and the position of the finding among those that are equal in all three.
 */
export function fingerprinter(lineOf: LineFinder): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const key = [finding.code, posix.normalize(finding.file), textOf(lineOf(finding))].join('\0');
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash('sha256').update(`${key}\0${nth}`).digest('hex').slice(0, 40);
  };
}

/** UTF-16 units of a line that count. */
const LINE = 1000;

function textOf(line: SourceLine | undefined): string {
  return line === undefined ? '' : line.text.slice(line.start, Math.min(line.end, line.start + LINE)).trim();
}
