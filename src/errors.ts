import { redactLogins } from './redact.js';

/**
 * A mistake that the person who wrote the workflow can mend: a wrong input, a host that is not fit, an image
 * that does not exist. Shown as one message, without a stack. It may repeat what the person wrote, and no password of it.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(message: string) {
    super(redactLogins(message));
  }
}

/** What to say of an input that is not as it may be. */
export function refuse(input: string, found: string, allowed: string): UserError {
  return new UserError(`input "${input}" is ${JSON.stringify(found)}; allowed: ${allowed}`);
}

/** The last `count` lines of a text that are not blank, for quoting a command's own last words. */
export function lastLines(text: string, count: number): string[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-count);
}

/** What to show a person of anything that was thrown; a bug of ours keeps its stack. */
export function describeError(thrown: unknown): string {
  if (thrown instanceof UserError) return thrown.message;
  return redactLogins(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
}
