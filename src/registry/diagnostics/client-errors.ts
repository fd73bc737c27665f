import { PROXY_ERRORS } from '../../oci/proxy-errors.js';
import { CommandError } from '../../platform/exec.js';

/** A known error message of a registry client, with its cause and remedy. */
interface KnownError {
  readonly id: string;
  /** As podman, buildah, skopeo, curl or a log print it. */
  readonly signatures: readonly RegExp[];
  readonly cause: string;
  readonly cure: string;
  /** The message lacks the reason; the log of the registry or of nginx has it. */
  readonly vague?: true;
}

/**
 * Errors between clients and registries. The first match counts, so specific ones come first. The messages were recorded
 * from podman 5.4, skopeo 1.18, nginx 1.26 and Distribution 2.8 and 3.1.
 */
export const CLIENT_ERRORS: readonly KnownError[] = [
  ...PROXY_ERRORS,
  {
    id: 'unknown authority',
    signatures: [/x509: certificate signed by unknown authority/, /unable to get local issuer certificate/],
    cause: "the client does not know the CA that signed the registry's certificate",
    cure: 'podman, buildah and skopeo of this user read the CA from the output `cert-dir`; pass the output `ca-cert` to other clients. sudo and containers use another home directory, and therefore another certs.d.',
  },
  {
    id: 'certificate expired',
    signatures: [/x509: certificate has expired or is not yet valid/, /certificate has expired/],
    cause: "the certificate is not valid at this machine's current time",
    cure: 'Check the clock (`date`). If it is correct, renew the certificate of the inputs `tls-cert` and `tls-key`.',
  },
  {
    id: 'certificate for another name',
    signatures: [
      /x509: cannot validate certificate for \S+ because/,
      /x509: certificate is (?:not )?valid for .+, not /,
      /x509: certificate is not valid for any names/,
      /subject name does not match target host/,
    ],
    cause: 'the certificate does not cover the name that the client used',
    cure: 'Use the output `registry` unchanged, or set the input `host` to the name that clients use.',
  },
  {
    id: 'http from an https port',
    signatures: [/server gave HTTP response to HTTPS client/],
    cause: 'the server at this address uses plain http; it is not this registry, which accepts TLS only',
    cure: 'Compare the address, and the port in particular, with the output `registry`.',
  },
  {
    id: 'plain http to an https port',
    signatures: [
      /plain HTTP request was sent to HTTPS port/i,
      /this port speaks TLS only/,
      /Client sent an HTTP request to an HTTPS server/,
    ],
    cause: 'the client used plain http, but this port accepts TLS only',
    cure: 'Use https://, remove the registry from `insecure` lists, and do not use `--tls-verify=false` or `--plain-http`. Some clients use plain http for any `localhost`.',
  },
  {
    id: '413',
    signatures: [/StatusCode: 413\b/, /413 Request Entity Too Large/i],
    cause: 'a proxy rejects a request body of this size',
    cure: 'nginx in this pod has no limit. Set `client_max_body_size 0` in your `nginx-config` and in other proxies.',
  },
  {
    id: '401',
    signatures: [
      /authentication required/,
      /no basic auth credentials/,
      /invalid username\/password/,
      /(?:StatusCode: |status:? )401\b/,
      /unauthorized:/i,
    ],
    cause: 'the client sent no login for this address, or a wrong one',
    cure: 'The login is in the file of the output `auth-file`, to which REGISTRY_AUTH_FILE points. A step that changes this variable, sudo, and `--authfile` use another file. Write the address exactly as in the output `registry`.',
  },
  {
    id: '403',
    signatures: [
      /(?:StatusCode: |status:? )403\b/,
      /requested access to the resource is denied/,
      /\bdenied: /,
      /403 Forbidden/,
    ],
    cause:
      'the user has no permission: a reader or an anonymous client tried to push, or the scope of the token is too small',
    cure: 'Push as the user of the output `username`. With `auth: token`, check the scope that the service grants.',
  },
  {
    id: '405',
    signatures: [
      /(?:StatusCode: |status:? )405\b/,
      /The operation is unsupported/i,
      /operation unsupported/i,
      /Method not allowed/,
    ],
    cause:
      'this registry accepts no pushes: it is read-only (for example during garbage collection), or it is a pull-through cache',
    cure: 'Push to the address of the output `registry`, and wait until `gc` has ended.',
  },
  {
    id: '429',
    signatures: [/toomanyrequests/i, /(?:StatusCode: |status:? )429\b/, /too many requests/i],
    cause: 'this client has reached the rate limit of the registry',
    cure: 'Log in to the upstream registry (`mirror-credentials`, or podman login), or keep the cache (`mirror-path`).',
  },
  {
    id: 'upload lost',
    signatures: [/blob upload unknown/i, /blob upload invalid/i, /BLOB_UPLOAD_(?:UNKNOWN|INVALID)/],
    cause:
      'the registry does not know this upload: requests of one push went to different registries, or the registry was restarted, or its directory was cleaned',
    cure: 'Push again. Registries that share an address must share their storage and the input `http-secret`.',
  },
  {
    id: 'digest differs',
    signatures: [
      /Digest did not match/i,
      /digest (?:invalid|mismatch)/i,
      /provided digest did not match uploaded content/i,
      /DIGEST_INVALID/,
    ],
    cause: 'the content does not match its digest: a blob was damaged in the storage or changed in transit',
    cure: 'Delete the image from the registry and push it again. If the same blob is damaged again, check the disk (`dmesg`) and proxies.',
  },
  {
    id: '404',
    signatures: [
      /manifest unknown/i,
      /name unknown/i,
      /repository name not known/i,
      /NAME_UNKNOWN|MANIFEST_UNKNOWN/,
      /(?:StatusCode: |status:? )404\b/,
    ],
    cause: 'the registry has no such image',
    cure: 'Compare the repository and the tag with the pushed ones: /v2/_catalog lists the repositories, /v2/NAME/tags/list the tags.',
  },
  {
    id: 'invalid manifest',
    signatures: [/manifest invalid/i, /manifest blob unknown/i, /blob unknown to registry/i],
    cause: 'the registry lacks a blob of the manifest, or does not accept this type of manifest',
    cure: 'Push the whole image again, with all its layers.',
  },
  {
    id: 'no such host',
    signatures: [/no such host/, /Could not resolve host/, /server misbehaving/],
    cause: 'the name of the registry does not resolve here',
    cure: 'Compare it with the output `registry`. A name from the input `host` must be in DNS or /etc/hosts, in containers too.',
  },
  {
    id: 'connection refused',
    signatures: [/connection refused/i, /Failed to connect to .* Could not connect to server/],
    cause: 'nothing listens at this address',
    cure: 'Compare it with the output `registry`. In a container, 127.0.0.1 is the container itself. The registry is removed when its job ends.',
  },
  {
    id: 'timeout',
    signatures: [/i\/o timeout/, /TLS handshake timeout/, /context deadline exceeded/i, /Client\.Timeout/],
    cause: 'no answer in time',
    cure: 'Check for a firewall that drops packets, and for a slow disk. The diagnostics show the container states and the disk.',
    vague: true,
  },
  {
    id: '502',
    signatures: [
      /50[24] (?:Bad Gateway|Gateway Time-?out)/i,
      /the registry behind nginx does not answer/,
      /(?:StatusCode: |status:? )50[24]\b/,
    ],
    cause: 'nginx answers, but the registry behind it does not',
    cure: 'Check the state and the last log lines of the container `registry` in the diagnostics.',
    vague: true,
  },
  {
    id: '503',
    signatures: [/503 Service/i, /(?:StatusCode: |status:? )503\b/],
    cause: 'the registry reports that its storage does not work',
    cure: 'Check the disk and the last log lines of the container `registry` in the diagnostics.',
    vague: true,
  },
  {
    id: '500',
    signatures: [/500 Internal Server Error/i, /(?:StatusCode: |status:? )500\b/, /\bunknown: unknown error/],
    cause: 'the registry failed with an internal error',
    cure: 'The last log lines of the container `registry` in the diagnostics show the reason.',
    vague: true,
  },
  {
    id: 'connection broken',
    signatures: [/connection reset by peer/, /broken pipe/, /unexpected EOF/, /": EOF\b/],
    cause: 'the connection ended during a request: the registry, nginx or the network failed',
    cure: 'Check the container states in the diagnostics, then push or pull again.',
    vague: true,
  },
];

// Distribution logs the reason itself below the level of warnings.
const REFUSED_TOKEN: KnownError = {
  id: 'token refused',
  signatures: [/error authorizing context: invalid token/, /token signed by untrusted key with ID/],
  cause:
    'the registry does not accept the token: its key, its issuer, its service or its time is not the expected one',
  cure: 'Compare `token-issuer` and `token-service` with the authentication service. If its tokens have no certificate chain (`x5c`), set `token-jwks` to its public keys (its `jwks_uri`).',
};

/** Errors that a registry writes to its log but does not send to clients. */
export const SERVER_ERRORS: readonly KnownError[] = [
  REFUSED_TOKEN,
  {
    id: 'registry disk full',
    signatures: [/no space left on device/, /disk quota exceeded/i],
    cause: "the disk with the registry's data is full; existing images can still be pulled",
    cure: 'Free disk space, or set `storage-path` to a directory on a larger disk, then push again. Incomplete uploads are in `_uploads` below the repository and may be removed.',
  },
  {
    id: 'registry disk read-only',
    signatures: [/read-only file system/],
    cause: "the file system with the registry's data is read-only",
    cure: 'Mount it writable, or set `storage-path` to another directory.',
  },
  {
    id: 'registry may not write',
    signatures: [/permission denied/],
    cause: 'the registry has no write permission in its data directory',
    cure: 'The directory must belong to the host uid of the registry: see "user namespace" in the job summary and the input `userns`.',
  },
  {
    id: 'registry disk broken',
    signatures: [/input\/output error/],
    cause: "the disk with the registry's data reports I/O errors",
    cure: 'Check `dmesg`, and use another disk.',
  },
  {
    id: 'too many files',
    signatures: [/too many open files/],
    cause: 'the registry has reached its limit of open files',
    cure: 'Raise the limit (`ulimit -n`) of the user that runs podman, or push fewer images at once.',
  },
  {
    id: 's3 refuses',
    signatures: [
      /\bAccessDenied\b/,
      /\bSignatureDoesNotMatch\b/,
      /\bInvalidAccessKeyId\b/,
      /\bNoSuchBucket\b/,
    ],
    cause: 'the object store denies access to the registry',
    cure: 'Compare `s3-bucket`, `s3-region`, `s3-access-key` and `s3-secret-key` with the configuration of the store.',
  },
  {
    id: 'uploads signed by another',
    signatures: [/invalid secret/],
    cause: 'an upload was started at a registry with another http secret',
    cure: 'Use the same `http-secret` for all registries behind this address.',
  },
];

/** Pure. */
export function errorBehind(text: string, known: readonly KnownError[]): KnownError | undefined {
  return known.find(({ signatures }) => signatures.some((signature) => signature.test(text)));
}

/** The full output of a failed client; error messages contain the last lines only. */
function saidBy(thrown: unknown): string | undefined {
  if (!(thrown instanceof CommandError)) return undefined;
  return CLIENTS.has(thrown.argv[0] ?? '') ? `${thrown.result.stderr}\n${thrown.result.stdout}` : undefined;
}

const CLIENTS: ReadonlySet<string> = new Set(['podman', 'buildah', 'skopeo', 'curl']);

/**
 * Explains an error of a client at our own registry. If the client's message is vague, uses the log of the registry. Pure.
 * @param log the last lines of the registry
 * @returns undefined for an error of another program, or an unknown error
 */
export function explainClient(thrown: unknown, log: string): string | undefined {
  const said = saidBy(thrown);
  const client = said === undefined ? undefined : errorBehind(said, CLIENT_ERRORS);
  if (client === undefined) return undefined;
  const server = client.vague ? lastBehind(log) : undefined;
  const refusal = client.id === '401' ? errorBehind(log, [REFUSED_TOKEN]) : undefined;
  return words(server ?? refusal ?? client);
}

/** The newest line counts. */
function lastBehind(log: string): KnownError | undefined {
  const lines = log.split('\n').toReversed();
  for (const line of lines) {
    const known = errorBehind(line, SERVER_ERRORS);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Cause and remedy, to print below the client's message. */
function words({ id, cause, cure }: KnownError): string {
  return `${id}: ${cause}\n  what to do: ${cure}`;
}
