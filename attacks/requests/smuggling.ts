import { type Content, MANIFEST_TYPE, TARGET_REPOSITORY } from './content.js';
import type { Identity } from './identities.js';
import type { RequestCase } from './matrix.js';

/** Requests that would change something if the registry got them by themselves: it asks nobody whom nginx has let pass. */
function inner(content: Content): readonly (readonly [name: string, bytes: string])[] {
  const host = 'Host: 127.0.0.1:5000\r\n';
  const manifest = content.manifest.toString('latin1');
  const mount = `?mount=${content.blobDigest}&from=${content.repository}`;
  return [
    [
      'a tag',
      `PUT /v2/${content.repository}/manifests/planted HTTP/1.1\r\n${host}Content-Type: ${MANIFEST_TYPE}\r\nContent-Length: ${manifest.length}\r\n\r\n${manifest}`,
    ],
    [
      'a mount',
      `POST /v2/${TARGET_REPOSITORY}/blobs/uploads/${mount} HTTP/1.1\r\n${host}Content-Length: 0\r\n\r\n`,
    ],
    [
      'a deletion',
      `DELETE /v2/${content.repository}/manifests/${content.manifestDigest} HTTP/1.1\r\n${host}\r\n`,
    ],
    ['the catalogue', `GET /v2/_catalog HTTP/1.1\r\n${host}\r\n`],
  ];
}

/** The headers of a body, and the body, around a request that is hidden in it. */
type Wrap = (hidden: string) => readonly [headers: string, body: string];

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
const length = (text: string) => `Content-Length: ${text.length}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';
const NO_CHUNK = '0\r\n\r\n';

const WRAPS: readonly (readonly [name: string, wrap: Wrap])[] = [
  ['the body', (hidden) => [length(hidden), hidden]],
  ['a chunk', (hidden) => [CHUNKED, chunk(hidden)]],
  ['behind the last chunk', (hidden) => [CHUNKED, NO_CHUNK + hidden]],
  ['length 0', (hidden) => ['Content-Length: 0\r\n', hidden]],
  ['no length', (hidden) => ['', hidden]],
  ['CL and TE', (hidden) => [length(NO_CHUNK + hidden) + CHUNKED, NO_CHUNK + hidden]],
  ['TE and CL', (hidden) => [`${CHUNKED}Content-Length: 4\r\n`, chunk(hidden)]],
  ['TE and length 0', (hidden) => [`${CHUNKED}Content-Length: 0\r\n`, chunk(hidden)]],
  ...[
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding:  chunked',
    'Transfer-Encoding:\tchunked',
    'Transfer-Encoding:\vchunked',
    'Transfer-Encoding : chunked',
    ' Transfer-Encoding: chunked',
    'Transfer-Encoding:\r\n chunked',
    'Transfer-Encoding: chunked, identity',
    'Transfer-Encoding: identity, chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
    'Transfer-Encoding: identity\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: CHUNKED',
    'Transfer-Encoding: chunked;q=1',
    'Transfer-Encoding: "chunked"',
    'Transfer-Encoding: gzip, chunked',
    'Transfer-Encoding\0: chunked',
    'Transfer_Encoding: chunked',
    'X: x\nTransfer-Encoding: chunked',
    'X: x\rTransfer-Encoding: chunked',
  ].flatMap((header): (readonly [string, Wrap])[] => [
    [`${header} and CL`, (hidden) => [`${header}\r\n${length(NO_CHUNK + hidden)}`, NO_CHUNK + hidden]],
    [header, (hidden) => [`${header}\r\n`, NO_CHUNK + hidden]],
  ]),
  ['CL twice, 0 first', (hidden) => [`Content-Length: 0\r\n${length(hidden)}`, hidden]],
  ['CL twice, 0 last', (hidden) => [`${length(hidden)}Content-Length: 0\r\n`, hidden]],
  ['CL twice, the same', (hidden) => [length(hidden) + length(hidden), hidden]],
  ...['+0', '-1', '0, 0', '0x0', '00', '0 ', ' 0', '0;', '1e0', '', '99999999999999999999', '0\v', 'a'].map(
    (value): readonly [string, Wrap] => [
      `CL "${value}"`,
      (hidden) => [`Content-Length: ${value}\r\n`, hidden],
    ],
  ),
  ['Content-Length : 0', (hidden) => ['Content-Length : 0\r\n', hidden]],
  ['Content_Length', (hidden) => [`Content_Length: ${hidden.length}\r\n`, hidden]],
  ['an extension of a chunk', (hidden) => [CHUNKED, `0;\n${hidden}\r\n\r\n`]],
  ['a trailer', (hidden) => [CHUNKED, `0\r\n${hidden}`]],
  ['a chunk that is too long', (hidden) => [CHUNKED, `1\r\nA${hidden}`]],
  ['a size that is no number', (hidden) => [CHUNKED, `0x0\r\n\r\n${hidden}`]],
  ['a negative size', (hidden) => [CHUNKED, `-1\r\n\r\n${hidden}`]],
  ['a size with a sign', (hidden) => [CHUNKED, `+0\r\n\r\n${hidden}`]],
  ['a huge size', (hidden) => [CHUNKED, `fffffffffffffffff\r\n${hidden}`]],
  ['lines without CR', (hidden) => [CHUNKED, `0\n\n${hidden}`]],
  ['Expect', (hidden) => [`Expect: 100-continue\r\n${length(hidden)}`, hidden]],
  ['Upgrade', (hidden) => ['Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n', hidden]],
  ['Connection: Content-Length', (hidden) => [`Connection: Content-Length\r\n${length(hidden)}`, hidden]],
];

/** Bytes that one program may take for one request and the next one for two. */
export function smugglingCases(content: Content, callers: readonly Identity[]): readonly RequestCase[] {
  const blob = `/v2/${content.repository}/blobs/${content.blobDigest}`;
  const outer: readonly (readonly [method: string, path: string])[] = [
    ['GET', blob],
    ['HEAD', blob],
    ['GET', '/v2/'],
    ['POST', '/v2/'],
    ['OPTIONS', '/v2/'],
    ['GET', '/healthz'],
    ['GET', '/token'],
  ];
  return callers.flatMap((identity) =>
    outer.flatMap(([method, path]) =>
      WRAPS.flatMap(([wrapped, wrap]) =>
        inner(content).map(([hidden, bytes]): RequestCase => {
          const [headers, body] = wrap(bytes);
          const authorization =
            identity.authorization === undefined ? '' : `Authorization: ${identity.authorization}\r\n`;
          return {
            name: `${identity.name}: ${hidden} in ${method} ${path}, ${JSON.stringify(wrapped)}`,
            identity,
            method,
            harmless: path === '/healthz' || path === '/token',
            bytes: Buffer.from(
              `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${authorization}${headers}\r\n${body}`,
              'latin1',
            ),
          };
        }),
      ),
    ),
  );
}
