import { basename, dirname, join } from 'node:path';
import { whyNotOwn } from '../undo/own.js';
import { isPlainPath, JOB_NAME, REGISTRY_NAME } from '../undo/paths.js';
import type { Runner } from './github.js';
import { CA_STATE, DIRECTORY_STATE, jobsDirectory, REGISTRY_STATE } from './registry/saved-state.js';

/** What main of the same step left behind. */
export interface JobOfMain {
  readonly name: string;
  readonly directory: string;
  readonly journal: string;
  /** Why nothing that lies in the directory is used; nothing where it is as main made it, or missing. */
  readonly unusable?: string | undefined;
  /** The registry as its clients call it, and the SHA-256 of the CA that they were given; as far as main came. */
  readonly registry?: string | undefined;
  readonly caSha256?: string | undefined;
}

/** @returns where the job of a directory writes down what it changes */
export function journalIn(directory: string): string {
  return join(directory, 'undo.jsonl');
}

/** The job of main, or why the state that was saved cannot be main's. */
export type StateOfMain = { readonly job: JobOfMain } | { readonly refused: string };

/**
 * Reads what main saved. A log line of somebody else's may have set the state as well, so nothing is read or removed where
 * it does not name what main makes: a directory `podman-registry-1a2b3c4d` directly below RUNNER_TEMP.
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
 * Why a directory cannot be one that main made: a reason, or nothing.
 * @param name what main calls it
 */
export function whyForeign(directory: string, name: RegExp): string | undefined {
  const shown = JSON.stringify(directory.slice(0, LONGEST_SHOWN));
  if (!isPlainPath(directory) || !name.test(basename(directory))) {
    return `${shown} is not named as main names its directory`;
  }
  const parent = jobsDirectory();
  return dirname(directory) === parent ? undefined : `${shown} does not lie directly in ${parent}`;
}
