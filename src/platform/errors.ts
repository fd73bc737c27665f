import { redactLogins } from './redact.js';

/**
 * A mistake that the person who wrote the workflow can fix: a wrong input, a host that is not fit, an image
 * that does not exist. Shown as one message, without a stack. It may repeat what the person wrote, and no password of it.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(message: string, options?: ErrorOptions) {
    super(redactLogins(message), options);
  }
}

/** What to say of an input that is not as it may be. */
export function refuse(input: string, found: string, allowed: string): UserError {
  return new UserError(`input "${input}" is ${JSON.stringify(found)}; allowed: ${allowed}`);
}

// Both say all that is to be said in their message; of anything else the stack is worth seeing.
const EXPECTED = ['UserError', 'CommandError'];

/** One error out of two, for a cleanup that fails after a failure: neither hides the other. */
export function bothErrors(first: unknown, second: unknown): Error {
  const [text, more] = [first, second].map((one) => (one instanceof Error ? one.message : String(one)));
  const expected = [first, second].every((one) => EXPECTED.includes((one as Error | undefined)?.name ?? ''));
  const Kind = expected ? UserError : Error;
  return new Kind(`${text}\nThe cleanup failed too: ${more}`, { cause: first });
}

/** The last `count` lines of a text that are not blank, for quoting a command's own last words. */
export function lastLines(text: string, count: number): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

/** Errors that nobody throws on purpose. */
const BUG = /^(?:Type|Range|Reference|Syntax|Eval|URI|Assertion)Error$/;

/** `EACCES: permission denied, open '/etc/x'`, as Node words what the system refused. */
const REFUSED_CALL = /^(E[A-Z0-9]+): (.+?), (\w+)(?: '(.*)')?$/s;

/** What a call of the system does, where its name does not say so. */
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

/**
 * What to show a person of anything that was thrown: a sentence. The stack of an error that is not the user's is shown
 * where debugging is on, as in a job that is run with debug logging.
 */
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
  // An error of several connections has no message.
  return thrown.message || thrown.code || thrown.name;
}

function isError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return typeof (thrown as Error | undefined)?.message === 'string';
}
