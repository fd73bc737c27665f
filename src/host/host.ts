import { constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { which } from '@actions/io';
import { accessible } from '../accessible.js';
import { UserError } from '../errors.js';
import { type Attempt, CommandError, type CommandOptions } from '../exec/run.js';
import type { Log } from '../log.js';
import { Podman } from '../podman/podman.js';
import type { Journal } from '../undo/journal.js';

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
  readonly log: Log;
  readonly journal: Journal;
  readonly attempt: Attempt;
  readonly podman: Podman;
  variable(name: string): string | undefined;
  /** Sets a variable for this process and for the later steps of the job. */
  exportVariable(name: string, value: string): void;
  /** @returns the text, or nothing where the file is missing or may not be read */
  read(path: string): Promise<string | undefined>;
  exists(path: string): Promise<boolean>;
  /** @returns the path of a program, or nothing where it is not in PATH */
  find(program: string): Promise<string | undefined>;
  /**
   * Runs a command as root: directly, or through `sudo -n`. Never with `sudo -E`, which sudo-rs ignores.
   * @throws UserError where there is no sudo without a password; CommandError where the command fails
   */
  asRoot(argv: readonly string[], options?: Partial<CommandOptions>): Promise<string>;
}

export interface HostParts {
  readonly log: Log;
  readonly journal: Journal;
  readonly attempt: Attempt;
  exportVariable(name: string, value: string): void;
}

/** The machine that this process runs on. */
export function thisHost(parts: HostParts): Host {
  const { username: name, uid, gid, homedir: home } = userInfo();
  const user = { name, uid, gid, home };
  return {
    ...parts,
    podman: new Podman(parts.attempt),
    platform: process.platform,
    user,
    variable: (variable) => process.env[variable],
    read: (path) => readFile(path, 'utf8').catch(() => undefined),
    exists: (path) => accessible(path),
    find: async (program) => {
      // Distributions keep some programs in the sbin directories, which a plain user's PATH may lack.
      const inPath = await which(program, false);
      if (inPath !== '') return inPath;
      for (const directory of ['/usr/sbin', '/sbin']) {
        const path = `${directory}/${program}`;
        if (await accessible(path, constants.X_OK)) return path;
      }
      return undefined;
    },
    asRoot: (argv, options) => runAsRoot(argv, { timeout: 60, ...options }, user, parts.attempt),
  };
}

async function runAsRoot(
  argv: readonly string[],
  options: CommandOptions,
  user: HostUser,
  attempt: Attempt,
): Promise<string> {
  const command = user.uid === 0 ? argv : ['sudo', '-n', ...argv];
  if (user.uid !== 0) {
    const asked = await attempt(['sudo', '-n', 'true'], { timeout: 15 });
    if (asked.exitCode !== 0) {
      throw new UserError(
        `${user.name} may not use sudo without a password here; as root, run: ${argv.join(' ')}`,
      );
    }
  }
  const result = await attempt(command, options);
  if (result.exitCode !== 0) throw new CommandError(command, result, options.timeout);
  return result.stdout;
}
