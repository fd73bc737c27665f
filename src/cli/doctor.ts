import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conditions } from '../host/checks/index.js';
import { withEphemeralStorage } from '../host/doctor/dry-run.js';
import { explainCheck } from '../host/doctor/explain.js';
import { type Examination, examine, isFit } from '../host/examine.js';
import { type HostParts, localHost, thisUser } from '../host/host.js';
import { hostJson } from '../host/report/json.js';
import { hostText } from '../host/report/text.js';
import { undoTools } from '../host/undo-tools.js';
import { describeError, UserError } from '../platform/errors.js';
import { attempt } from '../platform/exec.js';
import { accessible } from '../platform/exists.js';
import type { Log } from '../platform/log.js';
import { missingDirectories, removeWithMade } from '../undo/directories.js';
import { ledgerOf, withHost } from '../undo/host-lease.js';
import { type HostJournal, openJournal, readJournal, serial, type UndoScope } from '../undo/journal.js';
import { readOwn, whyNotOwn } from '../undo/own.js';
import { isBelow } from '../undo/paths.js';
import { undoJournal } from '../undo/undo.js';
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
    return await carryOut(options, actionRoot, output);
  } catch (thrown) {
    output.err(`error: ${describeError(thrown)}\n`);
    return 1;
  }
}

async function carryOut(options: DoctorOptions, actionRoot: string, output: DoctorOutput): Promise<number> {
  if (options.action === 'help') {
    output.out(DOCTOR_USAGE);
    return 0;
  }
  if (options.action === 'explain') {
    output.out(explainCheck(options.about, conditions, join(actionRoot, 'docs/checks')));
    return 0;
  }
  const self = [process.execPath, join(actionRoot, 'dist/cli.js')];
  const directory = join(thisUser().home, '.local/state/podman-registry-action/doctor');
  const parts = partsOf(directory, self, output);
  if (options.action === 'undo') return undo(parts, directory, output);
  const examination =
    options.action === 'fix' ? await fix(parts, directory) : await withEphemeralStorage(parts, look);
  output.out(show(examination, options), options.format);
  return isFit(examination.results) ? 0 : 1;
}

const look = (host: ReturnType<typeof localHost>) => examine(host, { fix: false });

async function fix(parts: HostParts, directory: string): Promise<Examination> {
  const made = await missingDirectories(directory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await assertOwn(directory);
  if (made.includes(directory)) await writeFile(join(directory, MADE), JSON.stringify(made), { mode: 0o600 });
  try {
    return await examine(localHost(parts), { fix: true });
  } finally {
    if (!(await accessible(join(directory, CHANGES)))) await forget(directory);
  }
}

async function forget(directory: string): Promise<void> {
  const made = await readOwn(join(directory, MADE), LARGEST_MADE).catch(() => undefined);
  const paths: unknown = made === undefined ? [] : JSON.parse(made);
  const isOnTheWay = (path: unknown) => typeof path === 'string' && isBelow(directory, path);
  await removeWithMade(directory, Array.isArray(paths) ? paths.filter(isOnTheWay) : []);
}

/** @throws UserError where the list of changes is not one that only this user can have written */
async function assertOwn(directory: string): Promise<void> {
  const why = await whyNotOwn(directory);
  if (why === undefined) return;
  throw new UserError(
    `changes of the host are listed in ${directory}, which cannot be used: ${why}; remove it`,
  );
}

function show({ results, duration }: Examination, { format, all }: DoctorOptions): string {
  return format === 'json'
    ? hostJson(results, duration)
    : hostText(results, { all, duration, user: thisUser().name });
}

const CHANGES = 'changes.jsonl';
// The directories that had to be made for it.
const MADE = 'made.json';
// Bytes.
const LARGEST_MADE = 65_536;

function scopeOf(directory: string): UndoScope {
  return { directory, user: thisUser() };
}

async function undo(parts: HostParts, directory: string, output: DoctorOutput): Promise<number> {
  const changes = join(directory, CHANGES);
  await assertOwn(directory);
  if (!(await accessible(changes))) {
    output.out('nothing of `doctor --fix` is there to be undone\n');
    return 0;
  }
  let failed = false;
  const tools = undoTools(localHost(parts), directory, {
    ...parts.log,
    info: (message) => output.out(`${message}\n`),
    warning: (message) => {
      failed = true;
      output.err(`${message}\n`);
    },
  });
  await withHost(ledgerOf(thisUser()), async () => {
    const content = await readJournal(changes, scopeOf(directory));
    if (content !== undefined) await undoJournal(content, tools);
  });
  if (failed) throw new UserError(`what could not be undone stays listed in ${changes}`);
  await forget(directory);
  return 0;
}

function partsOf(directory: string, self: readonly string[], output: DoctorOutput): HostParts {
  const changes = openJournal(join(directory, CHANGES), scopeOf(directory));
  const journal: HostJournal = { ...changes, directory, serial };
  // Standard output is the report's, which a program may read.
  const say = (message: string) => output.err(`${message}\n`);
  const log: Log = {
    info: say,
    warning: say,
    error: say,
    group: (_title, work) => work(),
    mask: () => undefined,
  };
  return {
    log,
    journal,
    attempt,
    self,
    exclusively: (work) => withHost(ledgerOf(thisUser()), work),
    exportVariable: (name, value) => {
      process.env[name] = value;
      say(`for this command only: ${name}=${value}`);
    },
  };
}
