import { userInfo } from 'node:os';
import { shellWords } from '../host/report/remedy-shell.js';
import { isUserWord } from '../host/subids/accounts.js';
import { apply, type Planned, readBytes, restore } from '../host/subids/apply.js';
import { type IdPlan, needsChange, planIds, refusalText } from '../host/subids/plan.js';
import { findAccounts, type IdSources, needsLineEnd, readIdSources } from '../host/subids/sources.js';
import { planJson, planTable } from '../host/subids/table.js';
import { commandsOf, subidAsRoot } from '../host/subids/wording.js';
import { UserError } from '../platform/errors.js';
import { attempt } from '../platform/exec.js';
import { mayUseSudo } from '../platform/sudo.js';
import { command, selfOf } from './command.js';
import { type Arguments, choice, flag, hidden, type Option, text, UsageError } from './options.js';
import type { Output } from './output.js';

const DIRECTORY = '/etc';

const USAGE = `Usage: podman-registry subid plan  [--user NAME|UID]… [--format text|json]
       podman-registry subid apply [--user NAME|UID]…

Assigns subordinate IDs to users in /etc/subuid and /etc/subgid: 65536 of each, which no other user and no
systemd-nspawn container uses. Valid ranges and the lines of other users stay unchanged.

  --user NAME|UID       the user; can be repeated or contain several with commas; default: the calling user
  --format FORMAT       text or json; default: text

"plan" shows the current ranges and the changes. Exit code: 0 no changes needed, 1 changes needed.
"apply" shows the same and makes the changes, as root or through sudo. Exit code: 0 success, 1 failure; then it shows
commands to run by hand.
Exit code of both: 2 usage error, or the state cannot be determined.
`;

export const users: Option<readonly string[]> = {
  takesValue: true,
  read: (given) => given.flatMap((list) => list.split(',')).map(readUser),
};

function readUser(word: string): string {
  if (isUserWord(word)) return word;
  throw new UserError(`--user is ${JSON.stringify(word)}; use a user name or a UID`);
}

const OPTIONS = {
  user: users,
  format: choice('text', 'json'),
  // The caller has already shown the table.
  quiet: hidden(flag),
  // Where to save the data for undoing the changes.
  saved: hidden(text),
};
type Values = Arguments<typeof OPTIONS>['values'];

/** Shows and assigns subordinate ids: 0 valid, 1 changes needed or failed, 2 cannot be determined. */
export const subid = command({
  usage: USAGE,
  failure: 2,
  options: OPTIONS,
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values, operands: [action, ...rest] }, { output, actionRoot }) => {
    if (rest.length > 0) {
      throw new UsageError(`unexpected argument "${rest[0]}"; use --user NAME`);
    }
    switch (action) {
      case 'plan':
        return showPlan(values, output);
      case 'apply':
        return process.getuid?.() === 0
          ? applyAsRoot(values, output)
          : applyThroughSudo(values, selfOf(actionRoot), output);
      case 'restore':
        if (values.saved === undefined) throw new UsageError('restore needs --saved');
        await restore(DIRECTORY, values.saved);
        return 0;
      default:
        throw new UsageError(
          `${action === undefined ? 'no action' : `unknown action "${action}"`}; use plan or apply`,
        );
    }
  },
});

async function showPlan({ user, format }: Values, output: Output): Promise<number> {
  const { plan } = await planFor(user);
  if (format === 'json') output.stdout(planJson(plan), 'json');
  else output.stdout(planTable(plan));
  if (plan.refused.length > 0) output.stderr(`error: ${refusalText(plan)}\n`);
  return plan.users.some(needsChange) ? 1 : 0;
}

async function applyAsRoot({ user: named, quiet, saved }: Values, output: Output): Promise<number> {
  const show = (plan: IdPlan) => (quiet ? undefined : output.stdout(planTable(plan)));
  await apply(DIRECTORY, () => planFor(named), show, saved);
  return 0;
}

/** Shows the table before calling sudo, so that the plan is visible even if it cannot be applied. */
async function applyThroughSudo(
  { user: named, quiet, saved }: Values,
  self: readonly string[],
  output: Output,
): Promise<number> {
  const { plan, files } = await planFor(named);
  if (!quiet) output.stdout(planTable(plan));
  if (plan.refused.length > 0) throw new UserError(refusalText(plan));
  if (!plan.users.some(needsChange)) return 0;
  if (!(await mayUseSudo(attempt))) {
    const lines = commandsOf(plan, files).map(shellWords).join('\n');
    output.stderr(
      `error: ${userInfo().username} cannot use sudo without a password; run as root:\n\n${lines}\n`,
    );
    return 1;
  }
  const words = plan.users.flatMap(({ user }) => ['--user', String(user.uid)]);
  const where = saved === undefined ? [] : ['--saved', saved];
  const argv = ['sudo', '-n', ...subidAsRoot(self), 'apply', '--quiet', ...words, ...where];
  const { exitCode, stderr } = await attempt(argv, { timeout: 300 });
  output.stderr(stderr);
  return exitCode === 0 ? 0 : 1;
}

/** @throws UserError if a user is unknown, or the ids are not from the files */
async function planFor(words: readonly string[]): Promise<Planned> {
  const sources = await readIdSources(readBytes);
  if (sources.elsewhere !== undefined) {
    throw new UserError(
      `the subordinate IDs of this host come from ${sources.elsewhere} (/etc/nsswitch.conf), which this command cannot change; ` +
        'to show the IDs of a user: getsubids NAME',
    );
  }
  const users = await accountsFor(words, sources);
  const needsEnd = await needsLineEnd(sources.files, users[0]?.name ?? '', attempt);
  return { plan: planIds({ ...sources, users, needsEnd }), files: sources.files };
}

async function accountsFor(words: readonly string[], { accounts }: IdSources) {
  const { uid } = userInfo();
  if (words.length === 0 && uid === 0) {
    throw new UserError('root needs no subordinate IDs; name the users with --user');
  }
  const asked = words.length === 0 ? [String(uid)] : words;
  const { found, unknown } = await findAccounts(asked, accounts, getent);
  if (unknown.length > 0) {
    throw new UserError(`no such user: ${unknown.join(', ')}; see: getent passwd`);
  }
  return found;
}

async function getent(users: readonly string[]): Promise<string> {
  return (await attempt(['getent', 'passwd', ...users], { timeout: 60 })).stdout;
}
