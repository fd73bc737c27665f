import type { Edit, Finding, Fix } from '../../finding.js';

/** The result of one round of fixes. */
interface FixRound {
  /** The texts that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The findings whose fixes were applied. */
  readonly fixed: readonly Finding[];
}

/**
 * Applies the fixes of findings to their texts. If the edits of fixes overlap, the first fix is applied, and the others in
 * the next round. All other characters stay the same.
 */
export function applyFixes(
  findings: readonly Finding[],
  textOf: (file: string) => string | undefined,
): FixRound {
  const taken = new Map<string, Edit[]>();
  const fixed = findings.filter(({ fix }) => fix !== undefined && take(fix, taken, textOf));
  const texts = new Map<string, string>();
  for (const [file, edits] of taken) {
    const before = textOf(file) ?? '';
    const after = edited(before, edits);
    if (after !== before) texts.set(file, after);
  }
  return { texts, fixed };
}

/** Adds the edits of a fix, all or none. */
function take(
  { edits }: Fix,
  taken: Map<string, Edit[]>,
  textOf: (file: string) => string | undefined,
): boolean {
  const fits = edits.every((edit, index) => {
    const text = textOf(edit.file);
    if (text === undefined || edit.start < 0 || edit.end < edit.start || edit.end > text.length) return false;
    const others = [...(taken.get(edit.file) ?? []), ...edits.slice(0, index)];
    return !others.some((other) => other.file === edit.file && touch(edit, other));
  });
  if (!fits || edits.length === 0) return false;
  for (const edit of edits) {
    const known = taken.get(edit.file);
    if (known === undefined) taken.set(edit.file, [edit]);
    else known.push(edit);
  }
  return true;
}

function touch(a: Edit, b: Edit): boolean {
  if (a.start === b.start) return !(isLines(a) && isLines(b) && a.text !== b.text);
  return a.start < b.end && b.start < a.end;
}

// Lines for the same position are inserted one after the other; a section header must not be inserted twice.
function isLines({ start, end, text }: Edit): boolean {
  return start === end && text.includes('\n') && !/^[ \t]*\[/m.test(text);
}

function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
