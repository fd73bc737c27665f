import type { CheckResult } from '../../host/run-checks.js';
import type { Forwarder } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { ChosenImages } from '../images/choose-images.js';
import type { RegistryJob } from '../job.js';
import type { RegistryPaths } from '../persistent/paths.js';
import type { RegistryRecord } from '../persistent/record.js';
import type { MadeImage } from '../proof/proof.js';
import type { StartRequest } from '../request.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { Access, PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import type { ResolvedAddress } from './address.js';
import type { HostChecks } from './host.js';

/** What a registry is started from. */
export interface StartContext {
  /** Of a persistent registry that is there, with the images that it has. */
  readonly request: StartRequest;
  readonly address: ResolvedAddress;
  readonly access: Access;
  /** Nothing: the registry lives as long as the job. */
  readonly persistent: PersistentTarget | undefined;
  readonly job: RegistryJob;
  /** The root of the proof image, which needs no podman; nothing where nothing is pushed. */
  readonly proofArchive: Promise<string> | undefined;
  /** May be called several times; makes them once. */
  secrets(): Promise<RegistrySecrets>;
  /** Other ones than those of this program, for tests. */
  readonly hostChecks?: HostChecks;
}

/** The persistent registry that a job wants. */
export interface PersistentTarget {
  readonly paths: RegistryPaths;
  /** As it was asked for, also where the registry is there and has other images. */
  readonly request: StartRequest;
  /** Was it there when the job began? */
  readonly record: RegistryRecord | undefined;
}

/** All that is decided before a port is taken. */
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
  /** Was it there already? */
  readonly found: boolean;
}

/** A registry that answers, and what it came of. */
export interface RunningRegistry extends AnsweringRegistry {
  readonly checks: readonly CheckResult[];
  readonly version: PodmanVersion;
  readonly images: ChosenImages;
  readonly proofImage: Promise<MadeImage> | undefined;
}

/** How far a start has come, for the case that it goes no further. */
export interface FailureContext {
  /** As soon as the pod is about to be started. */
  begun?: {
    readonly job: RegistryJob;
    /** The name of the pod. */
    readonly pod: string;
    readonly checks: readonly CheckResult[];
    readonly ports: readonly number[];
    /** Where the registry's data is, where that is a directory of the host. */
    readonly data: string | undefined;
  };
}
