import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { UserError } from '../../platform/errors.js';
import { readGivenFile } from '../../platform/given-paths.js';
import type { ServerCertificate } from './certificate.js';
import { chainFaults, chainWarnings, pathToTrust, singleLine } from './chain.js';

/** Paths of the user's own certificate. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  /** The CA that clients must trust; optional for a self-signed certificate. */
  readonly ca: string | undefined;
}

export interface OwnCertificate extends ServerCertificate {
  /** Problems that will occur soon, or with some clients only. */
  readonly warnings: readonly string[];
}

/**
 * Reads the user's own certificate and checks it as clients do.
 * @throws UserError naming the input, what was found and what is needed
 */
export async function readCertificate(
  files: CertificateFiles,
  host: string,
  now = new Date(),
): Promise<OwnCertificate> {
  const chain = await readInput('tls-cert', files.certificate);
  const key = await readInput('tls-key', files.key);
  const own = certificates('tls-cert', files.certificate, chain);
  const [leaf] = own;
  if (files.ca === undefined && leaf.issuer !== leaf.subject) {
    throw new UserError(
      `input "tls-ca" is not set, but ${files.certificate} was issued by ${singleLine(leaf.issuer)}; set "tls-ca" to the PEM file of that CA, or to the CA bundle of the system`,
    );
  }
  const ca = files.ca === undefined ? chain : await readInput('tls-ca', files.ca);
  const trusted = files.ca === undefined ? own : certificates('tls-ca', files.ca, ca);
  if (files.ca === undefined) assertNoKey('tls-cert', files.certificate, ca);
  else assertNoKey('tls-ca', files.ca, ca);
  assertKeyOf(own, parseKey(files.key, key), files);
  const path = pathToTrust(own, trusted);
  const fault = chainFaults(own, path, { file: files.certificate, ca: files.ca }, now)[0];
  if (fault !== undefined) throw new UserError(fault);
  // Go clients such as podman ignore the common name.
  const covered = isIP(host) ? leaf.checkIP(host) : leaf.checkHost(host, { subject: 'never' });
  if (covered === undefined) {
    throw new UserError(
      `input "tls-cert" is ${files.certificate}, which is for ${leaf.subjectAltName ?? 'no name at all'}; it must cover the input "host", ${host}`,
    );
  }
  return { chain, key, ca, warnings: chainWarnings(own, path, now) };
}

/**
 * Checks the certificates for the token signatures of an authentication service.
 * @throws UserError without a certificate, or if none is valid now
 */
export function validateTokenCertificates(pem: string, path: string, now = new Date()): void {
  const all = certificates('token-certificates', path, pem);
  assertNoKey('token-certificates', path, pem);
  const bad = all.find(({ validFrom, validTo }) => new Date(validTo) <= now || new Date(validFrom) > now);
  if (bad !== undefined) {
    throw new UserError(
      `input "token-certificates" is ${path}, in which ${singleLine(bad.subject)} is valid from ${bad.validFrom} to ${bad.validTo}, so the registry would reject its tokens; use one that is valid now`,
    );
  }
}

/**
 * Checks the public keys of an authentication service. The registry finds a key by the ID that a token names.
 * @throws UserError for another text, for a secret key, and if no key has an ID
 */
export function validateTokenKeys(text: string, path: string): void {
  const wrong = (what: string, fix: string) =>
    new UserError(`input "token-jwks" is ${path}, ${what}; ${fix}`);
  const keys = keysIn(text);
  if (keys === undefined) {
    throw wrong('which is not a JSON Web Key Set', 'use the "jwks_uri" of the service: {"keys": [...]}');
  }
  // Of a private and of a symmetric key. Source: RFC 7518.
  if (keys.some((key) => 'd' in key || 'k' in key)) {
    throw wrong('which also contains a secret key', 'use a set of public keys only');
  }
  if (!keys.some(({ kid }) => typeof kid === 'string' && kid !== '')) {
    throw wrong('in which no key has an ID (kid)', 'add the IDs that the tokens name');
  }
}

function keysIn(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  try {
    const { keys } = JSON.parse(text);
    const isList = Array.isArray(keys) && keys.every((key) => typeof key === 'object' && key !== null);
    return isList ? keys : undefined;
  } catch {
    return undefined;
  }
}

type Certificates = readonly [X509Certificate, ...X509Certificate[]];

/** @throws UserError if the key does not belong to the first certificate */
function assertKeyOf(own: Certificates, key: KeyObject, files: CertificateFiles): void {
  const place = own.findIndex((one) => one.checkPrivateKey(key));
  if (place === 0) return;
  throw new UserError(
    place === -1
      ? `input "tls-key" is ${files.key}, which is not the key of ${files.certificate}; use the matching key`
      : `input "tls-cert" is ${files.certificate}, in which the certificate of ${files.key} is number ${place + 1} of ${own.length}; put it first, followed by its issuers`,
  );
}

/**
 * All certificates of a PEM text.
 * @throws UserError without a certificate, or if one cannot be read
 */
function certificates(input: string, path: string, pem: string): Certificates {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  const [first = pem, ...rest] = blocks;
  return [parseCertificate(input, path, first), ...rest.map((block) => parseCertificate(input, path, block))];
}

/**
 * For files that others can read.
 * @throws UserError if the file contains a private key
 */
function assertNoKey(input: string, path: string, pem: string): void {
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) return;
  throw new UserError(
    `input "${input}" is ${path}, which also contains a private key; use a file with certificates only`,
  );
}

function readInput(input: string, path: string): Promise<string> {
  return readGivenFile({ what: `input "${input}"`, path }, 'give the path of a PEM file');
}

function parseCertificate(input: string, path: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new UserError(`input "${input}" is ${path}, which contains no certificate; use a PEM file`);
  }
}

function parseKey(path: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new UserError(
      `input "tls-key" is ${path}, which contains no private key without a passphrase; use a PEM file`,
    );
  }
}
