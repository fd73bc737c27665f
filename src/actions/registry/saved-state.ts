import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

// What main hands to post, by the names under which the runner keeps it. Apart from all that reads it: a post with nothing
// to do loads no more than this.

/** The directory of the job, in which the list of its changes lies. */
export const DIRECTORY_STATE = 'directory';

/** The registry as its clients call it, and the SHA-256 of the CA that they were given: for a post that finds no list. */
export const REGISTRY_STATE = 'registry';
export const CA_STATE = 'ca-sha256';

/** Where this host reaches the registry of a job, once it answers. */
export const ADDRESS_STATE = 'address';

/** The directory in which main of Quadlet Generate wrote down what a start puts on the machine. */
export const INSTALLATION_STATE = 'installation';

/** What that directory is called before the letters that make it unique. */
export const GENERATE_DIRECTORY = 'quadlet-generate-';

/** The directory in which every job makes its own. */
export function jobsDirectory(): string {
  return resolve(process.env.RUNNER_TEMP || tmpdir());
}
