import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

// The state that main saves for post, with its names at the runner. In a separate file, because a post step with nothing
// to do loads only this.

/** The directory of the job, which contains its journal. */
export const DIRECTORY_STATE = 'directory';

/** The registry's address for clients and the SHA-256 of their CA, for a post step without a journal. */
export const REGISTRY_STATE = 'registry';
export const CA_STATE = 'ca-sha256';

/** The address of a job's registry on this host, saved when it answers. */
export const ADDRESS_STATE = 'address';

/** The directory with the journal of a trial start of Quadlet Generate. */
export const INSTALLATION_STATE = 'installation';

/** The prefix of that directory's name. */
export const GENERATE_DIRECTORY = 'quadlet-generate-';

/** The parent directory of all job directories. */
export function jobsDirectory(): string {
  return resolve(process.env.RUNNER_TEMP || tmpdir());
}
