import { describeSize } from './amounts.js';
import { lastLines } from './errors.js';
import { Output } from './output.js';
import { redactLogins } from './redact.js';

export interface CommandOptions {
  /** Seconds after which the command is ended (SIGTERM, five seconds later SIGKILL). */
  readonly timeout: number;
  /** Variables on top of this process's own. `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Called with each line of standard output and standard error as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command; tests pass a recording of one instead. */
export type Attempt = (argv: readonly string[], options: CommandOptions) => Promise<CommandResult>;

/** A command that ended with another exit code than 0, ran out of time or does not exist. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly argv: readonly string[],
    readonly result: CommandResult,
    timeout: number,
  ) {
    super(redactLogins(messageOf(argv, result, timeout)));
  }

  /** The command's own last words, or how it ended where it said nothing. */
  get lastWords(): string {
    const said = lastLines(this.result.stderr || this.result.stdout, 3).join('\n');
    return said === '' ? this.message : redactLogins(said);
  }
}

// coreutils' timeout(1): 124 when the limit was reached, 137 when SIGKILL was needed, 126 and 127 as a shell has them.
const TIMED_OUT = [124, 137];
const NOT_FOUND = 127;

/** How a command ends that is not installed. */
const MISSING: CommandResult = { exitCode: NOT_FOUND, stdout: '', stderr: '' };

/** Did a command reach its time limit? */
export function timedOut({ exitCode }: CommandResult): boolean {
  return TIMED_OUT.includes(exitCode);
}

/** Is there no such program? */
export function isNotInstalled({ exitCode }: CommandResult): boolean {
  return exitCode === NOT_FOUND;
}

function messageOf(argv: readonly string[], result: CommandResult, timeout: number): string {
  const said = lastLines(result.stderr || result.stdout, 5).join('\n');
  const words = said === '' ? '' : `\n${said}`;
  if (timedOut(result)) return `${argv.join(' ')}: no end after ${timeout} s${words}`;
  // Where it said something, the command itself was found, and misses another one.
  if (isNotInstalled(result) && said === '') return `${argv[0]} is not installed`;
  return `${argv.join(' ')}: exit code ${result.exitCode}${words}`;
}

/**
 * Runs a command without a shell and returns how it ended, whatever its exit code.
 * The time limit is kept by timeout(1), because \@actions/exec has none and leaves children behind. Nothing is written to
 * standard input: \@actions/exec does not catch the error of a child that has ended before it read all of it.
 */
export const attempt: Attempt = async (argv, options) => {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
    if (value !== undefined) environment[name] = value;
  }
  const [stdout, stderr] = [new Output(LIMIT, options.onLine), new Output(LIMIT, options.onLine)];
  // Most that imports this module only knows of commands: a lint, or a post with nothing to do, starts none.
  const { exec, findProgram } = await import('./exec-tools.js');
  if (findProgram(argv[0] ?? '', environment.PATH) === undefined) return MISSING;
  const [name = '', ...args] = limited(argv, options.timeout);
  const program = findProgram(name);
  if (program === undefined)
    return { ...MISSING, stderr: `${name} is not installed; commands are run with it` };
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

/** UTF-16 units of each stream that are kept; the largest answer that is expected is a list of files. */
const LIMIT = 64 * 1024 * 1024;

/** Takes data out of the buffer that \@actions/exec goes on to search for the end of a line, in all that it has read so far. */
function take(output: Output, data: Buffer): void {
  output.add(data);
  data[data.length - 1] = NEWLINE;
}

const NEWLINE = 0x0a;

/** Half an answer must not pass for a whole one. */
function cut({ exitCode, stdout, stderr }: CommandResult): CommandResult {
  return { exitCode: exitCode || 1, stdout, stderr: `${stderr}\nit wrote more than ${describeSize(LIMIT)}` };
}

// Only Linux is sure to have it, and Windows has another program of that name; what runs there is git, which ends.
function limited(argv: readonly string[], timeout: number): readonly string[] {
  return process.platform === 'linux' ? ['timeout', '--kill-after=5', String(timeout), ...argv] : argv;
}

/**
 * Runs a command without a shell.
 * @returns its standard output
 * @throws CommandError when it ends with another exit code than 0, or not in time
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
