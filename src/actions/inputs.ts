import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { refuse, UserError } from '../errors.js';
import type { Setup } from '../host/prepare.js';
import type { CertificateFiles } from '../registry/certificate.js';
import type { ImageSource } from '../registry/images.js';
import type { PortChoice } from '../registry/ports.js';
import { parseReference, type Reference } from '../registry/reference.js';
import { type MappingChoice, parseMapping } from '../registry/userns.js';
import { listed } from '../words.js';
import { choice, type GetInput, readBoolean, readUsers } from './read-input.js';

/** What the caller of the action asked for, checked and typed. */
export interface RegistryInputs {
  readonly setup: Setup;
  /** Who gets subordinate ids, beside the user of the job: names or decimal uids. */
  readonly users: readonly string[];
  readonly host: string;
  readonly bind: string;
  readonly port: PortChoice;
  /** `none`: anyone who reaches the port may push and pull. */
  readonly auth: 'basic' | 'none';
  readonly username: string;
  /** Nothing: a random one is made. */
  readonly password: string | undefined;
  readonly certificate: CertificateFiles | undefined;
  readonly registryImage: Reference;
  readonly nginxImage: Reference;
  readonly imageSource: ImageSource;
  readonly keepImages: boolean;
  readonly proof: boolean;
  /** Local images that go through the registry as well. */
  readonly images: readonly OwnImage[];
  /** Nothing: a directory of the job's own, which the post step removes. */
  readonly quadletDirectory: string | undefined;
  /** How the ids of the pod's containers are mapped. */
  readonly mapping: MappingChoice;
  /** Absolute. Nothing: a directory of the job's own, which the post step removes. */
  readonly storagePath: string | undefined;
  /** Seconds. */
  readonly timeout: number;
}

/** An image's name as the user wrote it: a short one may be a local image or Docker Hub's. */
export interface OwnImage extends Reference {
  readonly isShort: boolean;
}

// bcrypt reads no more than this; what follows would not count.
const LONGEST_PASSWORD = 72;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);

/**
 * Reads every input.
 * @throws UserError in one sentence: the input, what was found, what is allowed
 */
export function readInputs(get: GetInput): RegistryInputs {
  const auth = choice(get, 'auth', ['basic', 'none']);
  const mapping = parseMapping(get('userns'), get('uidmap'), get('gidmap'));
  return {
    setup: choice(get, 'setup', ['auto', 'check', 'off']),
    users: readUsers(get),
    host: readHost(get),
    bind: readBind(get),
    port: readPort(get),
    auth,
    username: readUsername(get),
    password: readPassword(get, auth),
    certificate: readCertificateFiles(get),
    registryImage: readImage('registry-image', get('registry-image')),
    nginxImage: readImage('nginx-image', get('nginx-image')),
    imageSource: choice(get, 'image-source', ['auto', 'local', 'pull', 'packages']),
    keepImages: readBoolean(get, 'keep-images'),
    proof: readBoolean(get, 'proof'),
    images: listed(get('images')).map(readOwnImage),
    quadletDirectory: get('quadlet-dir') || undefined,
    mapping,
    storagePath: readStoragePath(get, mapping),
    timeout: readTimeout(get),
  };
}

function readHost(get: GetInput): string {
  const host = get('host');
  const numeric = /^[\d.]+$/.test(host);
  if (!(isIPv4(host) || (HOST.test(host) && !numeric))) {
    throw refuse('host', host, 'a DNS name in small letters, or an IPv4 address, without port');
  }
  return host;
}

function readBind(get: GetInput): string {
  const bind = get('bind');
  if (!isIPv4(bind)) {
    throw refuse('bind', bind, '127.0.0.1, 0.0.0.0 or another IPv4 address of this host');
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

function readUsername(get: GetInput): string {
  const username = get('username');
  if (!/^[A-Za-z0-9._@+-]{1,64}$/.test(username)) {
    throw refuse('username', username, '1 to 64 of the characters A-Z a-z 0-9 . _ @ + -');
  }
  return username;
}

// What was found is a secret, so these messages do not show it.
function readPassword(get: GetInput, auth: 'basic' | 'none'): string | undefined {
  const password = get('password');
  if (password === '') return undefined;
  if (auth === 'none') {
    throw new UserError(
      'input "password" is set and "auth" is "none"; allowed: "auth: basic", or no password',
    );
  }
  const bytes = Buffer.byteLength(password);
  if (bytes > LONGEST_PASSWORD) {
    throw new UserError(
      `input "password" is ${bytes} bytes long; allowed: up to ${LONGEST_PASSWORD}, because bcrypt reads no more`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]/.test(password)) {
    throw new UserError(
      'input "password" holds a control character or a line break; allowed: printable characters',
    );
  }
  return password;
}

function readCertificateFiles(get: GetInput): CertificateFiles | undefined {
  const [certificate, key, ca] = ['tls-cert', 'tls-key', 'tls-ca'].map(get);
  if (!certificate && !key && !ca) return undefined;
  if (!certificate || !key) {
    const missing = certificate ? 'tls-key' : 'tls-cert';
    throw new UserError(
      `input "${missing}" is not set; allowed: "tls-cert" and "tls-key" together, with or without "tls-ca", or none of them`,
    );
  }
  return { certificate, key, ca: ca || undefined };
}

function readImage(input: string, text: string): Reference {
  const reference = parseReference(text);
  if (reference === undefined) {
    throw refuse(input, text, "an image's name, such as docker.io/library/nginx:1.30-alpine");
  }
  return reference;
}

function readOwnImage(text: string): OwnImage {
  const reference = readImage('images', text);
  return { ...reference, isShort: !text.startsWith(`${reference.registry}/`) };
}

function readStoragePath(get: GetInput, mapping: MappingChoice): string | undefined {
  const found = get('storage-path');
  if (found === '') return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]/.test(found) || resolve(found) === '/') {
    throw refuse('storage-path', found, 'the path of a directory, without control characters');
  }
  if (mapping.kind === 'auto') {
    throw new UserError(
      `input "storage-path" is ${JSON.stringify(found)} and "userns" is auto; allowed: another "userns", because auto gives the registry other ids each time, which cannot read what it has stored before`,
    );
  }
  return resolve(found);
}

function readTimeout(get: GetInput): number {
  const found = get('timeout');
  if (!/^\d{1,4}$/.test(found) || Number(found) < 1 || Number(found) > 3600) {
    throw refuse('timeout', found, 'a number of seconds from 1 to 3600');
  }
  return Number(found);
}
