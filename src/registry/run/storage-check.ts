import type { RegistryClient } from '../../oci/registry-client.js';
import { UserError } from '../../platform/errors.js';
import { probe } from '../../platform/http.js';
import type { RegistrySpec, S3 } from '../spec/registry-spec.js';

// Milliseconds. An object store answers at once, also where it only refuses.
const TIMEOUT = 5000;

// What podman calls the host in the containers' /etc/hosts.
const HOST_NAMES = ['host.containers.internal', 'host.docker.internal'];

/**
 * Asks the endpoint of an object store for anything at all, before something is started that would only hang without it.
 * Nothing is sent or believed: keys and certificates are for the registry to try.
 * @throws UserError where it does not answer from this host, or where its name means another host in a container
 */
export async function assertEndpointAnswers({ endpoint, region }: S3): Promise<void> {
  const given = endpoint === undefined ? '"s3-region"' : '"s3-endpoint"';
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)) {
    throw new UserError(
      `input ${given} is ${endpoint}, which in the registry's container is the container itself; allowed: an address that leads there from a container, for this host http${url.protocol === 'https:' ? 's' : ''}://${HOST_NAMES[0]}:${url.port || 'PORT'}`,
    );
  }
  // Known in containers only, so the registry itself finds out.
  if (HOST_NAMES.includes(url.hostname)) return;
  const seen = await probe(url, TIMEOUT);
  if (typeof seen === 'number') return;
  throw new UserError(
    `input ${given} leads to ${endpoint ?? url.origin}, which does not answer: ${seen}; allowed: an object store that answers, checked with: curl -v ${url.origin}`,
  );
}

/**
 * Has the registry look into its bucket. By itself it says that it is well for half a minute after its store has left it.
 * @param log gives the last lines of the registry's log
 * @throws UserError with the cause, as the object store told it
 */
export async function assertStorageWorks(
  { storage }: Pick<RegistrySpec, 'storage'>,
  client: Pick<RegistryClient, 'get'>,
  log: () => Promise<string>,
): Promise<void> {
  if (storage.kind !== 's3') return;
  let seen: string;
  try {
    const { status, body } = await client.get('/v2/podman-registry-proof/tags/list');
    // What is not there is 404. Who may not look at it does not find out.
    if (status < 500) return;
    seen = `status ${status}: ${body.slice(0, 300)}`;
  } catch (thrown) {
    seen = (thrown as Error).message;
  }
  throw storageError(storage, await log(), seen);
}

/** An error about an object store, for the words of a registry that could not use it. */
export function storageError(storage: S3, log: string, seen: string): UserError {
  const where = `the bucket "${storage.bucket}" at ${storage.endpoint ?? `AWS in ${storage.region}`}`;
  const cause = storageCause(`${log}\n${seen}`);
  return new UserError(
    cause === undefined
      ? `the registry cannot use ${where}: ${seen}; its last lines: ${log.trim().split('\n').slice(-3).join(' | ')}`
      : `the registry cannot use ${where}: ${cause}`,
  );
}

// The codes of S3, and the words of Go's net and crypto packages.
const CAUSES: readonly (readonly [words: RegExp, cause: string])[] = [
  [
    /InvalidAccessKeyId/,
    'the object store does not know the access key; allowed: "s3-access-key" of a user of the bucket',
  ],
  [
    /SignatureDoesNotMatch/,
    'the signature is wrong; allowed: the "s3-secret-key" that belongs to "s3-access-key", and the "s3-region" that the object store has for itself',
  ],
  [/NoSuchBucket/, 'there is no such bucket; allowed: "s3-bucket" with the name of one that has been made'],
  [
    /AuthorizationHeaderMalformed|PermanentRedirect|BucketRegionError|IllegalLocationConstraint/,
    'the bucket is in another region; allowed: "s3-region" with the one that the bucket is in',
  ],
  [
    /invalid region provided/,
    'AWS has no such region; allowed: "s3-region" as AWS writes it, or "s3-endpoint" with it',
  ],
  [
    /RequestTimeTooSkewed/,
    'the clocks of this host and of the object store differ; allowed: a host whose clock is right',
  ],
  [
    /AccessDenied|status code: 403|Forbidden/,
    'access is denied; allowed: a user who may list, read, write and delete in the bucket, and keys that are right',
  ],
  [
    /x509: |certificate signed by unknown authority|failed to verify certificate/,
    "its certificate is not trusted; allowed: an endpoint whose CA is in this host's own trust store",
  ],
  [
    /server gave HTTP response to HTTPS client/,
    'it speaks no TLS; allowed: "s3-endpoint" that begins with http://',
  ],
  [
    /no such host/,
    'a container cannot resolve its name; allowed: "s3-endpoint" with a name that is known to DNS',
  ],
  [
    /connection refused|no route to host|network is unreachable|i\/o timeout|deadline exceeded|no answer within/,
    'a container cannot reach it; allowed: "s3-endpoint" with an address that leads there from a container, for this host host.containers.internal',
  ],
];

/** Why an object store cannot be used, in words for the reader, where the log tells. */
export function storageCause(log: string): string | undefined {
  return CAUSES.find(([words]) => words.test(log))?.[1];
}
