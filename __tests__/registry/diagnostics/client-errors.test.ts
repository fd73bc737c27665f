import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { CommandError } from '../../../src/platform/exec.js';
import {
  CLIENT_ERRORS,
  errorBehind,
  explainClient,
  SERVER_ERRORS,
} from '../../../src/registry/diagnostics/client-errors.js';

const D = 'sha256:395d2972ff09a5dbb086daab2a913711f2ed74cc47bad8ec9a381e6498858b4f';
const REUSE = `Error: trying to reuse blob ${D} at destination:`;
const CHECK = `${REUSE} checking whether a blob ${D} exists in 127.0.0.1:19443/x:`;
const PING = 'pinging container registry 127.0.0.1:19601:';
const GET = 'Get "https://127.0.0.1:19601/v2/":';
const X509 = `${PING} ${GET} tls: failed to verify certificate: x509:`;
const SOURCE = 'Error: initializing source docker://127.0.0.1:19443/x:9:';

/** As podman 5.4.2, skopeo 1.18 and curl 8.14 said it of Distribution 2.8 and 3.1.2 and nginx 1.26. */
const RECORDED: readonly (readonly [id: string, said: string])[] = [
  ['401', `${CHECK} authentication required`],
  ['401', `${SOURCE} reading manifest 9 in 127.0.0.1:19443/x: authentication required`],
  ['401', `time="2026-11-23T23:32:08Z" level=fatal msg="${REUSE} authentication required"`],
  ['unknown authority', `${REUSE} ${X509} certificate signed by unknown authority`],
  [
    'unknown authority',
    'time="2026-11-23T23:35:04Z" level=fatal msg="Error parsing image name \\"docker://127.0.0.1:19601/x:1\\": pinging container registry 127.0.0.1:19601: Get \\"https://127.0.0.1:19601/v2/\\": tls: failed to verify certificate: x509: certificate signed by unknown authority"',
  ],
  [
    'certificate for another name',
    `${REUSE} ${X509} cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs`,
  ],
  ['certificate for another name', `${REUSE} ${X509} certificate is valid for registry.test, not localhost`],
  [
    'certificate expired',
    `${REUSE} ${X509} certificate has expired or is not yet valid: current time 2026-11-23T23:35:04Z is after 2024-02-01T00:00:00Z`,
  ],
  ['http from an https port', `${REUSE} ${PING} ${GET} http: server gave HTTP response to HTTPS client`],
  [
    'plain http to an https port',
    '<html>\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>',
  ],
  [
    'plain http to an https port',
    '{"errors":[{"code":"UNSUPPORTED","message":"this port speaks TLS only: use https"}]}',
  ],
  [
    '413',
    'Error: writing blob: uploading layer chunked: StatusCode: 413, "<html>\\r\\n<head><title>413 Request Entity Too Large<..."',
  ],
  ['502', `${REUSE} ${PING} received unexpected HTTP status: 502 Bad Gateway`],
  ['502', `${SOURCE} ${PING} received unexpected HTTP status: 504 Gateway Time-out`],
  ['503', `${REUSE} ${PING} received unexpected HTTP status: 503 Service Temporarily Unavailable`],
  ['403', `${REUSE} ${PING} StatusCode: 403, "<html>\\r\\n<head><title>403 Forbidden</title></head>\\r..."`],
  ['403', `${CHECK} StatusCode: 403, ""`],
  ['500', `${CHECK} received unexpected HTTP status: 500 Internal Server Error`],
  [
    '500',
    'Error: writing blob: uploading layer chunked: received unexpected HTTP status: 500 Internal Server Error',
  ],
  ['connection broken', `${REUSE} Head "https://127.0.0.1:19612/v2/x/blobs/${D}": EOF`],
  ['upload lost', 'Error: writing blob: uploading layer chunked: blob upload invalid'],
  ['upload lost', 'Error: writing blob: uploading layer chunked: blob upload unknown to registry'],
  [
    '405',
    'Error: writing blob: initiating layer upload to /v2/x/blobs/uploads/ in 127.0.0.1:19500: StatusCode: 405, "Method not allowed\\n"',
  ],
  ['404', `${SOURCE} reading manifest 9 in 127.0.0.1:19443/x: manifest unknown`],
  ['404', '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry"}]}'],
  [
    'connection refused',
    `${REUSE} pinging container registry 127.0.0.1:19999: Get "https://127.0.0.1:19999/v2/": dial tcp 127.0.0.1:19999: connect: connection refused`,
  ],
  [
    'connection refused',
    'curl: (7) Failed to connect to 127.0.0.1 port 19601 after 0 ms: Could not connect to server',
  ],
  [
    'no such host',
    `${REUSE} pinging container registry no-such-host.invalid:8443: Get "https://no-such-host.invalid:8443/v2/": dial tcp: lookup no-such-host.invalid on 10.255.255.53:53: no such host`,
  ],
  [
    'digest differs',
    'Error: writing blob: storing blob to file "/var/tmp/container_images_storage176925787/1": happened during read: Digest did not match, expected sha256:2965d7ab, got sha256:5639fb86',
  ],
  // What Docker Hub and Go say; no recording could be made here.
  ['429', 'toomanyrequests: You have reached your pull rate limit.'],
  ['timeout', `${SOURCE} ${PING} ${GET} net/http: TLS handshake timeout`],
];

