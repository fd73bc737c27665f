import { attempt, type CommandResult } from '../platform/exec.js';
import { RUNNER } from './recipe.js';
import { privileged } from './tools.js';

export interface InsideOptions {
  /**
   * `runner`: as the service of a self-hosted runner starts a job, with `User=` and without a login session.
   * `root`: directly.
   */
  readonly user: 'root' | 'runner';
  /** The variables of the command, in addition to HOME, PATH and others that systemd sets for every service. */
  readonly env?: Readonly<Record<string, string>>;
  /** A directory inside the machine; default: the user's home. */
  readonly cwd?: string;
  /** Seconds after which the command is ended; the exit code is 124 then, or 137. */
  readonly timeout: number;
  /** Called with each line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs one command inside a machine. */
export type InsideRun = (argv: readonly string[], options: InsideOptions) => Promise<CommandResult>;

const ROOT_ENV = {
  HOME: '/root',
  LANG: 'C.UTF-8',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

function rootArgv(argv: readonly string[], options: InsideOptions): string[] {
  const env = Object.entries({ ...ROOT_ENV, ...options.env }).map(([name, value]) => `${name}=${value}`);
  return ['env', '--ignore-environment', `--chdir=${options.cwd ?? ROOT_ENV.HOME}`, ...env, ...argv];
}

function runnerArgv(argv: readonly string[], options: InsideOptions): string[] {
  const env = Object.entries(options.env ?? {}).map(([name, value]) => `--setenv=${name}=${value}`);
  return [
    ...['systemd-run', '--quiet', `--uid=${RUNNER.name}`, '--pipe', '--wait', '--collect'],
    `--working-directory=${options.cwd ?? RUNNER.home}`,
    // timeout(1) ends systemd-run but not the service that it waits for.
    ...[`--property=RuntimeMaxSec=${options.timeout + 1}`, '--property=TimeoutStopSec=5'],
    ...env,
    '--',
    // env(1) finds the command on the PATH that it will have; systemd-run would look on its own.
    '/usr/bin/env',
    // systemd takes $NAME in a command line for a variable.
    ...argv.map((argument) => argument.replaceAll('$', '$$$$')),
  ];
}

/** The beginning of a command that is to run in the machine whose PID 1 is the host's process `initPid`. */
export function enterArgv(initPid: number): string[] {
  // Below a chroot, nspawn makes no new root of its mount namespace: the machine's is that of its first process alone.
  return ['nsenter', `--target=${initPid}`, '--all', '--root'];
}

/** The command that a machine's own root runs, so that it runs as the options say. */
export function innerArgv(argv: readonly string[], options: InsideOptions): string[] {
  return options.user === 'root' ? rootArgv(argv, options) : runnerArgv(argv, options);
}

/** The same command, ended after the time limit of the options. */
export function limited(argv: readonly string[], { timeout }: InsideOptions): string[] {
  return ['timeout', '--kill-after=5', String(timeout), ...argv];
}

/** Runs a command in the machine whose PID 1 is the host's process `initPid`; returns how it ended. */
export async function runInside(
  initPid: number,
  argv: readonly string[],
  options: InsideOptions,
): Promise<CommandResult> {
  const inner = [...enterArgv(initPid), '--', ...innerArgv(argv, options)];
  // The limit is kept with the rights of root: a user's timeout(1) cannot end what sudo started.
  return attempt(privileged(limited(inner, options)), {
    timeout: options.timeout + 10,
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  });
}
