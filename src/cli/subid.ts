import { userInfo } from 'node:os';
import { shellWords } from '../host/report/remedy-shell.js';
import { apply, type Planned, readBytes, restore } from '../host/subids/apply.js';
import { type IdPlan, needsChange, planIds, refusalText } from '../host/subids/plan.js';
import { findAccounts, type IdSources, needsLineEnd, readIdSources } from '../host/subids/sources.js';
import { planJson, planTable } from '../host/subids/table.js';
import { commandsOf, subidAsRoot } from '../host/subids/wording.js';
import { describeError, UserError } from '../platform/errors.js';
import { attempt } from '../platform/exec.js';
import { mayUseSudo } from '../platform/sudo.js';
import type { Output } from './output.js';
import { readOptions, SUBID_USAGE, type SubidOptions } from './subid-options.js';
import { readUsage } from './usage.js';

export { processOutput } from './output.js';

const DIRECTORY = '/etc';

/**
 * `podman-registry subid`: shows and fixes subordinate ids.
 * @param self the words that start this program
 * @returns the exit code: 0 all is right, 1 something is to be done or could not be done, 2 it could not be told
 */
export async function subidCommand(
  args: readonly string[],
  self: readonly string[],
  output: Output,
): Promise<number> {
  const read = readUsage('podman-registry subid', () => readOptions(args), output.stderr);
  if (read === undefined) return 2;
  const { options } = read;
  try {
    switch (options.action) {
      case 'help':
        output.stdout(SUBID_USAGE);
        return 0;
      case 'plan':
        return await showPlan(options, output);
      case 'apply':
        return await (process.getuid?.() === 0
          ? applyAsRoot(options, output)
          : applyThroughSudo(options, self, output));
      case 'restore':
        await restore(DIRECTORY, options.saved);
        return 0;
    }
  } catch (thrown) {
    output.stderr(`error: ${describeError(thrown)}\n`);
    return 2;
  }
}

async function showPlan(
  { users, format }: Extract<SubidOptions, { action: 'plan' }>,
  output: Output,
): Promise<number> {
  const { plan } = await planFor(users);
  if (format === 'json') output.stdout(planJson(plan), 'json');
  else output.stdout(planTable(plan));
  if (plan.refused.length > 0) output.stderr(`error: ${refusalText(plan.refused)}\n`);
  return plan.users.some(needsChange) ? 1 : 0;
}

type ApplyOptions = Extract<SubidOptions, { action: 'apply' }>;

async function applyAsRoot({ users, quiet, saved }: ApplyOptions, output: Output): Promise<number> {
  const show = (plan: IdPlan) => (quiet ? undefined : output.stdout(planTable(plan)));
  await apply(DIRECTORY, () => planFor(users), show, saved);
  return 0;
}

/** The table is shown before sudo is asked for, so that a plan is seen even where it cannot be applied. */
async function applyThroughSudo(
  { users, quiet, saved }: ApplyOptions,
  self: readonly string[],
  output: Output,
): Promise<number> {
  const { plan, files } = await planFor(users);
  if (!quiet) output.stdout(planTable(plan));
  if (plan.refused.length > 0) throw new UserError(refusalText(plan.refused));
  if (!plan.users.some(needsChange)) return 0;
  if (!(await mayUseSudo(attempt))) {
    const lines = commandsOf(plan, files).map(shellWords).join('\n');
    output.stderr(
      `error: ${userInfo().username} may not use sudo without a password here; as root, run:\n\n${lines}\n`,
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

/** @throws UserError where a user is unknown, or the ids come from another source than the files */
async function planFor(words: readonly string[]): Promise<Planned> {
  const sources = await readIdSources(readBytes);
  if (sources.elsewhere !== undefined) {
    throw new UserError(
      `the subordinate ids of this host come from ${sources.elsewhere} (/etc/nsswitch.conf), which is not changed here; ` +
        'to see a user’s: getsubids NAME',
    );
  }
  const users = await accountsFor(words, sources);
  const needsEnd = await needsLineEnd(sources.files, users[0]?.name ?? '', attempt);
  return { plan: planIds({ ...sources, users, needsEnd }), files: sources.files };
}

async function accountsFor(words: readonly string[], { accounts }: IdSources) {
  const { uid } = userInfo();
  if (words.length === 0 && uid === 0) {
    throw new UserError('root needs no subordinate ids; name the users with --user');
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
