import { CommandError } from '../../platform/exec.js';

/** Something that a client of a registry says when it fails, and what is behind it. */
interface KnownError {
  readonly id: string;
  /** In the words of podman, buildah and skopeo, of curl, or of a log. */
  readonly signatures: readonly RegExp[];
  readonly cause: string;
  readonly cure: string;
  /** The reason is not in the client's words but in the log of the registry or of nginx. */
  readonly vague?: true;
}

/**
 * What goes wrong between a client and a registry, in the client's words. The first that fits counts, so the narrower
 * ones come first. The words were recorded from podman 5.4, skopeo 1.18, nginx 1.26 and Distribution 2.8 and 3.1.
 */
export const CLIENT_ERRORS: readonly KnownError[] = [
  {
    id: 'unknown authority',
    signatures: [/x509: certificate signed by unknown authority/, /unable to get local issuer certificate/],
    cause: "the client does not know the CA that signed the registry's certificate",
    cure: 'podman, buildah and skopeo of this user read it from the output `cert-dir`; give other clients the output `ca-cert`. sudo and containers have another home, and so another certs.d.',
  },
  {
    id: 'certificate expired',
    signatures: [/x509: certificate has expired or is not yet valid/, /certificate has expired/],
    cause: 'the certificate is not valid at the time that this machine believes it is',
    cure: 'Look at the clock (`date`); where it is right, renew the certificate of the inputs `tls-cert` and `tls-key`.',
  },
  {
    id: 'certificate for another name',
    signatures: [
      /x509: cannot validate certificate for \S+ because/,
      /x509: certificate is (?:not )?valid for .+, not /,
      /x509: certificate is not valid for any names/,
      /subject name does not match target host/,
    ],
    cause: 'the certificate is for another name than the one that was dialled',
    cure: 'Use the address of the output `registry` as it is, or set the input `host` to the name that clients dial.',
  },
  {
    id: 'http from an https port',
    signatures: [/server gave HTTP response to HTTPS client/],
    cause:
      'something that speaks plain http listens at this address; it is not this registry, which speaks TLS only',
    cure: 'Compare the address with the output `registry`: most often it is the port.',
  },
  {
    id: 'plain http to an https port',
    signatures: [
      /plain HTTP request was sent to HTTPS port/i,
      /this port speaks TLS only/,
      /Client sent an HTTP request to an HTTPS server/,
    ],
    cause: 'the client spoke plain http, and this port speaks TLS only',
    cure: 'Use https://; take the registry out of `insecure` lists and leave `--tls-verify=false` and `--plain-http` away. Some clients take any `localhost` for plain http.',
  },
  {
    id: '413',
    signatures: [/StatusCode: 413\b/, /413 Request Entity Too Large/i],
    cause: 'a proxy on the way lets no body of this size through',
    cure: 'nginx of this pod has no limit; where there is another proxy before it, or an `nginx-config` of your own, set `client_max_body_size 0`.',
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
    cause: 'the client sent no login for this address, or one that the registry refuses',
    cure: 'The login is in the file of the output `auth-file`, which REGISTRY_AUTH_FILE names: a step that sets it anew, sudo, or `--authfile` loses it. The address must be spelt as in the output `registry`.',
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
      'the login is known, and may not do this: a reader or an anonymous client pushes, or a token has too little scope',
    cure: 'Push with the user of the output `username`; with `auth` `token`, look at the scope that the service grants.',
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
      'this registry takes no pushes: it is read-only, as while garbage is collected, or it is the cache of an upstream',
    cure: 'Push to the address of the output `registry` itself, and not while `gc` runs.',
  },
  {
    id: '429',
    signatures: [/toomanyrequests/i, /(?:StatusCode: |status:? )429\b/, /too many requests/i],
    cause: 'the registry has answered as many requests as it grants to this client',
    cure: 'Log in at the upstream (`mirror-credentials`, or podman login), or keep what is pulled (`mirror-path`).',
  },
  {
    id: 'upload lost',
    signatures: [/blob upload unknown/i, /blob upload invalid/i, /BLOB_UPLOAD_(?:UNKNOWN|INVALID)/],
    cause:
      'the registry does not know the upload that it began: requests of one push went to different registries, it was restarted, or its directory was cleaned',
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
    cause:
      'what arrived is not what its digest says: a blob was damaged in the storage or changed on the way',
    cure: 'Remove the image at the registry and push it again; where the same blob is damaged anew, look at the disk (`dmesg`) and at proxies on the way.',
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
    cause: 'there is no such image at the registry',
    cure: 'Compare the repository and the tag letter for letter with what was pushed: /v2/_catalog lists the repositories, /v2/NAME/tags/list the tags.',
  },
  {
    id: 'invalid manifest',
    signatures: [/manifest invalid/i, /manifest blob unknown/i, /blob unknown to registry/i],
    cause: 'the registry lacks a blob that the manifest names, or does not take this kind of manifest',
    cure: 'Push the whole image again, with all its layers.',
  },
  {
    id: 'no such host',
    signatures: [/no such host/, /Could not resolve host/, /server misbehaving/],
    cause: 'the name of the registry leads to no address here',
    cure: 'Compare it with the output `registry`; a name of your own must be in DNS or /etc/hosts, in containers too.',
  },
  {
    id: 'connection refused',
    signatures: [/connection refused/i, /Failed to connect to .* Could not connect to server/],
    cause: 'nobody listens at this address',
    cure: 'Compare it with the output `registry`. Inside a container 127.0.0.1 is the container itself; and after its job the registry is gone.',
  },
  {
    id: 'timeout',
    signatures: [/i\/o timeout/, /TLS handshake timeout/, /context deadline exceeded/i, /Client\.Timeout/],
    cause: 'nothing came back in time',
    cure: 'A firewall may drop what goes there; a busy disk may be slow. The states and the disk are in the diagnostics.',
    vague: true,
  },
  {
    id: '502',
    signatures: [
      /50[24] (?:Bad Gateway|Gateway Time-?out)/i,
      /the registry behind nginx does not answer/,
      /(?:StatusCode: |status:? )50[24]\b/,
    ],
    cause: 'nginx answers, and the registry behind it does not',
    cure: 'See the state and the last lines of the container `registry` in the diagnostics.',
    vague: true,
  },
  {
    id: '503',
    signatures: [/503 Service/i, /(?:StatusCode: |status:? )503\b/],
    cause: 'the registry answers, and says that its storage does not work',
    cure: 'See the disk and the last lines of the container `registry` in the diagnostics.',
    vague: true,
  },
  {
    id: '500',
    signatures: [/500 Internal Server Error/i, /(?:StatusCode: |status:? )500\b/, /\bunknown: unknown error/],
    cause: 'the registry failed at something that it does not tell the client',
    cure: 'The last lines of the container `registry` in the diagnostics have the reason.',
    vague: true,
  },
  {
    id: 'connection broken',
    signatures: [/connection reset by peer/, /broken pipe/, /unexpected EOF/, /": EOF\b/],
    cause: 'the connection ended in the middle of a request: the registry, nginx or the network went away',
    cure: 'See the states of the containers in the diagnostics; push or pull again.',
    vague: true,
  },
];

/** What a registry writes into its log, and tells no client. */
export const SERVER_ERRORS: readonly KnownError[] = [
  {
    id: 'registry disk full',
    signatures: [/no space left on device/, /disk quota exceeded/i],
    cause: "the disk with the registry's data is full; what it has can still be pulled",
    cure: 'Make room there, or give `storage-path` a larger disk, then push again. What a broken push had sent lies in `_uploads` below the repository and may be removed.',
  },
  {
    id: 'registry disk read-only',
    signatures: [/read-only file system/],
    cause: "the file system with the registry's data is read-only",
    cure: 'Mount it writable, or name another directory as `storage-path`.',
  },
  {
    id: 'registry may not write',
    signatures: [/permission denied/],
    cause: 'the registry may not write where its data is',
    cure: 'The directory must belong to the user that the registry is outside of its container; the summary and `userns` tell which.',
  },
  {
    id: 'registry disk broken',
    signatures: [/input\/output error/],
    cause: "the disk with the registry's data answers with errors",
    cure: 'Look at `dmesg`, and use another disk.',
  },
  {
    id: 'too many files',
    signatures: [/too many open files/],
    cause: 'the registry has as many files open as it may',
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
    cause: 'the object store refuses the registry',
    cure: 'Compare `s3-bucket`, `s3-region`, `s3-access-key` and `s3-secret-key` with what the store grants.',
  },
  {
    id: 'uploads signed by another',
    signatures: [/invalid secret/],
    cause: 'an upload was begun at a registry with another http secret',
    cure: 'Give all registries behind this address the same `http-secret`.',
  },
];

/** Pure. */
export function errorBehind(text: string, known: readonly KnownError[]): KnownError | undefined {
  return known.find(({ signatures }) => signatures.some((signature) => signature.test(text)));
}

/** What a client that failed said, in full: messages of errors show the last lines only. */
function saidBy(thrown: unknown): string | undefined {
  if (!(thrown instanceof CommandError)) return undefined;
  return CLIENTS.has(thrown.argv[0] ?? '') ? `${thrown.result.stderr}\n${thrown.result.stdout}` : undefined;
}

const CLIENTS: ReadonlySet<string> = new Set(['podman', 'buildah', 'skopeo', 'curl']);

/**
 * What is behind an error of a client at our own registry. Where its words are vague, the log of the registry may have
 * the reason. Pure.
 * @param log the last lines of the registry
 * @returns nothing where the error is no client's, or not a known one
 */
export function explainClient(thrown: unknown, log: string): string | undefined {
  const said = saidBy(thrown);
  const client = said === undefined ? undefined : errorBehind(said, CLIENT_ERRORS);
  if (client === undefined) return undefined;
  const server = client.vague ? lastBehind(log) : undefined;
  return words(server ?? client);
}

/** The youngest line counts. */
function lastBehind(log: string): KnownError | undefined {
  const lines = log.split('\n').toReversed();
  for (const line of lines) {
    const known = errorBehind(line, SERVER_ERRORS);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Cause and remedy, under a client's own words. */
export function words({ id, cause, cure }: KnownError): string {
  return `${id}: ${cause}\n  what to do: ${cure}`;
}
