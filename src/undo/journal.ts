import { appendFile, readFile } from 'node:fs/promises';

/** How one change to the machine is taken back, or why it stays. */
export type Undo =
  | { readonly kind: 'pod'; readonly name: string }
  | { readonly kind: 'image'; readonly reference: string }
  /** podman builds a pause image of its own for the first pod of a version; `before` lists those that were there. */
  | { readonly kind: 'pause-images'; readonly before: readonly string[] }
  | { readonly kind: 'remove'; readonly path: string }
  /** Directories made on the way to a file, deepest first; each goes only when nothing else has moved in. */
  | { readonly kind: 'remove-empty'; readonly paths: readonly string[] }
  | { readonly kind: 'linger'; readonly user: string }
  | { readonly kind: 'kept'; readonly what: string };

/** The list of changes of one job, written before each change is made. */
export interface Journal {
  record(undo: Undo): Promise<void>;
}

/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
export function openJournal(path: string): Journal {
  return {
    record: (undo) => appendFile(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true }),
  };
}

/**
 * Reads a journal back, oldest change first. A last line that was cut off in the middle belongs to a change that
 * was never made, because a record is complete before its change begins.
 */
export async function readJournal(path: string): Promise<Undo[]> {
  const text = await readFile(path, 'utf8');
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Undo);
}
