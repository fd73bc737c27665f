import { CONTAINER_HOST, isLoopback, proxyFor } from '../../oci/proxy.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { probe } from '../../platform/http.js';
import type { RegistrySpec, S3 } from '../spec/registry-spec.js';

// Milliseconds. An object store answers quickly, even if it denies access.
const TIMEOUT = 5000;
const LOG_LIMIT = 2000;
const PAUSE = 100;

/**
 * Checks that the endpoint of an object store answers, before starting a registry that would hang without it. Sends no
 * keys and verifies no certificate; the registry does that.
 * @throws UserError if it does not answer from this host, or if its name means another host in a container
 */
export async function assertEndpointAnswers({ endpoint, region }: S3): Promise<void> {
  const given = endpoint === undefined ? '"s3-region"' : '"s3-endpoint"';
  const url = new URL(endpoint ?? `https://s3.${region}.amazonaws.com`);
  if (isLoopback(url.hostname)) {
    throw new UserError(
      `input ${given} is ${endpoint}, which is the container itself inside the registry's container; use an address that containers can reach, for this host http${url.protocol === 'https:' ? 's' : ''}://${CONTAINER_HOST[0]}:${url.port || 'PORT'}`,
    );
  }
  // The name exists in containers only, so the registry checks it.
  if (CONTAINER_HOST.includes(url.hostname)) return;
  // The registry uses the proxy too, and its error names it.
  if (proxyFor(url, (name) => process.env[name])) return;
  const seen = await probe(url, TIMEOUT);
  if (typeof seen === 'number') return;
  throw new UserError(
    `input ${given} points to ${endpoint ?? url.origin}, which does not answer: ${seen}; check it with: curl -v ${url.origin}`,
  );
}

/**
 * Makes the registry list its bucket. Without that it reports a healthy storage for up to 30 s after losing it.
 * @param log returns the last lines of the registry's log
 * @throws UserError with the cause from the object store
 */
export async function assertStorageWorks(
  { storage }: Pick<RegistrySpec, 'storage'>,
  client: Pick<RegistryClient, 'get'>,
  log: () => Promise<string>,
  clock: Clock = systemClock,
): Promise<void> {
  if (storage.kind !== 's3') return;
  let seen: string;
  try {
    const { status, body } = await client.get('/v2/podman-registry-proof/tags/list');
    // A missing repository gives 404, a missing permission another status below 500.
    if (status < 500) return;
    seen = `status ${status}: ${body.slice(0, 300)}`;
  } catch (thrown) {
    seen = (thrown as Error).message;
  }
  throw storageError(storage, await logWithCause(log, seen, clock), seen);
}

/** The registry answers before its log has the cause. */
async function logWithCause(log: () => Promise<string>, seen: string, clock: Clock): Promise<string> {
  for (const deadline = clock.now() + LOG_LIMIT; ; await clock.sleep(PAUSE)) {
    const text = await log();
    if (storageCause(`${text}\n${seen}`) !== undefined || clock.now() >= deadline) return text;
  }
}

/** The error for a registry that cannot use its object store. */
export function storageError(storage: S3, log: string, seen: string): UserError {
  const where = `the bucket "${storage.bucket}" at ${storage.endpoint ?? `AWS in ${storage.region}`}`;
  const cause = storageCause(`${log}\n${seen}`);
  return new UserError(
    cause === undefined
      ? `the registry cannot use ${where}: ${seen}; its last log lines: ${log.trim().split('\n').slice(-3).join(' | ')}`
      : `the registry cannot use ${where}: ${cause}`,
  );
}

// Error codes of S3, and messages of Go's net and crypto packages.
const CAUSES: readonly (readonly [words: RegExp, cause: string])[] = [
  [
    /InvalidAccessKeyId/,
    'the object store does not know the access key; set "s3-access-key" to a key with access to the bucket',
  ],
  [
    /SignatureDoesNotMatch/,
    'the signature is wrong; check that "s3-secret-key" belongs to "s3-access-key", and that "s3-region" is the region of the object store',
  ],
  [/NoSuchBucket/, 'the bucket does not exist; create it, or change "s3-bucket"'],
  [
    /AuthorizationHeaderMalformed|PermanentRedirect|BucketRegionError|IllegalLocationConstraint/,
    'the bucket is in another region; set "s3-region" to the region of the bucket',
  ],
  [/invalid region provided/, 'AWS has no such region; correct "s3-region", or set "s3-endpoint" too'],
  [
    /RequestTimeTooSkewed/,
    'the clocks of this host and of the object store differ; set the clock of this host',
  ],
  [
    /AccessDenied|status code: 403|Forbidden/,
    'access is denied; check the keys, and that their user may list, read, write and delete in the bucket',
  ],
  [
    /x509: |certificate signed by unknown authority|failed to verify certificate/,
    "its certificate is not trusted; add its CA to this host's trust store",
  ],
  [
    /server gave HTTP response to HTTPS client/,
    'the endpoint does not use TLS; use an http:// address in "s3-endpoint"',
  ],
  [/no such host/, 'a container cannot resolve its name; use a name from DNS in "s3-endpoint"'],
  [
    /connection refused|no route to host|network is unreachable|i\/o timeout|deadline exceeded|no answer within/,
    'a container cannot reach it; use an address in "s3-endpoint" that containers can reach, for this host host.containers.internal',
  ],
];

/** The cause from the log for an unusable object store; undefined if it is unknown. */
export function storageCause(log: string): string | undefined {
  return CAUSES.find(([words]) => words.test(log))?.[1];
}
