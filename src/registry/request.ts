import type { Setup } from '../host/examine.js';
import type { Credentials } from '../oci/credentials.js';
import type { Reference } from '../oci/reference.js';
import type { SeedRequest } from '../seed/requests.js';
import type { TrustTarget } from '../trust/client.js';
import type { ImageSource } from './images/images.js';
import type { PortChoice } from './run/ports.js';
import type { CertificateFiles } from './secrets/own-certificate.js';
import type { FastPath, S3 } from './spec/registry-spec.js';
import type { MappingChoice } from './spec/userns.js';

/** What a caller asks of a registry, checked and typed, before anything is known of the host. */
export interface StartRequest {
  readonly setup: Setup;
  readonly lifecycle: 'job' | 'persistent';
  /** What a persistent registry is found by. */
  readonly name: string;
  /** Nothing: one is chosen on which every client checks TLS. */
  readonly host: string | undefined;
  /** Nothing: the address that `host` leads to. */
  readonly bind: string | undefined;
  readonly port: PortChoice;
  readonly access: AccessRequest;
  /** Nothing: the clients that are found on this host. */
  readonly trust: readonly TrustTarget[] | undefined;
  readonly certificate: CertificateFiles | undefined;
  readonly registryImage: Reference;
  readonly nginxImage: Reference;
  readonly imageSource: ImageSource;
  readonly keepImages: boolean;
  readonly proof: boolean;
  /** Local images that go through the registry as well. */
  readonly images: readonly OwnImage[];
  /** How the ids of the pod's containers are mapped. */
  readonly mapping: MappingChoice;
  readonly storage: StorageRequest;
  /** What signs the state of uploads; registries that share a storage share it. Nothing: a random one is made. */
  readonly httpSecret: string | undefined;
  /** A directory of image archives, looked into before any pull. */
  readonly imageCache: string | undefined;
  readonly seed: SeedingRequest;
  readonly mirrors: MirrorRequest;
  /** Paths of configuration of the caller's own. */
  readonly fragments: { readonly registry: string | undefined; readonly nginx: string | undefined };
  readonly fastPaths: readonly FastPath[];
  /** Seconds. */
  readonly timeout: number;
}

/** An image's name as the user wrote it: a short one may be a local image or Docker Hub's. */
export interface OwnImage extends Reference {
  readonly isShort: boolean;
}

/** A user of the registry as the caller named it; without a password a random one is made. */
interface UserRequest {
  readonly username: string;
  readonly password: string | undefined;
}

/** Who may do what, as the caller asked for it. */
export type AccessRequest =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      readonly writer: UserRequest;
      /** May pull only. */
      readonly reader: UserRequest | undefined;
      /** Whoever reaches the port may pull. */
      readonly anonymousPull: boolean;
    }
  | {
      readonly kind: 'token';
      readonly realm: string;
      readonly service: string;
      readonly issuer: string;
      /** Path of a PEM file. */
      readonly certificates: string;
      /** What the authentication service knows this job by; nothing: the job's clients log in by themselves. */
      readonly login: Credentials | undefined;
    };

/** Where the registry's data is to be. */
export type StorageRequest =
  /** A directory of the job's own, which the post step removes; with a persistent registry one of its own. */
  | { readonly kind: 'job' }
  /** An absolute path. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'volume'; readonly name: string }
  | ({ readonly kind: 's3' } & S3 & S3Keys);

export interface S3Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Upstream registries that are cached. */
export interface MirrorRequest {
  readonly upstreams: readonly { readonly upstream: string; readonly login: Credentials | undefined }[];
  /** A directory that the caller keeps, with one directory for each upstream. */
  readonly directory: string | undefined;
}

/** What is to be in the registry before the job goes on. */
export interface SeedingRequest {
  readonly images: readonly SeedRequest[];
  /** `linux/amd64`, `linux/arm64/v8`; none: all that an image has. */
  readonly platforms: readonly string[];
  /** How many images at once. */
  readonly parallel: number;
}
