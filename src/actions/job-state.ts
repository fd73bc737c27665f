import { basename, dirname, join } from 'node:path';
import { userConfigDirectory } from '../host/facts/home.js';
import type { Host } from '../host/host.js';
import type { UndoScope } from '../undo/journal.js';
import { whyNotOwn } from '../undo/own.js';
import { isPlainPath, JOB_NAME, REGISTRY_NAME } from '../undo/paths.js';
import type { Runner } from './github.js';
import { CA_STATE, DIRECTORY_STATE, jobsDirectory, REGISTRY_STATE } from './saved-state.js';

/** The state that main of the same step saved. */
export interface JobOfMain {
  readonly name: string;
  readonly directory: string;
  readonly journal: string;
  /** Why the files in the directory are not used; undefined if it is unchanged or missing. */
  readonly unusable?: string | undefined;
  /** The registry's address for clients, and the SHA-256 of their CA; undefined if main ended earlier. */
  readonly registry?: string | undefined;
  readonly caSha256?: string | undefined;
}

/** @returns the journal of the job that uses this directory */
export function journalIn(directory: string): string {
  return join(directory, 'undo.jsonl');
}

/** What the list of changes of a job may contain; main and post derive it from their own environment. */
export function undoScope(
  { name, directory }: Pick<JobOfMain, 'name' | 'directory'>,
  host: Pick<Host, 'user' | 'variable'>,
): UndoScope {
  return { directory, job: name, user: host.user, containers: userConfigDirectory(host) };
}

/** The job of main, or why the saved state cannot be from main. */
type StateOfMain = { readonly job: JobOfMain } | { readonly refused: string };

/**
 * Reads what main saved. A foreign log line may have set the state too, so nothing is read or removed unless it names a
 * directory that main creates: `podman-registry-1a2b3c4d` directly below RUNNER_TEMP.
 */
export async function stateOfMain(runner: Runner): Promise<StateOfMain> {
  const directory = runner.state(DIRECTORY_STATE);
  const refused = whyForeign(directory, JOB_NAME);
  if (refused !== undefined) return { refused };
  const state = (name: string, pattern: RegExp) => {
    const value = runner.state(name);
    return pattern.test(value) ? value : undefined;
  };
  return {
    job: {
      name: basename(directory),
      directory,
      journal: journalIn(directory),
      unusable: await whyNotOwn(directory),
      registry: state(REGISTRY_STATE, REGISTRY_NAME),
      caSha256: state(CA_STATE, /^[0-9a-f]{64}$/),
    },
  };
}

const LONGEST_SHOWN = 200;

/**
 * Why main cannot have created a directory; undefined if it can.
 * @param name the names that main uses
 */
export function whyForeign(directory: string, name: RegExp): string | undefined {
  const shown = JSON.stringify(directory.slice(0, LONGEST_SHOWN));
  if (!isPlainPath(directory) || !name.test(basename(directory))) {
    return `${shown} is not a directory name that the main step uses`;
  }
  const parent = jobsDirectory();
  return dirname(directory) === parent ? undefined : `${shown} is not directly in ${parent}`;
}
