import { type IdRange, LAST_ID } from './ranges.js';

/** One line of /etc/subuid or /etc/subgid with a range. */
export interface SubidLine extends IdRange {
  /** A name, or a decimal uid; in /etc/subgid too. */
  readonly owner: string;
  /** The line itself, without its end. */
  readonly text: string;
  /** Its unique start in the file. */
  readonly offset: number;
  /**
   * How newuidmap(1) reads it. `refused`: no ids, or ids beyond the last one, which podman still requests.
   * `ignored`: white space at the end, such as a carriage return, so the range has no effect.
   */
  readonly reading: 'range' | 'refused' | 'ignored';
}

const ENTRY = /^([^:#][^:]*):\s*\+?(0x[\da-f]+|\d+):\s*\+?(0x[\da-f]+|\d+)(\s*)$/i;

/**
 * The ranges in a text of /etc/subuid or /etc/subgid. Includes every line that any program reads as a range; skips
 * comments and invalid lines.
 * Source: subordinate_parse() of shadow 4.13 to 4.20, whose numbers may be octal or hexadecimal.
 */
export function readSubidLines(text: string): SubidLine[] {
  const lines: SubidLine[] = [];
  for (let offset = 0; offset < text.length; ) {
    const newline = text.indexOf('\n', offset);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(offset, end);
    const found = ENTRY.exec(line);
    if (found !== null) {
      const [, owner = '', first = '', second = '', blanks = ''] = found;
      const [start, count] = [numberOf(first), numberOf(second)];
      const isRange = count > 0 && start + count - 1 <= LAST_ID;
      const reading = blanks !== '' ? 'ignored' : isRange ? 'range' : 'refused';
      lines.push({ owner, start, count, text: line, offset, reading });
    }
    offset = end + 1;
  }
  return lines;
}

/** Parses a number as strtoul(3) does with base 0. */
function numberOf(digits: string): number {
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

/**
 * Removes lines of a text and appends others; all other bytes stay the same.
 * @param removed lines of this text
 */
export function rewrite(
  text: string,
  removed: readonly Pick<SubidLine, 'text' | 'offset'>[],
  added: readonly string[],
): string {
  const kept: string[] = [];
  let from = 0;
  for (const { offset, text: line } of removed.toSorted((a, b) => a.offset - b.offset)) {
    kept.push(text.slice(from, offset));
    from = offset + line.length + 1;
  }
  kept.push(text.slice(from));
  const rest = kept.join('');
  if (added.length === 0) return rest;
  return `${rest}${rest === '' || rest.endsWith('\n') ? '' : '\n'}${added.join('\n')}\n`;
}

/** Whether the last line has no line end. */
export function isUnended(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !text.endsWith('\n');
}
