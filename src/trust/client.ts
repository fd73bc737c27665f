import type { Host } from '../host/host.js';
import type { Address } from '../oci/address.js';
import type { Credentials } from '../oci/credentials.js';
import type { Journal, Undo } from '../undo/journal.js';
import type { JobVariable } from '../undo/step.js';

/** The clients of a job that can be made to trust the registry, each in its own way. */
export const TRUST_TARGETS = [
  'podman',
  'docker',
  'buildkit',
  'containerd',
  'kind',
  'k3s',
  'system',
  'env',
] as const;

export type TrustTarget = (typeof TRUST_TARGETS)[number];

/** What a client is given, once the registry is up. */
export interface TrustContext {
  readonly address: Address;
  /** In PEM. */
  readonly ca: string;
  /** The same as a file of the job's. */
  readonly caFile: string;
  /** Nothing where the registry asks for none. */
  readonly credentials: Credentials | undefined;
  readonly host: Host;
  readonly journal: Journal;
  /** Names our file where a directory holds one of somebody else's. */
  readonly job: string;
  /** The job's own, for this user only; it goes with the job. */
  readonly directory: string;
}

/** What steps that follow can use, by the names of the action's outputs; a client gives its own alone. */
export interface TrustOutputs {
  readonly certDirectory?: string;
  readonly caBundle?: string;
  readonly buildkitdConfig?: string;
  readonly buildkitdConfigInline?: string;
  readonly kindConfig?: string;
}

/** Why a client cannot be served on this host: the rest of a sentence that begins with its name. */
interface Obstacle {
  readonly why: string;
}

/** Makes the client trust the registry and log in there. Writes every change outside of the job's directory down first. */
export type InstallTrust = (context: TrustContext) => Promise<TrustOutputs>;

/** What is known of a job whose list of changes cannot be read. */
export interface JobTraces {
  readonly job: string;
  /** As certs.d directories are named for it; nothing where main did not come so far. */
  readonly registry: string | undefined;
  /** Is it the text of the CA that the job handed out? */
  isOurCa(text: string | undefined): boolean;
}

/** A client of the registry. Adding one touches its file, TRUST_TARGETS and the list in plan.ts. */
export interface TrustClient {
  readonly target: TrustTarget;
  /** In the summary, in Markdown; nothing where it is named there anyway. */
  readonly title: string | undefined;
  /** Is it served where the caller says nothing? */
  readonly auto: boolean;
  /**
   * Finds out whether it is there and can be served; changes nothing.
   * @param name the name or address that clients dial
   */
  prepare(host: Host, name: string): Promise<InstallTrust | Obstacle>;
  /**
   * Finds what a job placed for it, where the list of changes cannot be read. Changes nothing.
   * @returns the steps that remove it, in the order in which they would have been recorded
   */
  leftovers?(traces: JobTraces, host: Host): Promise<readonly Undo[]>;
}

/** What stands in the way of a client whose files only root may write. */
export async function rootObstacle(host: Host): Promise<Obstacle | undefined> {
  return (await host.mayActAsRoot())
    ? undefined
    : { why: `needs root, and ${host.user.name} may not use sudo without a password` };
}

/**
 * Sets a variable for the steps that follow, and lets post set it back: the post steps of earlier actions run after ours,
 * when the file that it names has gone.
 * @param unset what means the same as no variable
 */
export async function exportForJob(
  name: JobVariable,
  value: string,
  { host, journal }: { readonly host: Host; readonly journal: Journal },
  unset = '',
): Promise<void> {
  const before = host.variable(name) || unset;
  await journal.record({ kind: 'variable', name, ours: value, before });
  host.exportVariable(name, value);
}
