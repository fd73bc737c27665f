import { randomBytes } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';

/** How one change to the machine is taken back, or why it stays. */
export type Undo =
  | { readonly kind: 'pod'; readonly name: string }
  | { readonly kind: 'image'; readonly reference: string }
  /** podman builds a pause image of its own for the first pod of a version; `before` lists those that were there. */
  | { readonly kind: 'pause-images'; readonly before: readonly string[] }
  | { readonly kind: 'remove'; readonly path: string }
  /** Directories made on the way to a file, deepest first; each goes only when nothing else has moved in. */
  | { readonly kind: 'remove-empty'; readonly paths: readonly string[]; readonly as?: 'root' | 'user' }
  /** A file becomes again what its copy is; without a copy there was none. */
  | { readonly kind: 'restore'; readonly path: string; readonly as: 'root' | 'user'; readonly copy?: string }
  | {
      readonly kind: 'run';
      readonly as: 'root' | 'user';
      readonly argv: readonly string[];
      /** What is then so again, where the command does not tell by itself. */
      readonly said?: string;
      /** A regular expression: what the command says where that which it was to change has gone by itself. */
      readonly gone?: string;
    }
  /** A variable of the job's, as long as it is still ours. */
  | { readonly kind: 'variable'; readonly name: string; readonly ours: string; readonly before: string }
  /**
   * podman's storage, which was renamed to `aside`, or was not there. What has taken its place since goes, unless it holds
   * images that somebody wanted to keep.
   */
  | { readonly kind: 'put-back'; readonly path: string; readonly aside?: string }
  | { readonly kind: 'kept'; readonly what: string };

/** A list of changes, written before each change is made. */
export interface Journal {
  record(undo: Undo): Promise<void>;
}

/** A journal that also keeps copies of what is changed. */
export interface HostJournal extends Journal {
  /** For the copies; nobody else may enter it. */
  readonly directory: string;
  /** A word that no other entry of this directory has. */
  serial(): string;
}

/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
export function openJournal(path: string): Journal {
  return {
    record: (undo) => appendFile(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true }),
  };
}

/** A word for the name of a file that nobody else will think of. */
export function serial(): string {
  return randomBytes(4).toString('hex');
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
