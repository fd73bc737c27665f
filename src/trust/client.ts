import type { Host } from '../host/host.js';
import type { Address } from '../oci/address.js';
import type { Credentials } from '../oci/credentials.js';
import type { Journal, Undo } from '../undo/journal.js';

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
  'java',
] as const;

export type TrustTarget = (typeof TRUST_TARGETS)[number];

/** What a client needs, once the registry is up. */
export interface TrustContext {
  readonly address: Address;
  /** In PEM. */
  readonly ca: string;
  /** The same as a file of the job. */
  readonly caFile: string;
  /** Nothing if the registry needs no login. */
  readonly credentials: Credentials | undefined;
  readonly host: Host;
  readonly journal: Journal;
  /** Names our file if the directory already has one of someone else. */
  readonly job: string;
  /** The directory of the job, for this user only; removed with the job. */
  readonly directory: string;
}

/** Values for later steps, by the names of the action's outputs; each client returns only its own. */
export interface TrustOutputs {
  readonly certDirectory?: string;
  readonly caBundle?: string;
  readonly buildkitdConfig?: string;
  readonly buildkitdConfigInline?: string;
  readonly kindConfig?: string;
}

/** Why a client cannot be set up on this host; follows the name of the client. */
interface Obstacle {
  readonly why: string;
}

/**
 * Makes the client trust the registry and log in there. Records every change outside of the job's directory first.
 */
export type InstallTrust = (context: TrustContext) => Promise<TrustOutputs>;

/** What is known about a job whose list of changes cannot be read. */
export interface JobTraces {
  readonly job: string;
  /** The name of its certs.d directories; nothing if main ended before that. */
  readonly registry: string | undefined;
  /** Whether it is the CA of the job. */
  isOurCa(text: string | undefined): boolean;
}

/** A client of the registry. Adding one touches its file, TRUST_TARGETS and the list in plan.ts. */
export interface TrustClient {
  readonly target: TrustTarget;
  /** For the summary, in Markdown; nothing if the summary names it elsewhere. */
  readonly title: string | undefined;
  /** Whether it is set up by default. */
  readonly auto: boolean;
  /**
   * Finds out whether it is installed and can be set up; changes nothing.
   * @param name the name or address that clients connect to
   */
  prepare(host: Host, name: string): Promise<InstallTrust | Obstacle>;
  /**
   * Finds the files of a job whose list of changes cannot be read. Changes nothing.
   * @returns the steps that remove it, in the order in which they would have been recorded
   */
  leftovers?(traces: JobTraces, host: Host): Promise<readonly Undo[]>;
}

/** The obstacle for a client whose files only root may write. */
export async function rootObstacle(host: Host): Promise<Obstacle | undefined> {
  return (await host.mayActAsRoot())
    ? undefined
    : { why: `needs root, and ${host.user.name} cannot use sudo without a password` };
}
