// Pushes small images, and writes down which ones the registry has acknowledged; or asks for all of those again.
// Runs in a machine, under Node alone.
// Usage: node pusher.mjs push|verify REGISTRY CA ACKNOWLEDGED, with LOGIN=user:password in the environment.
//   push    until ACKNOWLEDGED.stop exists; prints {"acknowledged":N,"failed":N}
//   verify  prints {"images":N,"lost":["what, and what came instead", …]}
// In the environment too: PAUSE, milliseconds between pushes; LARGEST, bytes of a layer; MIXED=1, also indexes of two
// platforms, images without a tag, and images whose tag another push moves; NEWEST=N, verify the last N images only.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

const [, , mode, registry, caFile, file] = process.argv;
const [host, port] = registry.split(':');
const PARALLEL = 4;
// Milliseconds. Without the pauses this would keep the processors from the registry, and of little else.
const LIMIT = 15_000;
const PAUSE = Number(process.env.PAUSE ?? 20);
const LARGEST = Number(process.env.LARGEST ?? 256 * 1024);
const MIXED = process.env.MIXED === '1';
const NEWEST = Number(process.env.NEWEST ?? 0);
const PAUSE_AFTER_FAILURE = 100;
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

// Each time anew: the job that installs a registry again makes another CA.
const agent = new Agent({ keepAlive: true, ca: readFileSync(caFile), maxSockets: PARALLEL });
const auth = process.env.LOGIN ? { auth: process.env.LOGIN } : {};

function ask(method, path, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': body.length };
    const options = {
      host,
      port,
      agent,
      ...auth,
      method,
      path,
      headers: { ...headers, ...length },
      timeout: LIMIT,
    };
    const outgoing = request(options, (incoming) => {
      const parts = [];
      incoming.on('data', (part) => parts.push(part));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const { statusCode: status, headers: answered } = incoming;
        resolve({ status, headers: answered, body: Buffer.concat(parts) });
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT} ms`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function expectStatus(status, method, path, headers, body) {
  const answer = await ask(method, path, headers, body);
  if (answer.status !== status) throw new Error(`${method} ${path}: status ${answer.status}`);
  return answer;
}

const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function pushBlob(repository, bytes) {
  // As clients do; the registry logs it, and dies of that where nobody reads its log any more.
  await expectStatus(404, 'HEAD', `/v2/${repository}/blobs/${digestOf(bytes)}`);
  const begun = await expectStatus(202, 'POST', `/v2/${repository}/blobs/uploads/`);
  const { pathname, search } = new URL(begun.headers.location, `https://${registry}`);
  const path = `${pathname}${search}${search === '' ? '?' : '&'}digest=${digestOf(bytes)}`;
  await expectStatus(201, 'PUT', path, { 'content-type': 'application/octet-stream' }, bytes);
  return { size: bytes.length, digest: digestOf(bytes) };
}

async function pushManifest(repository, tag, type, content) {
  const manifest = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: type, ...content }));
  const digest = digestOf(manifest);
  const path = `/v2/${repository}/manifests/${tag ?? digest}`;
  await expectStatus(201, 'PUT', path, { 'content-type': type }, manifest);
  return { mediaType: type, size: manifest.length, digest };
}

/** @param tag undefined: by its digest only */
async function pushImage(repository, tag) {
  const layer = await pushBlob(repository, randomBytes(randomInt(1, LARGEST)));
  const config = await pushBlob(
    repository,
    Buffer.from(JSON.stringify({ made: randomBytes(8).toString('hex') })),
  );
  const { digest } = await pushManifest(repository, tag, MANIFEST, {
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...config },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...layer }],
  });
  return { repository, tag, manifest: digest, blobs: [layer.digest, config.digest] };
}

async function pushIndex(repository, tag) {
  const images = [await pushImage(repository, undefined), await pushImage(repository, undefined)];
  const manifests = images.map(({ manifest }, index) => ({
    mediaType: MANIFEST,
    digest: manifest,
    size: 0,
    platform: { os: 'linux', architecture: ['amd64', 'arm64'][index] },
  }));
  const { digest } = await pushManifest(repository, tag, INDEX, { manifests });
  return [...images, { repository, tag, manifest: digest, blobs: [] }];
}

/** @returns what the registry has acknowledged and must keep */
async function pushOne(repository, tag, count) {
  if (!MIXED) return [await pushImage(repository, tag)];
  switch (count % 4) {
    case 0:
      return pushIndex(repository, tag);
    case 1:
      return [await pushImage(repository, undefined)];
    case 2:
      await pushImage(repository, 'latest');
      return [];
    default:
      return [await pushImage(repository, tag)];
  }
}

async function push() {
  let acknowledged = 0;
  let failed = 0;
  const run = Date.now();
  await Promise.all(
    Array.from({ length: PARALLEL }, async (_, worker) => {
      for (let count = 0; !existsSync(`${file}.stop`); count += 1) {
        try {
          const images = await pushOne(`attack/w${worker}`, `t${run}-${count}`, count);
          appendFileSync(file, images.map((image) => `${JSON.stringify(image)}\n`).join(''));
          acknowledged += 1;
          await sleep(PAUSE);
        } catch {
          // The registry was just killed. Only what it has acknowledged counts.
          failed += 1;
          await sleep(PAUSE_AFTER_FAILURE);
        }
      }
    }),
  );
  return { acknowledged, failed };
}

async function lossOf(path, digest) {
  try {
    const { status, body } = await ask('GET', path, { accept: `${MANIFEST}, ${INDEX}` });
    if (status !== 200) return [`${path}: status ${status}`];
    return digestOf(body) === digest ? [] : [`${path}: ${body.length} bytes of ${digestOf(body)}`];
  } catch (thrown) {
    return [`${path}: ${thrown.message}`];
  }
}

async function verify() {
  const images = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];
  const left = images.slice(-NEWEST);
  const lost = [];
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (let image = left.pop(); image !== undefined; image = left.pop()) {
        const base = `/v2/${image.repository}`;
        const found = [
          await lossOf(`${base}/manifests/${image.tag ?? image.manifest}`, image.manifest),
          await lossOf(`${base}/manifests/${image.manifest}`, image.manifest),
          ...(await Promise.all(image.blobs.map((digest) => lossOf(`${base}/blobs/${digest}`, digest)))),
        ].flat();
        lost.push(...found);
      }
    }),
  );
  return { images: images.length, lost };
}

const result = await (mode === 'push' ? push() : verify());
agent.destroy();
process.stdout.write(`${JSON.stringify(result)}\n`);
