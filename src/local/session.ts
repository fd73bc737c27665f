import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { UserError } from '../platform/errors.js';
import type { LocalStep } from './fake-runner.js';
import { downCommand } from './own-command.js';

/** A process, identified by its id and its start time. */
export interface ProcessId {
  readonly pid: number;
  /** In clock ticks since the host's boot. */
  readonly began: string;
}

/** What `start` creates, written in advance, so that `--down` finds it however `start` ended. */
export type Session = {
  /** The process of `start`. */
  readonly starter: ProcessId;
  /** Whether the registry is running, kept by `--keep`. */
  readonly kept: boolean;
} & (
  | { readonly kind: 'step'; readonly step: LocalStep }
  | { readonly kind: 'machine'; readonly workDir: string }
);

function sessionFile(): string {
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local/state');
  return join(state, 'podman-registry-action/session.json');
}

/** The process with this id; undefined if it does not run. */
export async function processOf(pid: number): Promise<ProcessId | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program is in parentheses and may hold any character; the 22nd field is the time.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const began = fields[18];
  return began === undefined || state === 'Z' ? undefined : { pid, began };
}

export async function isRunning({ pid, began }: ProcessId): Promise<boolean> {
  return (await processOf(pid))?.began === began;
}

/** The beginning of a session of this process. */
export async function ownSession(): Promise<Pick<Session, 'starter' | 'kept'>> {
  const starter = await processOf(process.pid);
  // Not Linux: such a host is rejected later, with the reason.
  return { starter: starter ?? { pid: process.pid, began: '' }, kept: false };
}

/**
 * @throws UserError if a session already exists
 */
export async function refuseSecond(): Promise<void> {
  const session = await readSession();
  if (session !== undefined) throw await secondStart(session);
}

/**
 * Writes the session of a start before it creates anything.
 * @throws UserError if one already exists
 */
export async function claimSession(session: Session): Promise<void> {
  const file = sessionFile();
  const whole = await writeBeside(file, session);
  try {
    // Fails if the file exists, and never leaves a partial file.
    await link(whole, file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    await refuseSecond();
    throw thrown;
  } finally {
    await rm(whole, { force: true });
  }
}

export async function saveSession(session: Session): Promise<void> {
  const file = sessionFile();
  await rename(await writeBeside(file, session), file);
}

async function writeBeside(file: string, session: Session): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const path = `${file}.${process.pid}`;
  await writeFile(path, JSON.stringify(session), { mode: 0o600 });
  return path;
}

/**
 * @returns undefined if nothing was started
 * @throws UserError if this program did not write the file, because the processes and files in it are ended and removed
 */
export async function readSession(): Promise<Session | undefined> {
  const file = sessionFile();
  const text = await readFile(file, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (text === undefined) return undefined;
  const session = parsed(text);
  if (!isSession(session)) {
    throw new UserError(`cannot read ${file}\nRemove it, then run: ${downCommand()}`);
  }
  return session;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isSession(value: unknown): value is Session {
  const { starter, kept, kind, step, workDir } = fieldsOf(value);
  const { pid, began } = fieldsOf(starter);
  if (!Number.isSafeInteger(pid) || Number(pid) < 1 || typeof began !== 'string') return false;
  if (typeof kept !== 'boolean') return false;
  if (kind === 'machine') return typeof workDir === 'string' && isAbsolute(workDir);
  const { actionRoot, temporary, inputs } = fieldsOf(step);
  return (
    kind === 'step' &&
    [actionRoot, temporary].every((path) => typeof path === 'string' && isAbsolute(path)) &&
    Object.values(fieldsOf(inputs)).every((input) => typeof input === 'string')
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export async function forgetSession(): Promise<void> {
  await rm(sessionFile(), { force: true });
}

async function secondStart({ starter, kept }: Session): Promise<UserError> {
  const running = !kept && (await isRunning(starter));
  const problem = kept
    ? 'a registry of an earlier start is still running (--keep)'
    : running
      ? `another start is running as process ${starter.pid}`
      : 'an earlier start was killed before it could clean up';
  return new UserError(`${problem}; stop it and remove everything with: ${downCommand()}`);
}
