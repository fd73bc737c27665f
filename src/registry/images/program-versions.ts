import { storedImageFacts } from '../../host/facts/store.js';
import type { Host } from '../../host/host.js';
import { shellWord } from '../../platform/shell-word.js';
import type { ContainerFacts, Podman } from '../../podman/podman.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import { DEFAULT_IMAGES } from './default-images.js';
import { type ImageRole, packagedImage } from './images.js';
import { hasKernelTls, type ProgramVersion, whyOutdated } from './minimum-versions.js';

/** The label of an image built from a distribution's package: the package's version. */
export const PACKAGE_LABEL = 'podman-registry.package-version';

/** The project's own image has labels; those of another may be about something else. */
const OWN_IMAGE = /^ghcr\.io\/distribution\/distribution[:@]/;

const ASKED: Readonly<Record<ImageRole, readonly string[]>> = {
  nginx: ['nginx', '-v'],
  registry: ['/proc/1/exe', '--version'],
};
const SAID: Readonly<Record<ImageRole, RegExp>> = {
  nginx: /nginx\/(\d+\.\d+\.\d+)/,
  registry: /^\S+ \S+ v?(\d+\.\d+\.\S+)\s*$/,
};

const ROLES = ['registry', 'nginx'] as const;

/**
 * The versions that run in a pod. No container is started for it: the versions come from the labels and variables of the
 * containers, and only if those do not contain them, from the programs.
 * @param known of the registry and nginx, in this order; otherwise podman is asked
 */
export async function programVersions(
  pod: string,
  podman: Podman,
  known?: readonly ContainerFacts[],
): Promise<ProgramVersion[]> {
  const facts = known ?? (await podman.containerFacts(ROLES.map((role) => `${pod}-${role}`)));
  const found = await Promise.all(
    facts.map((one, index) => versionOf(ROLES[index] ?? 'nginx', `${pod}-${ROLES[index]}`, one, podman)),
  );
  return found.filter((one) => one !== undefined);
}

/** The version that the labels and variables of an image state. */
function statedVersion(
  role: ImageRole,
  { image, labels, variables }: Omit<ContainerFacts, 'imageId'>,
): ProgramVersion | undefined {
  const packaged = labels[PACKAGE_LABEL];
  if (packaged !== undefined) return { role, version: packaged, isPackage: true };
  const labelled = OWN_IMAGE.test(image)
    ? labels['org.opencontainers.image.version']
    : variables.find((one) => one.startsWith('NGINX_VERSION='))?.slice('NGINX_VERSION='.length);
  if (labelled === undefined || !/^v?\d+\.\d+\.\d+/.test(labelled)) return undefined;
  return { role, version: labelled.replace(/^v/, ''), isPackage: false };
}

/**
 * Whether nginx in an image has the directive for kernel TLS and an OpenSSL that accepts its value; with neither, it would
 * not start. An image of unknown version counts as one that has not.
 */
export async function canUseKernelTls(
  image: string,
  { host, podman }: { readonly host: Host; readonly podman: Podman },
): Promise<boolean> {
  const [stored] = await storedImageFacts([image], host);
  const facts = stored ?? (await podman.imageFacts(image));
  const stated = facts && statedVersion('nginx', { image, ...facts });
  return stated !== undefined && hasKernelTls(stated);
}

async function versionOf(
  role: ImageRole,
  container: string,
  facts: ContainerFacts,
  podman: Podman,
): Promise<ProgramVersion | undefined> {
  const stated = statedVersion(role, facts);
  if (stated !== undefined) return stated;
  const { exitCode, stdout, stderr } = await podman.exec(container, ASKED[role]);
  const version = exitCode === 0 ? SAID[role].exec((stdout + stderr).trim())?.[1] : undefined;
  return version === undefined
    ? undefined
    : distributed({ role, version, isPackage: false }, container, podman);
}

/** What containers get from images that have just been started, without podman; nothing if one of them is unknown. */
export async function startedImages(
  { registryImage, nginxImage }: Pick<RegistrySpec, 'registryImage' | 'nginxImage'>,
  host: Host,
): Promise<readonly ContainerFacts[] | undefined> {
  const facts = await storedImageFacts([registryImage, nginxImage], host);
  const known = facts.filter((one) => one !== undefined);
  return known.length === facts.length ? known : undefined;
}

/** Distributions fix a program without changing its version, so the version of a package counts instead. */
async function distributed(
  own: ProgramVersion,
  container: string,
  podman: Podman,
): Promise<ProgramVersion | undefined> {
  if (own.role !== 'nginx' || whyOutdated(own) === undefined) return own;
  const debian = await podman.exec(container, ['dpkg-query', '--show', 'nginx']);
  if (debian.exitCode === 0)
    return { ...own, version: debian.stdout.trim().replace(/^\S+\s/, ''), isPackage: true };
  for (const query of [
    ['apk', 'info', '--installed', 'nginx'],
    ['rpm', '--query', 'nginx'],
  ]) {
    if ((await podman.exec(container, query)).exitCode === 0) return undefined;
  }
  return own;
}

/**
 * One sentence for each program of a running pod that lacks a security fix, with the command that helps. Nothing is refused,
 * because a job cannot always get another image.
 * @param persistent the name of a persistent registry
 * @param known as for {@link programVersions}
 * @param cached the directories of those images that come from the input "image-cache"
 */
export async function outdatedPrograms(
  { name, mirrors, ...images }: Pick<RegistrySpec, 'name' | 'mirrors' | 'registryImage' | 'nginxImage'>,
  persistent: string | undefined,
  podman: Podman,
  known?: readonly ContainerFacts[],
  cached: Partial<Readonly<Record<ImageRole, string>>> = {},
): Promise<string[]> {
  const hasLogins = mirrors.some(({ authenticated }) => authenticated);
  const caches = hasLogins ? 'login' : mirrors.length > 0 ? 'cache' : undefined;
  // For information only: the proof detects a pod that has ended.
  const found = await programVersions(name, podman, known).catch(() => []);
  return found.flatMap((one) => {
    const why = whyOutdated(one, caches);
    if (why === undefined) return [];
    return [`${why}; ${remedy(one, images[`${one.role}Image`], persistent, cached[one.role])}`];
  });
}

/** A name whose image stays the same: a release, a digest, or a local image. */
const FIXED = /@|^localhost\/|:v?\d+\.\d+\.\d+(?![\d.])/;

function remedy(
  { role, version }: ProgramVersion,
  image: string,
  persistent: string | undefined,
  cached: string | undefined,
): string {
  const isBuilt = image === packagedImage(role);
  if (persistent !== undefined) {
    const isLast = FIXED.test(image) || (role === 'registry' && version.startsWith('2.'));
    const other = isLast && !isBuilt ? ` --${role}-image ${DEFAULT_IMAGES[role]}` : '';
    return `run: podman-registry upgrade ${persistent}${other}`;
  }
  return isBuilt
    ? `it is built again from the packages after: sudo apt-get update && ${cached === undefined ? `podman rmi ${image}` : `rm -r ${shellWord(cached)}`}`
    : `set "${role}-image" to a later version, or, if its tag moves, run: podman pull ${image}`;
}
