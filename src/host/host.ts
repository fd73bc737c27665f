import { constants } from 'node:fs';
import { lstat, readdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { UserError } from '../platform/errors.js';
import {
  type Attempt,
  CommandError,
  type CommandOptions,
  attempt as plainAttempt,
} from '../platform/exec.js';
import { pathExists } from '../platform/files.js';
import type { Log } from '../platform/log.js';
import { mayUseSudo } from '../platform/sudo.js';
import { Podman } from '../podman/podman.js';
import { HostLease } from '../undo/host-lease.js';
import type { HostJournal } from '../undo/journal.js';

export interface HostUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/** Access of a check to the machine. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly user: HostUser;
  /** The other users who get subordinate ids: names or decimal uids. */
  readonly users: readonly string[];
  readonly log: Log;
  readonly journal: HostJournal;
  readonly attempt: Attempt;
  readonly podman: Podman;
  /** The group that this process acts as; sg(1) and newgrp(1) change it. */
  readonly effectiveGid: number;
  /** The command that starts this program, for work that needs root in one call. */
  readonly self: readonly string[];
  variable(name: string): string | undefined;
  /** Sets a variable for this process and for the later steps of the job. */
  exportVariable(name: string, value: string): void;
  /** @returns the text, or nothing if the file is missing or unreadable */
  read(path: string): Promise<string | undefined>;
  exists(path: string): Promise<boolean>;
  /**
   * Whether this user may open it for reading and writing. Does not open it, because opening can affect a device.
   */
  mayOpen(path: string): Promise<boolean>;
  /** Whether this process may read it. Does not read it, since it may be large. */
  readable(path: string): Promise<boolean>;
  /** @returns nothing if the path does not exist or cannot be read; follows a link */
  stat(path: string): Promise<PathFacts | undefined>;
  /** @returns the sorted names in a directory; empty if it is missing or unreadable */
  list(path: string): Promise<readonly string[]>;
  /** Whether a process listens on a socket of the file system. Opens a connection and closes it again. */
  listens(path: string): Promise<boolean>;
  /** @returns the path with every link resolved, or nothing if it does not exist */
  realpath(path: string): Promise<string | undefined>;
  /** @returns the file system that holds a path, or the nearest directory above that exists */
  space(path: string): Promise<SpaceFacts | undefined>;
  /** @returns the path of a program, or nothing if it is not in PATH */
  find(program: string): Promise<string | undefined>;
  /**
   * Runs a command as root: directly, or through `sudo -n`. Never with `sudo -E`, which sudo-rs ignores.
   * @throws UserError if sudo needs a password; CommandError if the command fails
   */
  asRoot(argv: readonly string[], options?: Partial<CommandOptions>): Promise<string>;
  /**
   * Runs a command as the user.
   * @throws CommandError if it fails
   */
  asUser(argv: readonly string[], options?: Partial<CommandOptions>): Promise<string>;
  /** Whether this is root or a user who may use sudo without a password. Remembers a positive answer. */
  mayActAsRoot(): Promise<boolean>;
  /** Prevents other jobs of this user from changing the host meanwhile. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Reads what several checks need once, until something changes. */
  shared<T>(name: string, read: () => Promise<T>): Promise<T>;
  /** Discards everything that was read, after a change. */
  forget(): void;
}

export interface PathFacts {
  readonly kind: 'file' | 'directory' | 'socket' | 'character-device' | 'other';
  /** The lowest twelve bits: permissions, and the setuid, setgid and sticky bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Whether the path itself is a symbolic link. */
  readonly link: boolean;
}

export interface SpaceFacts {
  /** Bytes that a user without privileges may still write. */
  readonly free: number;
  readonly total: number;
  /** The `f_type` of statfs(2). */
  readonly type: number;
  /** Files that can still be created; nothing if the file system has no limit. */
  readonly freeFiles: number | undefined;
}

export interface HostParts {
  readonly log: Log;
  readonly self: readonly string[];
  /** Where changes are recorded; by default with those of all jobs of this user. */
  readonly journal?: HostJournal;
  /** Runs commands. */
  readonly attempt?: Attempt;
  /** The other users who get subordinate ids; none by default. */
  readonly users?: readonly string[];
  /** Options of every podman call. */
  readonly podmanOptions?: readonly string[];
  exportVariable(name: string, value: string): void;
}

