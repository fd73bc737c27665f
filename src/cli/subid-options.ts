import { parseArgs } from 'node:util';
import { isUserWord } from '../host/subids/accounts.js';
import { UserError } from '../platform/errors.js';

export const SUBID_USAGE = `Usage: podman-registry subid plan  [--user NAME|UID]… [--format text|json]
       podman-registry subid apply [--user NAME|UID]…

Gives users subordinate ids in /etc/subuid and /etc/subgid: 65536 of each that nobody else has, not even another user
or systemd-nspawn. Ranges that are right stay as they are, and nobody's lines are touched but those of the users named.

  --user NAME|UID       whose (again for each, or several with commas); default: the user who calls
  --format FORMAT       text or json; default: text

"plan" shows what is there and what would change. It ends with 0 when nothing has to be done, with 1 when something has.
"apply" shows the same and does it, as root or through sudo. It ends with 0 when all is right now, with 1 when it could
not be done; the commands to do it by hand are shown then. Both end with 2 for wrong use, and where nothing can be told.
`;

/** What a call of the command asks for. */
export type SubidOptions =
  | { readonly action: 'help' }
  | { readonly action: 'plan'; readonly users: readonly string[]; readonly format: 'text' | 'json' }
  | {
      readonly action: 'apply';
      readonly users: readonly string[];
      /** Shows no table: whoever calls has shown it. */
      readonly quiet: boolean;
      /** Where to write down what is needed for taking it back. */
      readonly saved: string | undefined;
    }
  | { readonly action: 'restore'; readonly saved: string };

/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
export function readOptions(args: readonly string[]): SubidOptions {
  const { values, positionals } = parse(args);
  if (values.help) return { action: 'help' };
  const [action, ...rest] = positionals;
  if (rest.length > 0) throw new UserError(`"${rest[0]}" is one word too many; users are named with --user`);
  const users = values.user.flatMap((text) => text.split(',')).map(readUser);
  const { format, quiet, saved } = values;
  switch (action) {
    case 'plan':
      if (format !== 'text' && format !== 'json') {
        throw new UserError(`--format is "${format}"; allowed: text, json`);
      }
      return { action, users, format };
    case 'apply':
      return { action, users, quiet, saved };
    case 'restore':
      if (saved === undefined) throw new UserError('restore needs --saved');
      return { action, saved };
    default:
      throw new UserError(`${action === undefined ? 'no action' : `"${action}"`}; allowed: plan, apply`);
  }
}

function readUser(text: string): string {
  if (!isUserWord(text))
    throw new UserError(`--user is ${JSON.stringify(text)}; allowed: a user name or a uid`);
  return text;
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      user: { type: 'string', multiple: true, default: [] },
      format: { type: 'string', default: 'text' },
      quiet: { type: 'boolean', default: false },
      saved: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}
