import { isIPv4 } from 'node:net';
import type { SocketChoice } from '../../host/api-socket.js';
import type { PodmanRequest } from '../../host/job-podman/provide.js';
import { parseReference, type Reference } from '../../oci/reference.js';
import { refuse, UserError } from '../../platform/errors.js';
import { listed } from '../../platform/split-words.js';
import type { KubernetesChoices } from '../../registry/emit/kubernetes.js';
import type { OwnImage, StartRequest, StorageRequest } from '../../registry/request.js';
import type { PortChoice } from '../../registry/run/ports.js';
import type { CertificateFiles } from '../../registry/secrets/own-certificate.js';
import { FAST_PATHS, type FastPath } from '../../registry/spec/registry-spec.js';
import { parseMapping } from '../../registry/spec/userns.js';
import { TRUST_TARGETS, type TrustTarget } from '../../trust/client.js';
import { readSocket } from '../api-socket.js';
import { readPlatforms } from '../platforms.js';
import { readPodman } from '../podman-inputs.js';
import {
  choice,
  choices,
  type GetInput,
  readBoolean,
  readDirectory,
  readPath,
  readUsers,
} from '../read-input.js';
import { readAccess } from './access-inputs.js';
import { readMirrors, readSeed } from './content-inputs.js';
import { readHttpSecret, readStorage } from './storage-inputs.js';

/** The inputs of the action, checked and typed. */
export interface RegistryInputs extends StartRequest {
  /** Users that get subordinate ids in addition to the user of the job: names or decimal uids. */
  readonly users: readonly string[];
  /** Podman's API socket for the job. */
  readonly socket: SocketChoice | undefined;
  /** The platforms whose programs run in containers, in addition to this machine's. */
  readonly platforms: readonly string[];
  /** The directory that keeps images for other jobs. */
  readonly storageCache: string | undefined;
  /** The Podman and its configuration, for this job only. */
  readonly podman: PodmanRequest;
  /** Undefined: a directory of the job, which the post step removes. */
  readonly quadletDirectory: string | undefined;
  /** Settings of the Kubernetes manifests only. */
  readonly kubernetes: KubernetesChoices;
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);

/**
 * Reads every input.
 * @throws UserError with the input, its value, and what is allowed
 */
export function loadInputs(get: GetInput): RegistryInputs {
  const mapping = parseMapping(get('userns'), get('uidmap'), get('gidmap'));
  const storage = readStorage(get, mapping);
  return {
    setup: choice(get, 'setup', ['auto', 'check', 'off']),
    users: readUsers(get),
    socket: readSocket(get),
    platforms: readPlatforms(get),
    storageCache: readDirectory(get, 'storage-cache'),
    podman: readPodman(get),
    lifecycle: choice(get, 'lifecycle', ['job', 'persistent']),
    name: readName(get),
    host: readHost(get),
    bind: readBind(get),
    port: readPort(get),
    access: readAccess(get),
    trust: readTrust(get),
    certificate: readCertificateFiles(get),
    ...readImages(get),
    keepImages: readBoolean(get, 'keep-images'),
    proof: readBoolean(get, 'proof'),
    images: listed(get('images')).map(readOwnImage),
    quadletDirectory: readDirectory(get, 'quadlet-dir'),
    mapping,
    storage,
    httpSecret: readHttpSecret(get),
    imageCache: readDirectory(get, 'image-cache'),
    seed: readSeed(get),
    mirrors: readMirrors(get),
    fragments: {
      registry: readPath(get, 'registry-config'),
      nginx: readPath(get, 'nginx-config'),
    },
    kubernetes: readKubernetes(get, storage),
    fastPaths: readFastPaths(get),
    timeout: readTimeout(get),
  };
}

function readHost(get: GetInput): string | undefined {
  const host = get('host');
  if (host === 'auto') return undefined;
  if (!(isIPv4(host) || isDnsName(host))) {
    throw refuse('host', host, 'auto, a lowercase DNS name, or an IPv4 address, without port');
  }
  return host;
}

