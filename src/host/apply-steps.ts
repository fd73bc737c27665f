import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missingDirectories } from '../undo/directories.js';
import { type Host, withoutRoot } from './host.js';
import { install } from './packages.js';
import type { Step } from './remedy.js';

// Milliseconds to wait for a path.
const UNTIL_LIMIT = 15_000;

/**
 * Applies steps in order. Records each undo in the host's journal before the change.
 * @throws UserError if root is needed and sudo needs a password; CommandError if a command fails
 */
export async function applySteps(steps: readonly Step[], host: Host): Promise<void> {
  for (const step of steps) {
    switch (step.kind) {
      case 'run':
        await runStep(step, host);
        break;
      case 'write':
        await writeStep(step, host);
        break;
      case 'packages':
        await install(step.family, step.names, host);
        break;
      case 'export':
        host.exportVariable(step.name, step.value);
        break;
      case 'set-aside':
        // A configuration may contain a trailing slash.
        await setAside(resolve(step.path), host);
        break;
    }
    host.forget();
  }
}

/** Undoing it removes what replaced the path, even if nothing was there before. */
async function setAside(path: string, host: Host): Promise<void> {
  const { journal } = host;
  if ((await host.stat(path)) === undefined) {
    await journal.record({ kind: 'remove-empty', paths: await missingDirectories(dirname(path)) });
    await journal.record({ kind: 'put-back', path });
    return;
  }
  const aside = `${path}.podman-registry-${journal.serial()}`;
  await journal.record({ kind: 'put-back', path, aside });
  await rename(path, aside);
}

async function runStep(step: Extract<Step, { kind: 'run' }>, host: Host): Promise<void> {
  const { as, argv, undo, until, shown = [argv] } = step;
  if (as === 'root') {
    await assertRoot(`run: ${shown.map((words) => words.join(' ')).join(' && ')}`, host);
  }
  if (undo !== undefined) await host.journal.record(undo);
  const timeout = step.timeout ?? 60;
  if (as === 'root') await host.asRoot(argv, { timeout });
  else await host.asUser(argv, { timeout, ...(step.env === undefined ? {} : { env: step.env }) });
  if (until !== undefined) await waitFor(() => host.exists(until), UNTIL_LIMIT);
}

/** Called before anything is recorded, so that the journal has no change that was never made. */
async function assertRoot(what: string, host: Host): Promise<void> {
  if (!(await host.mayActAsRoot())) throw withoutRoot(host.user, what);
}

/** A timeout is not a failure: the check runs again and reports what is missing. */
async function waitFor(condition: () => Promise<boolean>, limit: number): Promise<void> {
  for (const deadline = Date.now() + limit; Date.now() < deadline; await sleep(20)) {
    if (await condition()) return;
  }
}

async function writeStep({ as, path, text, mode = 0o644 }: Extract<Step, { kind: 'write' }>, host: Host) {
  // A link stays a link to the changed file.
  const target = (await host.realpath(path)) ?? resolve(path);
  const before = await host.stat(target);
  const { journal } = host;
  if (as === 'root') await assertRoot(`write ${target}`, host);
  const made = await missingDirectories(dirname(target));
  if (made.length > 0) await journal.record({ kind: 'remove-empty', paths: made, as });
  const copy = join(journal.directory, `${journal.serial()}-${basename(target)}`);
  if (before !== undefined) await copyFile(as, target, copy, host);
  await journal.record({ kind: 'restore', path: target, as, ...(before === undefined ? {} : { copy }) });
  if (as === 'user') {
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { mode });
    return;
  }
  const fresh = join(journal.directory, `${journal.serial()}-new-${basename(target)}`);
  await writeFile(fresh, text, { mode: 0o600 });
  // Writes into an existing file, so that owner, mode and labels stay the same.
  await host.asRoot(
    before === undefined
      ? ['install', '-D', `--mode=${mode.toString(8)}`, '--owner=root', '--group=root', fresh, target]
      : ['cp', '--no-preserve=all', fresh, target],
  );
}

/** With owner, mode and times. */
async function copyFile(as: 'root' | 'user', from: string, to: string, host: Host): Promise<void> {
  const argv = ['cp', '--archive', from, to];
  await (as === 'root' ? host.asRoot(argv) : host.asUser(argv));
}