test.each(RECORDED)('%s is recognised in %j', (id, said) => {
  expect(errorBehind(said, CLIENT_ERRORS)?.id).toBe(id);
});

test.each([
  [
    'a name that podman itself refuses',
    'Error: parsing reference "127.0.0.1:19443/X:1": repository name must be lowercase',
  ],
  ['an image with a telling name', 'Error: docker.io/library/status-404x:500: image not known'],
  ['nothing', ''],
])('nothing is made of %s', (_, said) => {
  expect(errorBehind(said, CLIENT_ERRORS)).toBeUndefined();
});

/** As both wrote it onto a full tmpfs. */
const FULL = [
  'time="2026-11-23T23:36:22.105391039Z" level=error msg="unknown error reading request payload: write /data/docker/registry/v2/repositories/big/_uploads/93036d8e/data: no space left on device" go.version=go1.24.4 http.request.method=PATCH',
  'time="2026-11-23T23:36:22.105618779Z" level=error msg="response completed with error" err.code=unknown err.detail="write /data/docker/registry/v2/repositories/big/_uploads/93036d8e/data: no space left on device" err.message="unknown error" http.response.status=500',
].join('\n');

describe('what a registry keeps to itself', () => {
  test.each<[id: string, log: string]>([
    ['registry disk full', FULL],
    [
      'registry disk full',
      'level=error msg="response completed with error" err.code=unknown err.detail="filesystem: write /data/docker/registry/v2/repositories/q/_uploads/01a20ac4/startedat.tmp: no space left on device"',
    ],
    [
      'token refused',
      'level=warning msg="error authorizing context: invalid token" http.request.method=HEAD http.request.uri="/v2/x/blobs/sha256:c"',
    ],
    ['registry may not write', 'err.detail="filesystem: mkdir /var/lib/registry/docker: permission denied"'],
    ['uploads signed by another', 'err.code="blob upload invalid" err.detail="invalid secret"'],
  ])('%s', (id, log) => {
    expect(errorBehind(log, SERVER_ERRORS)?.id).toBe(id);
  });
});

describe('explainClient', () => {
  const failed = (stderr: string, program = 'podman') =>
    new CommandError([program, 'push', 'a', 'b'], { exitCode: 125, stdout: '', stderr }, 10);
  const VAGUE = 'Error: writing blob: received unexpected HTTP status: 500 Internal Server Error';

  test('a vague answer is explained by the log of the registry', () => {
    expect(explainClient(failed(VAGUE), FULL)).toMatch(
      /^registry disk full: the disk with the registry's data is full; .*\n {2}what to do: Free disk space/,
    );
  });

  test('and stays vague where the log has no reason', () => {
    expect(explainClient(failed(VAGUE), 'level=warning msg=x\n')).toMatch(/^500: the registry failed/);
  });

  test('clear words do not need the log', () => {
    expect(explainClient(failed(`${CHECK} authentication required`), FULL)).toMatch(/^401: /);
  });

  test('the whole of what was said counts, not only its last lines', () => {
    expect(explainClient(failed(`manifest unknown\n${'x\n'.repeat(9)}`), '')).toMatch(/^404: /);
  });

  test.each([
    ['a bug of ours', new TypeError('manifest unknown')],
    ['another program', failed('manifest unknown', 'tar')],
    ['words that nobody knows', failed('Error: something else')],
  ])('nothing is said of %s', (_, thrown) => {
    expect(explainClient(thrown, FULL)).toBeUndefined();
  });
});

test('every known error says why and what to do, and no two have one id', () => {
  const all = [...CLIENT_ERRORS, ...SERVER_ERRORS];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { cause, cure, signatures } of all) {
    expect(cause).toMatch(/^[^A-Z].*[^.]$/);
    expect(cure).toMatch(/\.$/);
    expect(signatures.length).toBeGreaterThan(0);
  }
});

test('docs/troubleshooting.md has each of them, in the same words', async () => {
  const page = await readFile(new URL('../../../docs/troubleshooting.md', import.meta.url), 'utf8');
  for (const { cause, cure } of [...CLIENT_ERRORS, ...SERVER_ERRORS]) {
    expect(page).toContain(`| ${cause.charAt(0).toUpperCase()}${cause.slice(1)}. | ${cure} |`);
  }
});