function isDnsName(text: string): boolean {
  return HOST.test(text) && !/^[\d.]+$/.test(text);
}

function readBind(get: GetInput): string | undefined {
  const bind = get('bind');
  if (bind === 'auto') return undefined;
  if (!isIPv4(bind)) {
    throw refuse('bind', bind, 'auto, 127.0.0.1, 0.0.0.0 or another IPv4 address of this host');
  }
  return bind;
}

function readPort(get: GetInput): PortChoice {
  const port = get('port');
  if (port === 'auto') return 'auto';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
    throw refuse('port', port, 'auto, or a number from 1 to 65535');
  }
  return Number(port);
}

function readCertificateFiles(get: GetInput): CertificateFiles | undefined {
  const [certificate, key, ca] = ['tls-cert', 'tls-key', 'tls-ca'].map((name) => readPath(get, name));
  if (!certificate && !key && !ca) return undefined;
  if (!certificate || !key) {
    const missing = certificate ? 'tls-key' : 'tls-cert';
    throw new UserError(
      `input "${missing}" is not set; "tls-cert" and "tls-key" are required together, "tls-ca" is optional`,
    );
  }
  return { certificate, key, ca };
}

function readImages(get: GetInput): Pick<RegistryInputs, 'registryImage' | 'nginxImage' | 'imageSource'> {
  const imageSource = choice(get, 'image-source', ['auto', 'local', 'pull', 'packages']);
  const [registryImage, nginxImage] = (['registry-image', 'nginx-image'] as const).map((input) => {
    const image = readImage(input, get(input));
    if (imageSource !== 'packages' || image.digest === undefined) return image;
    throw new UserError(
      `input "${input}" has a digest, which an image built from packages cannot match; remove the digest, or use "image-source: auto"`,
    );
  }) as [Reference, Reference];
  return { registryImage, nginxImage, imageSource };
}

function readImage(input: string, text: string): Reference {
  const reference = parseReference(text);
  if (reference === undefined) {
    throw refuse(input, text, 'an image name, such as docker.io/library/nginx:1.30-alpine');
  }
  return reference;
}

function readOwnImage(text: string): OwnImage {
  const reference = readImage('images', text);
  return { ...reference, isShort: !text.startsWith(`${reference.registry}/`) };
}

function readTrust(get: GetInput): TrustTarget[] | undefined {
  return get('trust') === 'auto' ? undefined : choices(get, 'trust', TRUST_TARGETS);
}

function readName(get: GetInput): string {
  const name = get('name');
  if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
    throw refuse('name', name, '1 to 32 of the characters a-z 0-9 -, with no - at the start or end');
  }
  return name;
}

function readKubernetes(get: GetInput, { kind }: StorageRequest): KubernetesChoices {
  const replicas = get('replicas');
  if (!/^\d{1,3}$/.test(replicas) || Number(replicas) < 1) {
    throw refuse('replicas', replicas, 'a number from 1 to 999');
  }
  if (Number(replicas) > 1 && kind !== 's3') {
    throw new UserError(
      `input "replicas" is ${replicas}, but "storage" is ${kind}, whose claim is for one node (ReadWriteOnce); use "storage: s3", or "replicas: 1"`,
    );
  }
  const ingressHost = get('ingress-host');
  if (ingressHost !== '' && !isDnsName(ingressHost)) {
    throw refuse('ingress-host', ingressHost, 'a lowercase DNS name');
  }
  return { replicas: Number(replicas), ingressHost: ingressHost || undefined };
}

function readFastPaths(get: GetInput): readonly FastPath[] {
  switch (get('fast-paths')) {
    case 'all':
      return FAST_PATHS;
    case 'none':
      return [];
    default:
      return choices(get, 'fast-paths', FAST_PATHS);
  }
}

function readTimeout(get: GetInput): number {
  const found = get('timeout');
  if (!/^\d{1,4}$/.test(found) || Number(found) < 1 || Number(found) > 3600) {
    throw refuse('timeout', found, 'a number of seconds from 1 to 3600');
  }
  return Number(found);
}
