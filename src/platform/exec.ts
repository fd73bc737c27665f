import { formatBytes } from './amounts.js';
import { describeError, lastLines } from './errors.js';
import { Output } from './output.js';
import { redactLogins } from './redact.js';

export interface CommandOptions {
  /** Seconds after which the command is killed (SIGTERM, five seconds later SIGKILL). */
  readonly timeout: number;
  /** Additional variables; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Called with each line of standard output and standard error. */
  readonly onLine?: (line: string) => void;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command; tests replace it. */
export type Attempt = (argv: readonly string[], options: CommandOptions) => Promise<CommandResult>;

/** A command that failed, exceeded its time limit or does not exist. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly argv: readonly string[],
    readonly result: CommandResult,
    timeout: number,
  ) {
    super(redactLogins(messageOf(argv, result, timeout)));
  }

  /** The last lines of the command's output, or how it ended if there was no output. */
  get lastWords(): string {
    const said = lastLines(this.result.stderr || this.result.stdout, 3).join('\n');
    return said === '' ? this.message : redactLogins(said);
  }
}

/** Why something failed, in few words: what a command said last, or the message of another error. */
export function whyFailed(thrown: unknown): string {
  return thrown instanceof CommandError ? thrown.lastWords : describeError(thrown);
}

// coreutils' timeout(1): 124 if the limit was reached, 137 if SIGKILL was needed, 126 and 127 as in a shell.
const TIMED_OUT = [124, 137];
const NOT_FOUND = 127;

/** The result of a command that is not installed. */
const MISSING: CommandResult = { exitCode: NOT_FOUND, stdout: '', stderr: '' };

/** Whether a command reached its time limit. */
export function timedOut({ exitCode }: CommandResult): boolean {
  return TIMED_OUT.includes(exitCode);
}

/** Whether the program is missing. */
export function isNotInstalled({ exitCode }: CommandResult): boolean {
  return exitCode === NOT_FOUND;
}

function messageOf(argv: readonly string[], result: CommandResult, timeout: number): string {
  const said = lastLines(result.stderr || result.stdout, 5).join('\n');
  const words = said === '' ? '' : `\n${said}`;
  if (timedOut(result)) return `${argv.join(' ')}: timed out after ${timeout} s${words}`;
  // If there is output, the command exists but cannot find another program.
  if (isNotInstalled(result) && said === '') return `${argv[0]} is not installed`;
  return `${argv.join(' ')}: exit code ${result.exitCode}${words}`;
}

/**
 * Runs a command without a shell and returns its result, with any exit code. timeout(1) enforces the time limit,
 * because \@actions/exec has none and leaves children behind. Standard input is not used: \@actions/exec does not
 * catch the error of a child that ends before it reads all of it.
 */
export const attempt: Attempt = async (argv, options) => {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
    if (value !== undefined) environment[name] = value;
  }
  const [stdout, stderr] = [new Output(LIMIT, options.onLine), new Output(LIMIT, options.onLine)];
  // Many importers of this module start no command, such as a lint or a post with nothing to do.
  const { exec, findProgram } = await import('./exec-tools.js');
  if (findProgram(argv[0] ?? '', environment.PATH) === undefined) return MISSING;
  const [name = '', ...args] = limited(argv, options.timeout);
  const program = findProgram(name);
  if (program === undefined)
    return { ...MISSING, stderr: `${name} is not installed; it is needed to run commands` };
  const exitCode = await exec(`"${program}"`, args, {
    silent: true,
    ignoreReturnCode: true,
    env: environment,
    listeners: { stdout: (data) => take(stdout, data), stderr: (data) => take(stderr, data) },
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const result = { exitCode, stdout: stdout.end(), stderr: stderr.end() };
  return stdout.isCut || stderr.isCut ? cut(result) : result;
};

/** UTF-16 units to keep of each stream; the largest expected output is a list of files. */
const LIMIT = 64 * 1024 * 1024;

/** Removes data from the buffer in which \@actions/exec repeatedly searches for line ends. */
function take(output: Output, data: Buffer): void {
  output.add(data);
  data[data.length - 1] = NEWLINE;
}

const NEWLINE = 0x0a;

/** Makes incomplete output an error. */
function cut({ exitCode, stdout, stderr }: CommandResult): CommandResult {
  return {
    exitCode: exitCode || 1,
    stdout,
    stderr: `${stderr}
more output than ${formatBytes(LIMIT, 0)}`,
  };
}

// Only Linux certainly has it, and Windows has another program of that name. Only git runs there, which ends by
// itself.
function limited(argv: readonly string[], timeout: number): readonly string[] {
  return process.platform === 'linux' ? ['timeout', '--kill-after=5', String(timeout), ...argv] : argv;
}

/**
 * Runs a command without a shell.
 * @returns its standard output
 * @throws CommandError if it fails or exceeds the time limit
 */
export async function run(
  argv: readonly string[],
  options: CommandOptions,
  by: Attempt = attempt,
): Promise<string> {
  const result = await by(argv, options);
  if (result.exitCode !== 0) throw new CommandError(argv, result, options.timeout);
  return result.stdout;
}
