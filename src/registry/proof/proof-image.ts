import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attempt, run } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import { type ApiService, logCommands } from './api-service.js';
import type { ProofImage } from './round-trip.js';

/** The proof image, in a separate storage, so that the pull cannot reuse it. */
export interface MadeImage extends ProofImage {
  readonly store: Podman;
  /** Has the same storage. */
  readonly api: ApiService | undefined;
}

/** The repository of the proof image; its tag is the name of the job. */
export const PROOF_REPOSITORY = 'podman-registry-proof';

// Bytes: several of the pieces in which nginx reads an answer.
const CONTENT = 256 * 1024;

/**
 * Creates the root of the proof image: one file that cannot be compressed, which takes less time than programs that can.
 * Needs no podman.
 * @param word makes the image unique: the name of the job, so that the registry cannot have it already, or the name of a
 *   persistent registry, which then keeps one layer instead of one for each job
 * @returns the path of a tar archive
 */
export async function archiveProofImage(scratch: string, word: string): Promise<string> {
  const root = join(scratch, 'root');
  const archive = join(scratch, 'proof.tar');
  await mkdir(root);
  await writeFile(join(root, 'job'), createHash('shake256', { outputLength: CONTENT }).update(word).digest());
  // With a root directory that is writable for its owner, the storage can be removed without a user namespace.
  const options = ['--create', '--mtime=@0', '--mode=u+rwX,go+rX', `--file=${archive}`];
  await run(['tar', ...options, `--directory=${root}`, '.'], { timeout: 30 });
  return archive;
}

/** The directories of the proof image's storage. */
interface ProofStorage {
  /** For its content; a directory of the job. */
  readonly root: string;
  /** For temporary state. Before Podman 5 at most 50 characters long. */
  readonly runRoot: string;
}

/** What builds the image. */
interface ProofBuilder {
  readonly attempt: Attempt;
  readonly journal: Journal;
  readonly log: Pick<Log, 'info'>;
  /** Starts podman's API with options of podman, and a directory for the job alone. Undefined: commands only. */
  readonly startApi: ((options: readonly string[], directory: string) => Promise<ApiService>) | undefined;
}

/** Builds the image from scratch, without network, in a separate storage, in parallel with the pod. */
export async function buildProofImage(
  archive: string,
  { root, runRoot }: ProofStorage,
  { attempt, journal, log, startApi }: ProofBuilder,
  job: string,
): Promise<MadeImage> {
  // The other directory is in the job's directory, which is removed as a whole.
  await journal.record({ kind: 'remove', path: runRoot });
  const options = ['--root', root, '--runroot', runRoot];
  const store = new Podman(attempt, options);
  const local = `localhost/${PROOF_REPOSITORY}:${job}`;
  const made = { local, repository: PROOF_REPOSITORY, tag: job, store };
  if (startApi !== undefined) {
    await journal.record({ kind: 'podman-service' });
    await mkdir(runRoot, { recursive: true, mode: 0o700 });
    const api = await startApi(options, runRoot);
    try {
      return { ...made, id: await api.import(archive, local), api };
    } catch (thrown) {
      api.end();
      logCommands(thrown, log);
    }
  }
  // With a lower priority than the pod.
  const aside = new Podman((argv, more) => attempt(['nice', ...argv], more), options);
  return { ...made, id: await aside.import(archive, local, []), api: undefined };
}
