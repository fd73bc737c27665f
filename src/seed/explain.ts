import { proxyProblem } from '../oci/proxy-errors.js';
import { RegistryError } from '../oci/registry-error.js';
import { ProxyError } from '../oci/tunnel.js';
import { lastLines, UserError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { redactLogins } from '../platform/redact.js';
import type { SeedImage } from './requests.js';

/** An image that could not be seeded: the cause and a hint. */
export interface SeedFailure {
  readonly source: string;
  readonly cause: string;
  /** Nothing if the only remedy is to try again. */
  readonly remedy: string | undefined;
}

/**
 * @param own the job's registry, as `host:port`
 * @param helper the credential helper that has a login but is not called
 */
export function explainSeeding(
  image: SeedImage,
  thrown: unknown,
  own: string,
  helper: string | undefined,
): SeedFailure {
  const cause = causeOf(thrown);
  const isOwn = thrown instanceof RegistryError && thrown.host === own;
  return { source: image.source, cause, remedy: isOwn ? ownRemedy(thrown) : remedyOf(image, thrown, helper) };
}

function causeOf(thrown: unknown): string {
  if (thrown instanceof CommandError) return thrown.lastWords.replaceAll('\n', ' ');
  const error = thrown as NodeJS.ErrnoException;
  // An AggregateError of a connection tried over several addresses has no message.
  return redactLogins(error.message || error.code || String(thrown));
}

function ownRemedy({ status, message }: RegistryError): string {
  if (/no space left|disk quota/i.test(message)) {
    return "the disk with the registry's data is full: free space, or set storage-path to another disk";
  }
  if (status === 401 || status === 403) {
    return 'the job\'s registry does not let this user push: check the input "auth"';
  }
  return "the job's registry rejected it; its log has the reason: podman logs NAME-registry, with NAME from podman pod ps";
}

// Sources: OpenSSL's verification results as Node names them.
const UNTRUSTED = /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/;

function remedyOf(image: SeedImage, thrown: unknown, helper: string | undefined): string | undefined {
  if (thrown instanceof UserError) return undefined;
  const { origin } = image;
  if (origin.kind !== 'remote') return localRemedy(image, thrown);
  const { registry } = origin.reference;
  if (thrown instanceof RegistryError) {
    switch (thrown.status) {
      case 401:
      case 403:
        return helper === undefined
          ? `check the name, or log in before this step: podman login ${registry}`
          : `docker-credential-${helper} has the login, but is not called; log in before this step: podman login ${registry}`;
      case 404:
        return 'check the name and the tag';
      case 429:
        return `rate limit of ${registry}; log in before this step (podman login ${registry}), or seed fewer images at once (seed-parallel)`;
      default:
        return undefined;
    }
  }
  if (thrown instanceof ProxyError) return proxyProblem(thrown.message)?.cure;
  const { code = '' } = thrown as NodeJS.ErrnoException;
  if (UNTRUSTED.test(code)) {
    return `copy the CA of ${registry} to ~/.config/containers/certs.d/${registry}/ca.crt; the certificate must be valid for this name`;
  }
  if (code === 'EPROTO') return `${registry} does not support TLS, which sources must use`;
  if (code === 'ENOTFOUND') return `check the name ${registry}; it does not resolve on this machine`;
  if (/^E(CONN|TIMEDOUT|AI_AGAIN|NETUNREACH|HOSTUNREACH)/.test(code)) {
    return `cannot reach ${registry}: check the network, HTTPS_PROXY and NO_PROXY`;
  }
  return undefined;
}

function localRemedy({ origin }: SeedImage, thrown: unknown): string | undefined {
  if (origin.kind === 'local') return `${origin.name} must be an image that podman images lists`;
  return (thrown as NodeJS.ErrnoException).code === 'ENOENT'
    ? 'check the path: it must be an OCI layout'
    : undefined;
}

/** One error for all failed images. */
export function seedingError(failures: readonly SeedFailure[], count: number): UserError {
  const rest = count - failures.length;
  const others =
    rest === 0
      ? ''
      : rest === 1
        ? '; the other one is in the registry'
        : `; the other ${rest} are in the registry`;
  return new UserError(
    [
      `${failures.length} of ${count} images could not be seeded${others}:`,
      ...failures.map((failure) => `  ${describeFailure(failure)}`),
    ].join('\n'),
  );
}

export function describeFailure({ source, cause, remedy }: SeedFailure): string {
  const said = lastLines(cause, 20).join(' ');
  return `${source}: ${said}${remedy === undefined ? '' : `; what to do: ${remedy}`}`;
}
