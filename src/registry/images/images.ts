import { explainProxy } from '../../oci/proxy-errors.js';
import { formatReference, parseReference, type Reference, storedName } from '../../oci/reference.js';
import { UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { reportProgress } from '../../platform/progress.js';
import type { LocalImage, Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import type { ImageCache } from './image-cache.js';

export type ImageSource = 'auto' | 'local' | 'pull' | 'packages';
export type ImageRole = 'registry' | 'nginx';

/** The requested image of a container. */
interface ImageRequest {
  readonly role: ImageRole;
  readonly reference: Reference;
}

export interface ResolvedImage {
  readonly role: ImageRole;
  /** The image name in the pod. */
  readonly name: string;
  readonly origin: 'local' | 'image cache' | 'pulled' | 'built from packages';
}

interface ImageTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  /** The images in the user's storage. */
  readonly local: readonly LocalImage[];
  /** A directory of images that is searched before a pull and filled after one. */
  readonly cache?: ImageCache | undefined;
  /** Builds the images of these roles from the distribution's packages and returns their names. */
  buildFromPackages(roles: readonly ImageRole[]): Promise<void>;
  /** Why this registry does not answer; undefined if it does. */
  whyUnreachable(registry: string): Promise<string | undefined>;
}

/** The same images at several registries. Docker Hub comes last, because it limits pulls. */
const MIRRORS: Readonly<Record<ImageRole, readonly string[]>> = {
  registry: [
    'ghcr.io/distribution/distribution',
    'public.ecr.aws/docker/library/registry',
    'mirror.gcr.io/library/registry',
    'docker.io/library/registry',
  ],
  nginx: ['public.ecr.aws/docker/library/nginx', 'mirror.gcr.io/library/nginx', 'docker.io/library/nginx'],
};

/** The name of an image built from the distribution's packages. */
export function packagedImage(role: ImageRole): string {
  return `localhost/podman-registry-action/${role}:packages`;
}

/** The given reference, then the same image at other registries. Only well-known images have others. */
export function candidates({ role, reference }: ImageRequest): Reference[] {
  const given = `${reference.registry}/${reference.repository}`;
  // Copies of one image share a digest; the project's image at ghcr.io is another build.
  const isCopy = (name: string) => name.startsWith('ghcr.io/') === given.startsWith('ghcr.io/');
  const known = MIRRORS[role].filter((name) => reference.digest === undefined || isCopy(name));
  if (!known.includes(given)) return [reference];
  const others = known.filter((name) => name !== given).map((name) => parseReference(name));
  return [
    reference,
    ...others.flatMap((other) =>
      other ? [{ ...reference, registry: other.registry, repository: other.repository }] : [],
    ),
  ];
}

/**
 * Finds every image: a local one, else one from the image cache, else a pull, else (for well-known images, if no registry
 * can be reached) a build from packages. Pulled and built images are saved in the image cache.
 * @throws UserError naming the input of an unavailable image
 */
export async function resolveImages(
  requests: readonly ImageRequest[],
  source: ImageSource,
  tools: ImageTools,
): Promise<ResolvedImage[]> {
  const found = await Promise.all(requests.map((request) => resolveOne(request, source, tools)));
  const toBuild = found.filter(({ origin }) => origin === 'built from packages').map(({ role }) => role);
  if (toBuild.length > 0) {
    for (const role of toBuild) await tools.journal.record({ kind: 'image', reference: packagedImage(role) });
    await reportProgress('building images from packages', tools.log, () => tools.buildFromPackages(toBuild));
  }
  const { cache } = tools;
  if (cache !== undefined) {
    await Promise.all(found.map(({ role, name, source }) => source && cache.save(role, source, name)));
  }
  return found.map(({ role, name, origin }) => ({ role, name, origin }));
}

/** With the reference that found the image, which the image cache uses as its name. */
interface Found extends ResolvedImage {
  readonly source?: Reference;
}

async function resolveOne(request: ImageRequest, source: ImageSource, tools: ImageTools): Promise<Found> {
  const { role, reference } = request;
  const options = candidates(request);
  let rejected: readonly string[] = [];
  if (source === 'auto') {
    const renewed = await renew(request, options, tools);
    if (renewed !== undefined) return renewed;
  }
  if (source === 'auto' || source === 'local') {
    const here = await findHere(role, options, tools);
    if (here.found !== undefined) return here.found;
    rejected = here.rejected;
    if (source === 'local') {
      const searched = tools.cache === undefined ? 'storage' : 'storage or in the image cache';
      throw new UserError(
        withReasons(
          `input "${role}-image" is ${formatReference(reference)}, which is not in this user's ${searched}; "image-source: local" requires it, so run first: podman pull ${storedName(reference)}`,
          rejected,
        ),
      );
    }
  }
  if (source !== 'packages') {
    const pulled = await pullFirst(request, options, source, rejected, tools);
    if (pulled !== undefined) return { role, name: storedName(pulled), origin: 'pulled', source: pulled };
  }
  const packaged = parseReference(packagedImage(role)) as Reference;
  const name = packagedImage(role);
  const { found } = await findHere(role, [packaged], tools);
  return found ?? { role, name, origin: 'built from packages', source: packaged };
}

/** An image that is only in the image cache, by a tag and for more than a day, is pulled again if a registry has it. */
async function renew(
  request: ImageRequest,
  options: readonly Reference[],
  tools: ImageTools,
): Promise<Found | undefined> {
  const { role } = request;
  const { cache, local, log } = tools;
  if (cache === undefined || findLocal(options, local) !== undefined) return undefined;
  if (!(await cache.isStale(role, options))) return undefined;
  log.info(`the ${role} image in the image cache is older than a day; checking its tag`);
  try {
    const pulled = await pullFirst(request, options, 'auto', [], tools);
    return pulled && { role, name: storedName(pulled), origin: 'pulled', source: pulled };
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    log.info(`no registry has the ${role} image now; using the image cache`);
    return undefined;
  }
}

/**
 * Podman's name for the first of these images in the user's storage. A digest must match podman's digest of a manifest;
 * the name of a tag proves nothing.
 */
export function findLocal(options: readonly Reference[], local: readonly LocalImage[]): string | undefined {
  const found = options.find((option) =>
    local.some(({ names, digests = [] }) =>
      (option.digest === undefined ? names : digests).includes(storedName(option)),
    ),
  );
  return found && storedName(found);
}

/** Without network: from the user's storage, else from the image cache. */
async function findHere(
  role: ImageRole,
  options: readonly Reference[],
  { local, cache }: ImageTools,
): Promise<{ readonly found?: Found; readonly rejected: readonly string[] }> {
  const stored = findLocal(options, local);
  if (stored !== undefined) return { found: { role, name: stored, origin: 'local' }, rejected: [] };
  if (cache === undefined) return { rejected: [] };
  const { name, rejected } = await cache.load(role, options);
  return { ...(name !== undefined && { found: { role, name, origin: 'image cache' } }), rejected };
}

/** A message, and the reasons on separate lines. */
function withReasons(sentence: string, reasons: readonly string[]): string {
  return reasons.length === 0 ? sentence : `${sentence}:\n  ${reasons.join('\n  ')}`;
}

/** @returns undefined if no registry could be reached and packages may be used instead */
async function pullFirst(
  request: ImageRequest,
  options: readonly Reference[],
  source: ImageSource,
  rejected: readonly string[],
  tools: ImageTools,
): Promise<Reference | undefined> {
  const refusals: string[] = [];
  const silent = new Map<string, string>();
  // In parallel: behind a firewall that drops packets, each answer takes the whole limit.
  const reached = options.map(({ registry }) => tools.whyUnreachable(registry));
  for (const [index, option] of options.entries()) {
    const name = storedName(option);
    const why = await reached[index];
    if (why !== undefined) {
      silent.set(option.registry, why);
      continue;
    }
    try {
      await tools.journal.record({ kind: 'image', reference: name });
      tools.log.info(`pulling ${name} …`);
      await reportProgress(`pulling ${name}`, tools.log, () => tools.podman.pull(name));
      return option;
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown;
      if (isBusy(thrown.lastWords)) silent.set(option.registry, thrown.lastWords);
      else refusals.push(`${name}: ${thrown.lastWords}`);
    }
  }
  // A digest names exactly one image, so there is no replacement.
  const mayBuild =
    options.length > 1 &&
    source === 'auto' &&
    refusals.length === 0 &&
    request.reference.digest === undefined;
  if (mayBuild) {
    tools.log.info(
      `cannot reach a registry for the ${request.role} image (${[...silent.keys()].join(', ')})`,
    );
    for (const line of proxyLines([...silent.values()])) tools.log.info(line);
    return undefined;
  }
  throw new UserError(
    withReasons(
      `input "${request.role}-image" is ${formatReference(request.reference)}, which is not in this user's storage${tools.cache ? ' or in the image cache' : ''} and could not be pulled; check the name and the network, or pull the image first`,
      [
        ...rejected.map((reason) => `not used: ${reason}`),
        ...refusals,
        ...[...silent.keys()].map((registry) => `${registry} cannot be reached`),
        ...proxyLines([...refusals, ...silent.values()]),
      ],
    ),
  );
}

/** What a proxy did, once for each cause. */
function proxyLines(said: readonly string[]): string[] {
  return [...new Set(said.flatMap((words) => explainProxy(words) ?? []))];
}

// Messages of Go's net and net/http packages, and of registries.
const BUSY = [
  /toomanyrequests|too many requests|\b(?:status|code|error)\b.{0,20}\b(?:429|50[0-9])\b/i,
  /timeout|context deadline exceeded|connection (?:refused|reset)|no such host|network is unreachable/i,
];

/** A registry that limits or fails counts as unreachable; one without the image has answered. */
function isBusy(words: string): boolean {
  return BUSY.some((pattern) => pattern.test(words));
}
