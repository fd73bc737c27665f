import { redactLogins } from './redact.js';

/**
 * An error that the author of the workflow can fix: a wrong input, an unfit host, a missing image. Shown as one
 * message without a stack. May repeat inputs, but no passwords.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(message: string, options?: ErrorOptions) {
    super(redactLogins(message), options);
  }
}

/** The error for an invalid input, with the values to use instead. */
export function refuse(input: string, found: string, instead: string): UserError {
  return new UserError(`input "${input}" is ${JSON.stringify(found)}; use ${instead}`);
}

// Their messages are complete; for other errors the stack is useful.
const EXPECTED = ['UserError', 'CommandError'];

/** Combines an error and the error of the cleanup after it, so that both are shown. */
export function bothErrors(first: unknown, second: unknown): Error {
  const [text, more] = [first, second].map((one) => (one instanceof Error ? one.message : String(one)));
  const expected = [first, second].every((one) => EXPECTED.includes((one as Error | undefined)?.name ?? ''));
  const Kind = expected ? UserError : Error;
  return new Kind(`${text}\nThe cleanup failed too: ${more}`, { cause: first });
}

/** The last `count` non-blank lines of a text, to quote the end of a command's output. */
export function lastLines(text: string, count: number): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

/** Errors that indicate a bug. */
const BUG = /^(?:Type|Range|Reference|Syntax|Eval|URI|Assertion)Error$/;

/** Node's message for a failed system call: `EACCES: permission denied, open '/etc/x'`. */
const REFUSED_CALL = /^(E[A-Z0-9]+): (.+?), (\w+)(?: '(.*)')?$/s;

/** What a system call does, if its name does not show it. */
const DOES: Readonly<Record<string, string>> = {
  scandir: 'read',
  stat: 'read',
  lstat: 'read',
  mkdir: 'create',
  mkdtemp: 'create',
  unlink: 'remove',
  rmdir: 'remove',
  rm: 'remove',
  uv_cwd: 'find the current directory',
};

/** The message for anything that was thrown. With debug logging, includes the stack of internal errors. */
export function describeError(
  thrown: unknown,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return redactLogins(describe(thrown, variables));
}

function describe(thrown: unknown, variables: Readonly<Record<string, string | undefined>>): string {
  if (thrown instanceof UserError) return thrown.message;
  if (!isError(thrown)) return String(thrown);
  if (variables.RUNNER_DEBUG === '1') return thrown.stack ?? thrown.message;
  if (BUG.test(thrown.name)) {
    const details =
      variables.GITHUB_ACTIONS === 'true'
        ? 're-run the job with debug logging to see where'
        : 'set RUNNER_DEBUG=1 to see where';
    return `internal error: ${thrown.message}; ${details}`;
  }
  const [, code, words, call = '', path] = REFUSED_CALL.exec(thrown.message) ?? [];
  if (code !== undefined) {
    const what = path === undefined ? '' : ` ${path.replace("' -> '", ' to ')}`;
    return `cannot ${DOES[call] ?? call}${what}: ${words} (${code})`;
  }
  // The error of several connections has no message.
  return thrown.message || thrown.code || thrown.name;
}

function isError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return typeof (thrown as Error | undefined)?.message === 'string';
}
