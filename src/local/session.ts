import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LocalStep } from './fake-runner.js';

/** What `--keep` left up, for `--down` to find. */
export type Session =
  | { readonly kind: 'step'; readonly step: LocalStep }
  | { readonly kind: 'machine'; readonly workDir: string };

function sessionFile(): string {
  const state = process.env.XDG_STATE_HOME || join(homedir(), '.local/state');
  return join(state, 'podman-registry-action/session.json');
}

export async function saveSession(session: Session): Promise<void> {
  await mkdir(dirname(sessionFile()), { recursive: true, mode: 0o700 });
  await writeFile(sessionFile(), JSON.stringify(session), { mode: 0o600 });
}

/** @returns nothing where nothing was kept */
export async function readSession(): Promise<Session | undefined> {
  const text = await readFile(sessionFile(), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Session);
}

export async function forgetSession(): Promise<void> {
  await rm(sessionFile(), { force: true });
}
