import { type Both, KINDS } from './kinds.js';
import { rewrite } from './lines.js';
import { addedLines, type IdPlan } from './plan.js';

/** One file before and after a change. */
export interface FileChange {
  /** Nothing where there was no file. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Lines without their ends. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

export type Changes = Both<FileChange>;

/** What carrying a plan out changes, for taking it back. */
export function changesOf(plan: IdPlan, files: Both<string | undefined>): Changes {
  const [uid, gid] = KINDS.map((kind): FileChange => {
    const added = addedLines(plan.users, kind);
    const removed = plan.users.flatMap((one) => one[kind].removes.map(({ text }) => text));
    return { before: files[kind], after: plan.texts[kind], removed, added };
  });
  return { uid: uid as FileChange, gid: gid as FileChange };
}

/**
 * A file as it is to be once a change is taken back: as it was, byte for byte, where nobody has changed it since;
 * else without the lines that were added and with those that were removed, and all else as it is now. Pure.
 * @param now nothing where there is no file
 */
export function takeBack(
  now: string | undefined,
  { before, after, removed, added }: FileChange,
): string | undefined {
  if (now === after) return before;
  if (now === undefined || now === before) return now;
  const lines = now.split('\n');
  const open = new Map<string, number>();
  for (const text of added) open.set(text, (open.get(text) ?? 0) + 1);
  const ours: { text: string; offset: number }[] = [];
  let offset = 0;
  for (const text of lines) {
    const times = open.get(text) ?? 0;
    if (times > 0) {
      open.set(text, times - 1);
      ours.push({ text, offset });
    }
    offset += text.length + 1;
  }
  const there = new Set(lines);
  const missing = removed.filter((text) => !there.has(text));
  const text = rewrite(now, ours, missing);
  return text === '' && before === undefined ? undefined : text;
}
