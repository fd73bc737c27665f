import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { OCI_INDEX, OCI_MANIFEST } from '../../src/oci/descriptors.js';

export interface FakeRegistry {
  readonly host: string;
  /** By `REPOSITORY@DIGEST`. */
  readonly blobs: Map<string, Buffer>;
  /** By `REPOSITORY:REFERENCE`, where the reference is a tag or a digest. */
  readonly manifests: Map<string, { readonly bytes: Buffer; readonly mediaType: string }>;
  /** `METHOD path` and what authorization came with it. */
  readonly asked: { readonly line: string; readonly authorization: string | undefined }[];
  /** Answers before the registry does, where it returns true. */
  meddle: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;
}

export const sha256 = (bytes: Buffer | string) =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** A registry in memory that does what the engine needs of Distribution: no referrers API, blobs before manifests. */
export async function withRegistry<T>(
  tls: { readonly cert: string; readonly key: string },
  work: (registry: FakeRegistry) => Promise<T>,
): Promise<T> {
  const registry: { -readonly [K in keyof FakeRegistry]: FakeRegistry[K] } = {
    host: '',
    blobs: new Map(),
    manifests: new Map(),
    asked: [],
    meddle: () => false,
  };
  const server = createServer(tls, (incoming, outgoing) => {
    registry.asked.push({
      line: `${incoming.method} ${incoming.url}`,
      authorization: incoming.headers.authorization,
    });
    if (!registry.meddle(incoming, outgoing)) answer(registry, incoming, outgoing);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  registry.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await work(registry);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function answer(registry: FakeRegistry, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const url = new URL(incoming.url ?? '', `https://${registry.host}`);
  const [, name = '', kind = '', rest = ''] =
    /^\/v2\/(.+)\/(manifests|blobs|referrers)\/(.*)$/.exec(url.pathname) ?? [];
  const say = (status: number, headers: Record<string, string> = {}, body?: Buffer) =>
    outgoing.writeHead(status, headers).end(incoming.method === 'HEAD' ? undefined : body);
  const listed = /^\/v2\/(?:_catalog|(.+)\/tags\/list)$/.exec(url.pathname);
  if (listed) return void list(registry, listed[1], url, outgoing);
  const parts: Buffer[] = [];
  incoming.on('data', (part: Buffer) => parts.push(part));
  incoming.on('end', () => {
    const body = Buffer.concat(parts);
    switch (`${incoming.method === 'HEAD' ? 'GET' : incoming.method} ${kind}`) {
      case 'GET manifests': {
        const found = registry.manifests.get(`${name}:${rest}`);
        if (!found) return say(404);
        const headers = { 'content-type': found.mediaType, 'docker-content-digest': sha256(found.bytes) };
        return say(200, headers, found.bytes);
      }
      case 'GET blobs': {
        const found = registry.blobs.get(`${name}@${rest}`);
        return found ? say(200, { 'content-length': String(found.length) }, found) : say(404);
      }
      case 'POST blobs': {
        const [mount, from] = [url.searchParams.get('mount'), url.searchParams.get('from')];
        const found = registry.blobs.get(`${from}@${mount}`);
        if (!found) return say(202, { location: `/v2/${name}/blobs/uploads/1?_state=x` });
        registry.blobs.set(`${name}@${mount}`, found);
        return say(201);
      }
      case 'PUT blobs': {
        const digest = url.searchParams.get('digest') ?? '';
        if (sha256(body) !== digest) return say(400);
        registry.blobs.set(`${name}@${digest}`, body);
        return say(201);
      }
      case 'PUT manifests': {
        const { config, layers = [], manifests = [] } = JSON.parse(body.toString());
        const lacks =
          [config, ...layers].some((blob) => blob && !registry.blobs.has(`${name}@${blob.digest}`)) ||
          manifests.some((one: { digest: string }) => !registry.manifests.has(`${name}:${one.digest}`));
        if (lacks) return say(404);
        const manifest = { bytes: body, mediaType: incoming.headers['content-type'] ?? '' };
        registry.manifests.set(`${name}:${rest}`, manifest);
        registry.manifests.set(`${name}:${sha256(body)}`, manifest);
        return say(201);
      }
      default:
        return say(404);
    }
  });
}

/** A page of repositories or tags. Like Distribution 2.8, the last page refers to itself. */
function list(
  { manifests }: FakeRegistry,
  repository: string | undefined,
  url: URL,
  outgoing: ServerResponse,
): void {
  const names = [...manifests.keys()].map((key) => key.split(/:(.*)/) as [string, string]);
  const all = repository === undefined ? names.map(([name]) => name) : tagsIn(names, repository);
  const sorted = [...new Set(all)].toSorted();
  if (repository !== undefined && sorted.length === 0) return void outgoing.writeHead(404).end();
  const last = url.searchParams.get('last') ?? '';
  // Two on a page.
  const page = sorted.filter((name) => name > last).slice(0, 2);
  const next = `${url.pathname}?last=${encodeURIComponent(page.at(-1) ?? last)}`;
  outgoing.writeHead(200, { link: `<${next}>; rel="next"` });
  outgoing.end(JSON.stringify(repository === undefined ? { repositories: page } : { tags: page }));
}

function tagsIn(names: readonly [string, string][], repository: string): string[] {
  return names
    .filter(([name, tag]) => name === repository && !tag.startsWith('sha256:'))
    .map(([, tag]) => tag);
}

/** Puts an image of these layers into a registry; returns its manifest's descriptor. */
export function addImage(
  { blobs, manifests }: Pick<FakeRegistry, 'blobs' | 'manifests'>,
  repository: string,
  tag: string | undefined,
  layers: readonly string[],
  more: object = {},
) {
  const blob = (content: string, mediaType: string) => {
    blobs.set(`${repository}@${sha256(content)}`, Buffer.from(content));
    return { mediaType, digest: sha256(content), size: Buffer.byteLength(content) };
  };
  const config = blob(
    JSON.stringify({ os: 'linux', architecture: 'amd64', of: layers }),
    'application/vnd.oci.image.config.v1+json',
  );
  const type = 'application/vnd.oci.image.layer.v1.tar';
  const content = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config,
    layers: layers.map((one) => blob(one, type)),
  };
  return addManifest({ manifests }, repository, tag, { ...content, ...more }, OCI_MANIFEST);
}

export function addIndex(
  registry: Pick<FakeRegistry, 'manifests'>,
  repository: string,
  tag: string | undefined,
  manifests: readonly object[],
) {
  return addManifest(
    registry,
    repository,
    tag,
    { schemaVersion: 2, mediaType: OCI_INDEX, manifests },
    OCI_INDEX,
  );
}

function addManifest(
  { manifests }: Pick<FakeRegistry, 'manifests'>,
  repository: string,
  tag: string | undefined,
  content: object,
  mediaType: string,
) {
  const bytes = Buffer.from(JSON.stringify(content));
  for (const reference of [sha256(bytes), ...(tag === undefined ? [] : [tag])]) {
    manifests.set(`${repository}:${reference}`, { bytes, mediaType });
  }
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}
