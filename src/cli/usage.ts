import { UserError } from '../platform/errors.js';

/**
 * Reads the arguments of a command, or says what is wrong with them and where to read more.
 * @param command as it is called, `podman-registry lint`
 * @returns nothing where the arguments are wrong
 */
export function readUsage<T>(
  command: string,
  read: () => T,
  stderr: (text: string) => void,
): { readonly options: T } | undefined {
  try {
    return { options: read() };
  } catch (thrown) {
    stderr(`error: ${describeUsage(thrown)}\nSee: ${command} --help\n`);
    return undefined;
  }
}

/**
 * What is wrong with arguments, without Node's advice on positional arguments that begin with a dash.
 * @throws what was thrown, where it is neither an error of parseArgs nor a UserError
 */
export function describeUsage(thrown: unknown): string {
  if (thrown instanceof UserError) return thrown.message;
  if (!isParseError(thrown)) throw thrown;
  return (thrown.message.split(/\. |\.?\n/, 1)[0] as string).replaceAll("'", '"');
}

/** Was this thrown by parseArgs of node:util? */
export function isParseError(thrown: unknown): thrown is Error {
  const code = (thrown as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}
