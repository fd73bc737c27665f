import { formatPatch, OMIT_HEADERS, structuredPatch } from 'diff';

/** Both texts line by line, unified with three lines of context and without the two header lines; '' if they are equal. */
export function unifiedDiff(before: string, after: string): string {
  if (before === after) return '';
  // A thousand new units need no search for what they have in common with nothing.
  if (before === '') return whole(after, '+');
  if (after === '') return whole(before, '-');
  const patch = structuredPatch('', '', before, after, '', '', { context: 3 });
  return patch === undefined ? '' : formatPatch(patch, OMIT_HEADERS);
}

function whole(text: string, sign: '+' | '-'): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const place = sign === '+' ? `-0,0 +1,${lines.length}` : `-1,${lines.length} +0,0`;
  const end = text.endsWith('\n') ? [] : ['\\ No newline at end of file'];
  return [`@@ ${place} @@`, ...lines.map((line) => sign + line), ...end, ''].join('\n');
}
