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

/** The request for a registry, checked and typed, independent of the host. */
export interface StartRequest {
  readonly setup: Setup;
  readonly lifecycle: 'job' | 'persistent';
  /** The name of a persistent registry. */
  readonly name: string;
  /** Undefined: an address on which every client verifies TLS. */
  readonly host: string | undefined;
  /** Undefined: the address to which `host` resolves. */
  readonly bind: string | undefined;
  readonly port: PortChoice;
  readonly access: AccessRequest;
  /** Undefined: the clients that are found on this host. */
  readonly trust: readonly TrustTarget[] | undefined;
  readonly certificate: CertificateFiles | undefined;
  readonly registryImage: Reference;
  readonly nginxImage: Reference;
  readonly imageSource: ImageSource;
  readonly keepImages: boolean;
  readonly proof: boolean;
  /** Local images that are pushed and pulled too. */
  readonly images: readonly OwnImage[];
  /** How the ids of the pod's containers are mapped. */
  readonly mapping: MappingChoice;
  readonly storage: StorageRequest;
  /** Signs the state of uploads; registries that share a storage share it. Undefined: a random one. */
  readonly httpSecret: string | undefined;
  /** A directory of image archives, searched before any pull. */
  readonly imageCache: string | undefined;
  readonly seed: SeedingRequest;
  readonly mirrors: MirrorRequest;
  /** Paths of the user's own configuration. */
  readonly fragments: { readonly registry: string | undefined; readonly nginx: string | undefined };
  readonly fastPaths: readonly FastPath[];
  /** Seconds. */
  readonly timeout: number;
}

/** An image's name as the user wrote it: a short one may be a local image or Docker Hub's. */
export interface OwnImage extends Reference {
  readonly isShort: boolean;
}

/** A requested user of the registry; without a password a random one is created. */
interface UserRequest {
  readonly username: string;
  readonly password: string | undefined;
}

/** The requested access rules. */
export type AccessRequest =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      readonly writer: UserRequest;
      /** May pull only. */
      readonly reader: UserRequest | undefined;
      /** Anyone who can reach the port may pull. */
      readonly anonymousPull: boolean;
    }
  | {
      readonly kind: 'token';
      readonly realm: string;
      readonly service: string;
      readonly issuer: string;
      /** Paths of a PEM file and of a JSON Web Key Set, of which at least one is set. */
      readonly certificates?: string | undefined;
      readonly jwks?: string | undefined;
      /** The job's login at the authentication service; undefined: the job's clients log in themselves. */
      readonly login: Credentials | undefined;
    };

/** The requested storage of the registry's data. */
export type StorageRequest =
  /** A directory of the job, which the post step removes; for a persistent registry, a directory of the registry. */
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
  /** A persistent directory, with one directory for each upstream. */
  readonly directory: string | undefined;
  /** The largest size of all content in the directory, in bytes. */
  readonly limit: number | undefined;
}

/** The images that are copied into the registry first. */
export interface SeedingRequest {
  readonly images: readonly SeedRequest[];
  /** `linux/amd64`, `linux/arm64/v8`; empty: all platforms of an image. */
  readonly platforms: readonly string[];
  /** The number of images to copy in parallel. */
  readonly parallel: number;
}
