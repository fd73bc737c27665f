import { constants } from 'node:fs';
import { type FileHandle, open, realpath, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Account } from './accounts.js';
import { readSubidLines, rewrite } from './lines.js';
import { addedLines, type IdPlan } from './plan.js';
import { type Both, KINDS } from './ranges.js';

/** One file before and after a change. */
export interface FileChange {
  /** Nothing if the file did not exist. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Lines without their ends. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

type Changes = Both<FileChange>;

/** The changes of a plan, to undo them. */
export function changesOf(plan: IdPlan, files: Both<string | undefined>): Changes {
  const [uid, gid] = KINDS.map((kind): FileChange => {
    const added = addedLines(plan.users, kind);
    const removed = plan.users.flatMap((one) => one[kind].removes.map(({ text }) => text));
    return { before: files[kind], after: plan.texts[kind], removed, added };
  });
  return { uid: uid as FileChange, gid: gid as FileChange };
}

/**
 * A file after a change is undone: identical to the original if it was not changed since; otherwise the current
 * text without the added lines and with the removed ones. Pure.
 * @param now nothing if the file does not exist
 */
export function revertChange(
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

/** The data that `apply` saves for `restore`. */
export interface Saved {
  /** The users whose lines were changed. */
  readonly users: readonly Pick<Account, 'name' | 'uid'>[];
  readonly changes: Changes;
}

/**
 * Saves a change before it is made, readable only for the current user, root.
 * @throws UserError if the path contains a link, which would redirect what root writes
 */
export async function writeSaved(path: string, saved: Saved): Promise<void> {
  await refuseLinks(path);
  await writeFile(path, JSON.stringify(saved), { flag: 'wx', mode: 0o600, flush: true });
}

// Bytes: both files twice on a host with a hundred thousand users.
const LARGEST = 64 * 1024 * 1024;

/**
 * Reads a saved change. Its lines are written to /etc/subuid, so it must have been written by the current user.
 * @returns nothing if the change was never started
 * @throws UserError if it is a link, belongs to someone else, or is not from `apply`
 */
export async function readSaved(path: string): Promise<Saved | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ENOENT') return undefined;
      throw thrown.code === 'ELOOP' ? refusal(path, 'it is a symbolic link') : thrown;
    },
  );
  if (file === undefined) return undefined;
  try {
    await refuseLinks(path);
    return parseSaved(await readOpen(file, path), path);
  } finally {
    await file.close();
  }
}

async function readOpen(file: FileHandle, path: string): Promise<string> {
  const facts = await file.stat();
  const { uid, mode, nlink, size } = facts;
  const own = process.geteuid?.();
  if (!facts.isFile()) throw refusal(path, 'it is not a regular file');
  if (uid !== own) throw refusal(path, `it belongs to uid ${uid}, not to uid ${own}`);
  if (nlink !== 1 || (mode & 0o022) !== 0) throw refusal(path, 'others may write to it');
  if (size > LARGEST) throw refusal(path, `it has more than ${LARGEST} bytes`);
  return file.readFile('utf8');
}

async function refuseLinks(path: string): Promise<void> {
  const directory = dirname(resolve(path));
  if ((await realpath(directory)) !== directory) throw refusal(path, 'a symbolic link leads to it');
}

function refusal(path: string, why: string): UserError {
  return new UserError(`cannot use --saved ${JSON.stringify(path)}: ${why}`);
}

function parseSaved(text: string, path: string): Saved {
  try {
    const saved: unknown = JSON.parse(text);
    if (isSaved(saved)) return saved;
  } catch {
    // The error below also covers invalid JSON.
  }
  throw refusal(path, 'it is not a file of "subid apply"');
}

function isSaved(value: unknown): value is Saved {
  const { users, changes } = object(value);
  return (
    Array.isArray(users) &&
    users.every((user) => typeof object(user).name === 'string' && Number.isInteger(object(user).uid)) &&
    KINDS.every((kind) => isChange(object(changes)[kind]))
  );
}

function isChange(value: unknown): value is FileChange {
  const { before, after, removed, added } = object(value);
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  const isList = (list: unknown) => Array.isArray(list) && list.every((line) => typeof line === 'string');
  return isText(before) && isText(after) && isList(removed) && isList(added);
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The first id of ordinary users. Source: login.defs(5), UID_MIN and GID_MIN. */
const FIRST_USER_ID = 1000;

/**
 * Rejects a text of /etc/subuid or /etc/subgid that gives ids to other users than those whose lines were changed,
 * or system ids to any user. Pure.
 * @param now the current text
 * @param then the new text
 * @throws UserError with the first such line
 */
export function assertRestorable(
  now: string | undefined,
  then: string | undefined,
  users: Saved['users'],
): void {
  const owners = new Set(users.flatMap(({ name, uid }) => [name, String(uid)]));
  const open = new Map<string, number>();
  for (const line of (now ?? '').split('\n')) open.set(line, (open.get(line) ?? 0) + 1);
  for (const line of (then ?? '').split('\n')) {
    const times = open.get(line) ?? 0;
    open.set(line, times - 1);
    if (times > 0 || line === '') continue;
    const [range] = readSubidLines(line);
    if (range === undefined || !owners.has(range.owner) || range.start < FIRST_USER_ID) {
      throw new UserError(
        `the line ${JSON.stringify(line)} was not restored: only ranges of ${[...owners].join(', ')} from ID ${FIRST_USER_ID} are allowed; to restore it, add it by hand`,
      );
    }
  }
}