/** The user of this process; in a container that can be a number without an entry in passwd(5). */
export function thisUser(): HostUser {
  try {
    const { username: name, uid, gid, homedir: home } = userInfo();
    return { name, uid, gid, home };
  } catch {
    const uid = process.getuid?.() ?? -1;
    return { name: String(uid), uid, gid: process.getgid?.() ?? -1, home: process.env.HOME || '/' };
  }
}

/** The machine that this process runs on. */
export function localHost(parts: HostParts): Host {
  const user = thisUser();
  const lease = new HostLease(user);
  const { attempt = plainAttempt } = parts;
  const answers = new Map<string, Promise<unknown>>();
  let sudo: Promise<boolean> | undefined;
  const mayActAsRoot = async (): Promise<boolean> => {
    if (user.uid === 0) return true;
    sudo ??= mayUseSudo(attempt);
    const may = await sudo;
    if (!may) sudo = undefined;
    return may;
  };
  return {
    ...parts,
    attempt,
    journal: parts.journal ?? lease.changes.journal,
    exclusively: (work) => lease.exclusively(work),
    effectiveGid: process.getegid?.() ?? user.gid,
    shared: <T>(key: string, read: () => Promise<T>): Promise<T> => {
      const known = answers.get(key) ?? read();
      answers.set(key, known);
      return known as Promise<T>;
    },
    forget: () => answers.clear(),
    podman: new Podman(attempt, parts.podmanOptions),
    platform: process.platform,
    users: parts.users ?? [],
    user,
    variable: (variable) => process.env[variable],
    read: (path) => readFile(path, 'utf8').catch(() => undefined),
    exists: (path) => pathExists(path),
    mayOpen: (path) => pathExists(path, constants.R_OK | constants.W_OK),
    mayActAsRoot,
    readable: (path) => pathExists(path, constants.R_OK),
    stat: pathFacts,
    list: async (path) => (await readdir(path).catch(() => [])).sort(),
    realpath: (path) => realpath(path).catch(() => undefined),
    space: spaceFacts,
    listens,
    // Some programs are in sbin directories, which the PATH of an ordinary user may lack.
    find: async (program) => {
      const { findProgram } = await import('../platform/exec-tools.js');
      return findProgram(program) ?? findProgram(program, '/usr/sbin:/sbin');
    },
    asUser: (argv, options) => runAsUser(argv, { timeout: 60, ...options }, attempt),
    asRoot: async (argv, options) => {
      if (!(await mayActAsRoot())) {
        throw withoutRoot(user, `run: ${argv.join(' ')}`);
      }
      return runAsRoot(argv, { timeout: 60, ...options }, user, attempt);
    },
  };
}

/** Work needs root, and the user cannot use sudo. */
export class NeedsRootError extends UserError {}

/** The error for work that needs root when sudo needs a password. */
export function withoutRoot({ name }: HostUser, what: string): NeedsRootError {
  return new NeedsRootError(`${name} cannot use sudo without a password; as root, ${what}`);
}

async function pathFacts(path: string): Promise<PathFacts | undefined> {
  try {
    const [facts, own] = await Promise.all([stat(path), lstat(path)]);
    const { mode, uid, gid, size } = facts;
    const kind = facts.isFile()
      ? 'file'
      : facts.isDirectory()
        ? 'directory'
        : facts.isSocket()
          ? 'socket'
          : facts.isCharacterDevice()
            ? 'character-device'
            : 'other';
    return { kind, mode: mode & 0o7777, uid, gid, size, link: own.isSymbolicLink() };
  } catch {
    return undefined;
  }
}

/** Whether a process listens on a socket of the file system. */
export function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    // A process that is too busy to accept still listens.
    socket.setTimeout(1000, () => end(true));
  });
}

async function spaceFacts(path: string): Promise<SpaceFacts | undefined> {
  for (let current = path; ; current = dirname(current)) {
    try {
      const { bavail, blocks, bsize, type, files, ffree } = await statfs(current);
      const freeFiles = files === 0 ? undefined : ffree;
      return { free: bavail * bsize, total: blocks * bsize, type, freeFiles };
    } catch {
      if (current === dirname(current)) return undefined;
    }
  }
}

async function runAsRoot(
  argv: readonly string[],
  options: CommandOptions,
  user: HostUser,
  attempt: Attempt,
): Promise<string> {
  return runAsUser(user.uid === 0 ? argv : ['sudo', '-n', ...argv], options, attempt);
}

async function runAsUser(
  argv: readonly string[],
  options: CommandOptions,
  attempt: Attempt,
): Promise<string> {
  const result = await attempt(argv, options);
  if (result.exitCode !== 0) throw new CommandError(argv, result, options.timeout);
  return result.stdout;
}
