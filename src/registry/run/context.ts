import type { CheckResult } from '../../host/run-checks.js';
import type { Forwarder } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { ChosenImages } from '../images/choose-images.js';
import type { RegistryJob } from '../job.js';
import type { RegistryPaths } from '../persistent/paths.js';
import type { RegistryRecord } from '../persistent/record.js';
import type { MadeImage } from '../proof/proof-image.js';
import type { StartRequest } from '../request.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { Access, PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import type { ResolvedAddress } from './address.js';
import type { HostChecks } from './host.js';

/** The data for starting a registry. */
export interface StartContext {
  /** For an existing persistent registry, with its images. */
  readonly request: StartRequest;
  readonly address: ResolvedAddress;
  readonly access: Access;
  /** Undefined: the registry is removed with the job. */
  readonly persistent: PersistentTarget | undefined;
  readonly job: RegistryJob;
  /** The root of the proof image, built without podman; undefined if nothing is pushed. */
  readonly proofArchive: Promise<string> | undefined;
  /** May be called several times; creates the secrets once. */
  secrets(): Promise<RegistrySecrets>;
  /** Replaces the checks of this program in tests. */
  readonly hostChecks?: HostChecks;
}

/** The persistent registry that a job wants. */
export interface PersistentTarget {
  readonly paths: RegistryPaths;
  /** The original request, even if the existing registry has other images. */
  readonly request: StartRequest;
  /** Whether it existed when the job began. */
  readonly record: RegistryRecord | undefined;
}

/** Everything that is decided before choosing a port. */
export interface PreparedRegistry {
  readonly spec: RegistrySpec;
  readonly secrets: RegistrySecrets;
  readonly version: PodmanVersion;
  readonly forwarder: Forwarder;
}

/** A registry that answers. */
export interface AnsweringRegistry {
  readonly pod: PlacedRegistry;
  readonly secrets: RegistrySecrets;
  /** Milliseconds until it answered. */
  readonly startup: number;
  /** Whether it already existed. */
  readonly found: boolean;
}

/** A registry that answers, with the results of its start. */
export interface RunningRegistry extends AnsweringRegistry {
  readonly checks: readonly CheckResult[];
  readonly version: PodmanVersion;
  readonly images: ChosenImages;
  readonly proofImage: Promise<MadeImage> | undefined;
}

/** The progress of a start, for reporting a failure. */
export interface FailureContext {
  /** Set when the pod is about to be started. */
  begun?: {
    readonly job: RegistryJob;
    /** The name of the pod. */
    readonly pod: string;
    readonly checks: readonly CheckResult[];
    readonly ports: readonly number[];
    /** The directory of the registry's data, if it is on the host. */
    readonly data: string | undefined;
  };
}
