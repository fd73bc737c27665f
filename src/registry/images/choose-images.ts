import { join } from 'node:path';
import { homeDirectory } from '../../host/facts/home.js';
import { originalCopies } from '../../oci/original-copies.js';
import { formatReference } from '../../oci/reference.js';
import { UserError } from '../../platform/errors.js';
import type { LocalImage } from '../../podman/podman.js';
import { pauseImages } from '../../undo/undo.js';
import type { RegistryJob } from '../job.js';
import type { ProofImage } from '../proof/round-trip.js';
import type { OwnImage, StartRequest } from '../request.js';
import { imageCacheKey, openImageCache, savedOn } from './image-cache.js';
import { candidates, findLocal, packagedImage, type ResolvedImage, resolveImages } from './images.js';
import { provideInfraImage } from './infra.js';
import { buildFromPackages } from './packages.js';
import { whyUnreachable } from './reach.js';

export interface ChosenImages {
  readonly registry: ResolvedImage;
  readonly nginx: ResolvedImage;
  /** The images of the input "images", each with its name at the registry. */
  readonly own: readonly ProofImage[];
  /** For the outputs; undefined without the input "image-cache". */
  readonly cache: { readonly path: string; readonly key: string } | undefined;
}

/**
 * Finds the images of the pod, and the images of the input "images".
 * @throws UserError naming the input of an unavailable image
 */
export async function chooseImages(
  inputs: StartRequest,
  local: readonly LocalImage[],
  job: RegistryJob,
): Promise<ChosenImages> {
  const { podman, journal, host, directory, scratch } = job;
  const own = inputs.images.map((reference) => findOwn(reference, local));
  assertDistinct(own);
  // Images that are kept for the next job are not recorded for removal.
  const images = inputs.keepImages ? { record: async () => undefined } : journal;
  await images.record({ kind: 'pause-images', before: pauseImages(local.flatMap(({ names }) => names)) });
  await provideInfraImage(local, job, images);
  const { imageCache, registryImage, nginxImage } = inputs;
  const copyOriginal = originalCopies(host.variable, homeDirectory(host));
  const cacheTools = { podman, journal: images, log: host.log, scratch, copyOriginal };
  const [registry, nginx] = await resolveImages(
    [
      { role: 'registry', reference: registryImage },
      { role: 'nginx', reference: nginxImage },
    ],
    inputs.imageSource,
    {
      podman,
      journal: images,
      log: host.log,
      local,
      cache: imageCache === undefined ? undefined : openImageCache(imageCache, cacheTools),
      whyUnreachable,
      buildFromPackages: (roles) => buildFromPackages(roles, join(directory, 'packages'), podman, host.log),
    },
  );
  if (registry === undefined || nginx === undefined) throw new Error('an image was not resolved');
  for (const { role, name, origin } of [registry, nginx]) host.log.info(`✓ ${role}: ${name} (${origin})`);
  const built = [registry, nginx].filter(({ name, role }) => name === packagedImage(role));
  const byTag = [
    ...(registryImage.digest === undefined ? ['registry'] : []),
    ...(nginxImage.digest === undefined ? ['nginx'] : []),
  ];
  const cache = imageCache && {
    path: imageCache,
    key: imageCacheKey(
      [registryImage, nginxImage],
      built.map(({ role }) => role),
      await savedOn(imageCache, byTag),
    ),
  };
  return { registry, nginx, own, cache: cache || undefined };
}

/** Whether the storage has every image of the pod. */
export function areStored(
  { imageSource, registryImage, nginxImage }: StartRequest,
  local: readonly LocalImage[],
): boolean {
  const requests = [
    { role: 'registry', reference: registryImage },
    { role: 'nginx', reference: nginxImage },
  ] as const;
  return requests.every(({ role, reference }) => {
    if (imageSource === 'packages') return local.some(({ names }) => names.includes(packagedImage(role)));
    return imageSource !== 'pull' && findLocal(candidates({ role, reference }), local) !== undefined;
  });
}

function assertDistinct(images: readonly ProofImage[]): void {
  const names = images.map(({ repository, tag }) => `${repository}:${tag}`);
  const twice = images.find((_, index) => names.indexOf(names[index] ?? '') !== index);
  if (twice) {
    throw new UserError(
      `input "images" contains two images that would both be ${twice.repository}:${twice.tag} in the registry; remove or retag one of them`,
    );
  }
}

function findOwn(reference: OwnImage, local: readonly LocalImage[]): ProofImage {
  const name = formatReference(reference);
  // A short name means a local image first.
  const asLocal = formatReference({
    ...reference,
    registry: 'localhost',
    repository: reference.repository.replace(/^library\//, ''),
  });
  for (const candidate of reference.isShort ? [asLocal, name] : [name]) {
    const image = local.find(({ names }) => names.includes(candidate));
    if (image) {
      const repository =
        candidate === asLocal ? asLocal.split(/[/:]/).slice(1, -1).join('/') : reference.repository;
      return { local: candidate, id: image.id, repository, tag: reference.tag ?? 'latest' };
    }
  }
  const names = reference.isShort ? `${asLocal} or ${name}` : name;
  throw new UserError(
    `input "images" contains ${names}, which is not in this user's Podman storage; build it with podman and without sudo, or pull it in an earlier step`,
  );
}
