import { join } from 'node:path';
import { conditions } from '../host/checks/index.js';
import { doctorChanges, fixHost, undoFixes } from '../host/doctor/doctor.js';
import { withEphemeralStorage } from '../host/doctor/dry-run.js';
import { explainCheck } from '../host/doctor/explain.js';
import { type Examination, examine, isFit } from '../host/examine.js';
import { type Host, type HostParts, type HostUser, localHost, thisUser } from '../host/host.js';
import { hostJson } from '../host/report/json.js';
import { hostText } from '../host/report/text.js';
import { describeError, UserError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { HostChanges } from '../undo/host-changes.js';
import { DOCTOR_USAGE, type DoctorOptions, doctorOptions } from './doctor-options.js';
import type { Form } from './output.js';
import { describeUsage } from './usage.js';

/** Where a command's words go. */
export interface DoctorOutput {
  /** Without a form it is `text`. */
  out(text: string, form?: Form): void;
  err(text: string): void;
}

/**
 * `podman-registry doctor`.
 * @param actionRoot the directory of dist/ and docs/
 * @returns 0 fit, 1 not fit, 2 wrong use
 */
export async function doctorCommand(
  args: readonly string[],
  actionRoot: string,
  output: DoctorOutput,
): Promise<number> {
  let options: DoctorOptions;
  try {
    options = doctorOptions(args);
  } catch (thrown) {
    output.err(`error: ${describeUsage(thrown)}\n${DOCTOR_USAGE}`);
    return 2;
  }
  try {
    return await runAction(options, actionRoot, output);
  } catch (thrown) {
    output.err(`error: ${describeError(thrown)}\n`);
    return 1;
  }
}

async function runAction(options: DoctorOptions, actionRoot: string, output: DoctorOutput): Promise<number> {
  if (options.action === 'help') {
    output.out(DOCTOR_USAGE);
    return 0;
  }
  if (options.action === 'explain') {
    output.out(explainCheck(options.about, conditions, join(actionRoot, 'docs/checks')));
    return 0;
  }
  const user = thisUser();
  const changes = doctorChanges(user);
  const log = logTo(output);
  const parts: HostParts = {
    log,
    self: [process.execPath, join(actionRoot, 'dist/cli.js')],
    journal: changes.journal,
    exportVariable: (name, value) => {
      process.env[name] = value;
      log.info(`for this command only: ${name}=${value}`);
    },
  };
  if (options.action === 'undo') return undo(localHost(parts), changes, output);
  const examination =
    options.action === 'fix'
      ? await fixHost(localHost(parts), changes)
      : await withEphemeralStorage(parts, (host) => examine(host, { fix: false }));
  output.out(show(examination, options, user), options.format);
  return isFit(examination.results) ? 0 : 1;
}

function show({ results, duration }: Examination, { format, all }: DoctorOptions, user: HostUser): string {
  return format === 'json'
    ? hostJson(results, duration)
    : hostText(results, { all, duration, user: user.name });
}

async function undo(host: Host, changes: HostChanges, output: DoctorOutput): Promise<number> {
  const log: Log = { ...host.log, info: (message) => output.out(`${message}\n`) };
  const result = await undoFixes(host, changes, log);
  if (result === 'incomplete')
    throw new UserError(`what could not be undone stays listed in ${changes.path}`);
  if (result === 'nothing') output.out('nothing of `doctor --fix` is there to be undone\n');
  return 0;
}

/** Standard output is the report's, which a program may read. */
function logTo(output: DoctorOutput): Log {
  const say = (message: string) => output.err(`${message}\n`);
  return { info: say, warning: say, error: say, group: (_title, work) => work(), mask: () => undefined };
}
