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
import { pathExists } from '../platform/exists.js';
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

/** How a check reaches the machine. */
export interface Host {
  readonly platform: NodeJS.Platform;
  readonly user: HostUser;
  /** Who else gets subordinate ids: names or decimal uids. */
  readonly users: readonly string[];
  readonly log: Log;
  readonly journal: HostJournal;
  readonly attempt: Attempt;
  readonly podman: Podman;
  /** The group that this process acts as; sg(1) and newgrp(1) change it. */
  readonly effectiveGid: number;
  /** The words before the arguments of a command of ours, for what has to be done as root in one go. */
  readonly self: readonly string[];
  variable(name: string): string | undefined;
  /** Sets a variable for this process and for the later steps of the job. */
  exportVariable(name: string, value: string): void;
  /** @returns the text, or nothing where the file is missing or may not be read */
  read(path: string): Promise<string | undefined>;
  exists(path: string): Promise<boolean>;
  /** May this user open it for reading and writing? Nothing is opened: a device may act on that. */
  mayOpen(path: string): Promise<boolean>;
  /** May this process read it? Says so of files that are too large to be read for that. */
  readable(path: string): Promise<boolean>;
  /** @returns nothing where there is no such path, or it cannot be read; a link is followed */
  stat(path: string): Promise<PathFacts | undefined>;
  /** @returns the names in a directory in order; none where it is missing or may not be read */
  list(path: string): Promise<readonly string[]>;
  /** Does somebody listen at a socket of the file system? A connection is made and closed again. */
  listens(path: string): Promise<boolean>;
  /** @returns the path with every link resolved, or nothing where there is no such path */
  realpath(path: string): Promise<string | undefined>;
  /** @returns the file system that holds a path, or the nearest directory above that exists */
  space(path: string): Promise<SpaceFacts | undefined>;
  /** @returns the path of a program, or nothing where it is not in PATH */
  find(program: string): Promise<string | undefined>;
  /**
   * Runs a command as root: directly, or through `sudo -n`. Never with `sudo -E`, which sudo-rs ignores.
   * @throws UserError where there is no sudo without a password; CommandError where the command fails
   */
  asRoot(argv: readonly string[], options?: Partial<CommandOptions>): Promise<string>;
  /**
   * Runs a command as the user.
   * @throws CommandError where it fails
   */
  asUser(argv: readonly string[], options?: Partial<CommandOptions>): Promise<string>;
  /** Is this root, or a user who may use sudo without a password? A yes is not asked for again. */
  mayActAsRoot(): Promise<boolean>;
  /** Changes the host while no other job of this user does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** What several checks need is read once, until something is changed. */
  shared<T>(name: string, read: () => Promise<T>): Promise<T>;
  /** Something was changed: nothing that was read counts any more. */
  forget(): void;
}

export interface PathFacts {
  readonly kind: 'file' | 'directory' | 'socket' | 'character-device' | 'other';
  /** The lowest twelve bits: permissions, and the setuid, setgid and sticky bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** The path itself is a symbolic link. */
  readonly link: boolean;
}

export interface SpaceFacts {
  /** Bytes that a user without privileges may still write. */
  readonly free: number;
  readonly total: number;
  /** The `f_type` of statfs(2). */
  readonly type: number;
  /** Files that may still be made; nothing where the file system sets no limit. */
  readonly freeFiles: number | undefined;
}

export interface HostParts {
  readonly log: Log;
  readonly self: readonly string[];
  /** Where changes are listed; where nothing is said, with those of all jobs of this user. */
  readonly journal?: HostJournal;
  /** Runs commands; where nothing is said, without more. */
  readonly attempt?: Attempt;
  /** Who else gets subordinate ids; nobody where nothing is said. */
  readonly users?: readonly string[];
  /** What every call of podman begins with. */
  readonly podmanOptions?: readonly string[];
  exportVariable(name: string, value: string): void;
}

/** Whom this process runs as; in a container that may be a number that no passwd(5) knows. */
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
    // Distributions keep some programs in the sbin directories, which a plain user's PATH may lack.
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

/** Something has to be done as root, and there is no sudo without a password. */
export function withoutRoot({ name }: HostUser, what: string): UserError {
  return new UserError(`${name} may not use sudo without a password here; as root, ${what}`);
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

function listens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    // Somebody who is too busy to accept is there all the same.
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
