import { type Content, MANIFEST_TYPE, TARGET_REPOSITORY } from './content.js';
import type { Identity } from './identities.js';
import { spellings, spelt } from './spellings.js';

/** One request of somebody who may not write. */
export interface RequestCase {
  readonly name: string;
  readonly identity: Identity;
  readonly method: string;
  /** The bytes, as they go onto the wire. */
  readonly bytes: Buffer;
  /** A text that no answer may repeat. */
  readonly unrepeated?: string;
  /** May the answer be one that says no more than that the registry is up? */
  readonly harmless?: boolean;
}

interface Target {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: Buffer;
  readonly type?: string;
}

function targets(content: Content): Target[] {
  const known = `/v2/${content.repository}`;
  const written = `/v2/${TARGET_REPOSITORY}`;
  return [
    { name: 'root', method: 'GET', path: '/v2/' },
    { name: 'catalogue', method: 'GET', path: '/v2/_catalog' },
    { name: 'tags', method: 'GET', path: `${known}/tags/list` },
    { name: 'manifest', method: 'GET', path: `${known}/manifests/${content.manifestDigest}` },
    { name: 'blob', method: 'GET', path: `${known}/blobs/${content.blobDigest}` },
    { name: 'head of a blob', method: 'HEAD', path: `${known}/blobs/${content.blobDigest}` },
    { name: 'upload', method: 'POST', path: `${written}/blobs/uploads/` },
    {
      name: 'mount',
      method: 'POST',
      path: `${written}/blobs/uploads/?mount=${content.blobDigest}&from=${content.repository}`,
    },
    {
      name: 'tagging',
      method: 'PUT',
      path: `${known}/manifests/planted`,
      body: content.manifest,
      type: MANIFEST_TYPE,
    },
    {
      name: 'deletion of a manifest',
      method: 'DELETE',
      path: `${known}/manifests/${content.manifestDigest}`,
    },
    { name: 'deletion of a blob', method: 'DELETE', path: `${known}/blobs/${content.blobDigest}` },
  ];
}

const METHODS: readonly string[] = [
  ...['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'MOVE'],
  ...['get', 'Post', 'GETX', 'GET_'],
];

/** Headers that some program in front of or behind another one obeys. */
const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-HTTP-Method-Override', 'DELETE'],
  ['X-HTTP-Method', 'PUT'],
  ['X-Method-Override', 'POST'],
  ['X-Original-Method', 'DELETE'],
  ['X-Original-URL', '/v2/_catalog'],
  ['X-Original-URI', '/v2/_catalog'],
  ['X-Rewrite-URL', '/v2/_catalog'],
  ['X-Accel-Redirect', '/v2/_catalog'],
  ['X-Sendfile', '/etc/passwd'],
  ['X-Forwarded-For', '127.0.0.1'],
  ['X-Forwarded-Host', 'evil.example'],
  ['X-Forwarded-Proto', 'http'],
  ['X-Forwarded-User', 'ci'],
  ['X-Forwarded-Prefix', '/evil'],
  ['X-Real-IP', '127.0.0.1'],
  ['X-Remote-User', 'ci'],
  ['Remote-User', 'ci'],
  ['Forwarded', 'for=127.0.0.1;host=evil.example'],
  ['Upgrade', 'h2c'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Authorization, Host'],
  ['Proxy-Authorization', 'Basic Y2k6Y2k='],
  ['Range', 'bytes=0-9'],
  ['Range', 'bytes=9-'],
  ['Expect', '100-continue'],
  ['Authorization', 'Basic Y2k6Y2k='],
];

/** nginx's own locations, which are nobody's. */
const INTERNAL: readonly string[] = [
  '/blob',
  '/v2/../blob',
  '/blob-head',
  '/v2/../blob-head',
  'blob-head',
  '/x/%2e%2e/blob-head',
  '/token-login',
  '/v2/../token-login',
  '/@registry',
  '/%40registry',
  '/@token',
  '/@no_blob',
  '/@live',
  '/v2/../@live',
  '/docker/registry/v2/blobs',
  '/v2/../docker/registry/v2/repositories',
  '/debug/vars',
  '/metrics',
  '/v2/../metrics',
];

const HOSTS: readonly string[] = [
  'evil",service="x',
  'evil", error="x',
  'evil"',
  "evil'<script>",
  'evil\\x',
  'evil x',
  'evil,x',
  'evil/x',
  'evil@x',
  'evil:1:2',
  'evil:99999999',
  'evil\tx',
  'evil%22x',
  `evil.${'x'.repeat(400)}`,
];

const VERSIONS = ['1.1', '1.0'] as const;
const HOST = '127.0.0.1';

interface Shape {
  readonly identity: Identity;
  readonly method: string;
  readonly path: string;
  readonly version?: string;
  readonly host?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly target?: Target;
}

function bytesOf(shape: Shape): Buffer {
  const { identity, method, path, version = '1.1', host = HOST, headers = [], target } = shape;
  const { body, type } = target ?? {};
  const lines = [
    `${method} ${path} HTTP/${version}`,
    `Host: ${host}`,
    // Without it the registry knows no manifests of this type.
    `Accept: ${MANIFEST_TYPE}`,
    ...(identity.authorization === undefined ? [] : [`Authorization: ${identity.authorization}`]),
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...(body === undefined ? [] : [`Content-Length: ${body.length}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), body ?? Buffer.alloc(0)]);
}

/** Every target in every spelling, with every method and every header, of every identity. */
export function requestMatrix(
  content: Content,
  callers: readonly Identity[],
  port: number,
): readonly RequestCase[] {
  return callers.flatMap((identity) => {
    const make = (name: string, shape: Omit<Shape, 'identity'>): RequestCase => ({
      name: `${identity.name}: ${name}`,
      identity,
      method: shape.method,
      bytes: bytesOf({ identity, ...shape }),
    });
    const ofTargets = targets(content).flatMap((target) => {
      const { name, method } = target;
      return [
        ...spellings(port).flatMap(([spelling, spell]) =>
          VERSIONS.map((version) =>
            make(`${name}, ${spelling}, HTTP/${version}`, {
              method,
              path: spelt(target.path, spell),
              version,
              target,
            }),
          ),
        ),
        ...METHODS.map((other) => make(`${name} by ${other}`, { method: other, path: target.path, target })),
        ...HEADERS.map((header) =>
          make(`${name} with ${header.join(': ')}`, { method, path: target.path, headers: [header], target }),
        ),
      ];
    });
    const internal = INTERNAL.flatMap((path) =>
      ['GET', 'HEAD', 'POST'].map((method) => make(`${method} ${path}`, { method, path })),
    );
    const hosts = HOSTS.flatMap((host) =>
      ['/v2/', '/token', '/v2/_catalog'].map((path) => ({
        ...make(`${path} of the host ${host}`, { method: 'GET', path, host }),
        unrepeated: host,
        harmless: path === '/token',
      })),
    );
    return [...ofTargets, ...internal, ...hosts];
  });
}
