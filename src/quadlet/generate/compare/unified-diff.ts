import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';

/** Limit for the steps of all searches, which take a second. */
const STEPS = 5_000_000;
/** Limit for added and removed lines of one diff. */
const EDITS = 1000;

/** Compares texts line by line with a shared limit for the search for common lines. */
export class Differ {
  #left: number;

  constructor(steps = STEPS) {
    this.#left = steps;
  }

  /** Unified with three lines of context and without the two header lines; '' if the texts are equal. */
  diff(before: string, after: string): string {
    if (before === after) return '';
    // New and removed units need no search.
    if (before === '') return whole(after, '+');
    if (after === '') return whole(before, '-');
    // The search takes half as many steps as the square of the number of differing lines.
    const edits = Math.min(EDITS, Math.floor(Math.sqrt(2 * this.#left)));
    const patch = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength: edits });
    const found = patch?.hunks.flatMap(({ lines }) => lines.filter((line) => !line.startsWith(' ')));
    this.#left -= (found?.length ?? edits) ** 2 / 2;
    return patch === undefined ? whole(before, '-') + whole(after, '+') : formatPatch(patch, OMIT_HEADERS);
  }
}

/** Both texts line by line, unified with three lines of context and without the two header lines; '' if they are equal. */
export function unifiedDiff(before: string, after: string): string {
  return new Differ().diff(before, after);
}

function whole(text: string, sign: '+' | '-'): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const place = sign === '+' ? `-0,0 +1,${lines.length}` : `-1,${lines.length} +0,0`;
  const end = text.endsWith('\n') ? [] : ['\\ No newline at end of file'];
  return [`@@ ${place} @@`, ...lines.map((line) => sign + line), ...end, ''].join('\n');
}
