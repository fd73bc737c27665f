import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { formatReference, parseReference, type Reference, storedName } from '../../oci/reference.js';
import { UserError } from '../../platform/errors.js';
import { whyRejected } from '../config/trial.js';
import { type ImageRole, packagedImage } from '../images/images.js';
import type { ProgramVersion } from '../images/minimum-versions.js';
import { programVersions } from '../images/program-versions.js';
import { podTexts, writePodFiles } from '../run/files.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import type { RegistryPaths } from './paths.js';
import { certificateFacts, type RegistryRecord, readSecrets, writeRecord, writeSecrets } from './record.js';
import {
  forgetUpgrade,
  keptName,
  readFiles,
  recoverUpgrade,
  restoreName,
  saveUpgrade,
} from './upgrade-state.js';
import { awaitRegistry, explainDown, type ServiceTools } from './wait.js';

const ROLES = ['registry', 'nginx'] as const;
type Each<T> = Readonly<Record<ImageRole, T>>;

export interface UpgradeTools extends ServiceTools {
  /** Seconds for the registry to answer; default: 120. */
  readonly timeout?: number | undefined;
  /** Builds the images of these roles from the distribution's packages. */
  build(roles: readonly ImageRole[], scratch: string): Promise<void>;
  /** A new certificate, if the registry's is generated and ends soon. */
  renew(paths: RegistryPaths, record: RegistryRecord, secrets: RegistrySecrets): Promise<RegistrySecrets>;
}

/** An image to change to; undefined keeps the name, which may have a newer image. */
export type NewImage = Reference;
type NewImages = Each<NewImage | undefined>;

/** @throws UserError naming the option */
export function readImage(option: string, text: string): NewImage {
  const reference = parseReference(text);
  if (reference !== undefined) return reference;
  throw new UserError(`${option} is "${text}"; use an image name, such as docker.io/library/nginx:1.30`);
}

interface Upgraded {
  /** Whether anything was changed. */
  readonly changed: boolean;
  readonly versions: readonly string[];
}

// Seconds.
const START = 120;

/**
 * Gets the latest images of a registry, and its configuration as this version of the program writes it. Both programs check
 * the configuration before the service restarts with it. If the registry does not answer afterwards, the previous images
 * and files are restored. Data, logins and the address stay. The caller holds the registry's lock.
 * @throws UserError with the cause, after the previous version was restored
 */
export async function upgradeRegistry(
  paths: RegistryPaths,
  record: RegistryRecord,
  wanted: NewImages,
  tools: UpgradeTools,
): Promise<Upgraded> {
  const { podman, log, timeout = START } = tools;
  const stored = await readSecrets(paths);
  const versionsBefore = await programVersions(paths.pod, podman).catch(() => []);
  const images = await currentImages(paths, record, tools);
  const { choices } = record;
  const names = Object.keys(podTexts(choices, stored.contents, paths.directory, 'Always'));
  const files = await readFiles(paths, [...names, basename(paths.secrets), basename(paths.ca)]);
  const state = { record, images, files } as const;
  await saveUpgrade(paths, { ...state, phase: 'prepared' });
  try {
    for (const role of ROLES) await podman.tag(images[role].id, keptName(paths, role));
    const found = await fetchImages(record, wanted, join(paths.directory, 'upgrade'), tools);
    const pod: PlacedRegistry = { ...choices, registryImage: found.registry, nginxImage: found.nginx };
    const secrets = await tools.renew(paths, record, stored);
    await rm(join(paths.directory, 'upgrade'), { recursive: true, force: true });
    const why = await whyRejected(pod, secrets.contents, join(paths.directory, 'upgrade'), podman);
    if (why !== undefined) throw new UserError(`the configuration is rejected by ${why}`);
    const texts = podTexts(pod, secrets.contents, paths.directory, 'Always');
    const isSame = Object.entries(texts).every(([name, text]) => files[name] === text);
    if ((await keepSameImages(images, found, tools)) && isSame) {
      await recoverUpgrade(paths, { ...tools, log: silent(log) });
      return { changed: false, versions: [] };
    }
    await saveUpgrade(paths, { ...state, phase: 'swapping' });
    await writePodFiles(pod, secrets.contents, paths.directory, 'Always');
    if (secrets !== stored) await writeSecrets(paths, secrets);
    log.info(`restarting ${paths.service}`);
    await tools.services.restart(paths);
    const outcome = await awaitRegistry(paths, pod, secrets, timeout, tools);
    if (!outcome.up) throw await explainDown(paths, pod, outcome, tools);
    const asked = (role: ImageRole) => {
      const reference = wanted[role];
      return reference === undefined ? record.asked[role] : formatReference(reference);
    };
    const next: RegistryRecord = {
      ...record,
      choices: pod,
      asked: { registry: asked('registry'), nginx: asked('nginx') },
      certificate: certificateFacts(secrets.certificate.chain),
    };
    await saveUpgrade(paths, { ...state, phase: 'healthy', record: next });
    await writeRecord(paths, next);
  } catch (thrown) {
    await recoverUpgrade(paths, tools).catch((again: Error) => {
      throw new UserError(
        `"${paths.name}" was not upgraded: ${(thrown as Error).message}; the previous version could not be restored: ${again.message}; try again with: podman-registry status ${paths.name}`,
      );
    });
    const back = await awaitRegistry(paths, choices, stored, timeout, tools);
    const now = back.up
      ? 'the previous version runs again'
      : `the previous version does not answer (${back.lastSeen})`;
    throw new UserError(`"${paths.name}" was not upgraded; ${now}: ${(thrown as Error).message}`);
  }
  await forgetUpgrade(paths, podman);
  return {
    changed: true,
    versions: describeVersions(versionsBefore, await programVersions(paths.pod, podman)),
  };
}

/** Those that run; of a registry that does not, those of its names. */
async function currentImages(
  { pod }: RegistryPaths,
  { choices }: RegistryRecord,
  { podman }: UpgradeTools,
): Promise<Each<{ readonly name: string; readonly id: string }>> {
  const names = { registry: choices.registryImage, nginx: choices.nginxImage };
  const running = await podman.containerFacts(ROLES.map((role) => `${pod}-${role}`)).catch(() => []);
  const one = async (role: ImageRole, index: number) => {
    const name = names[role];
    const id = running[index]?.imageId || (await podman.imageFacts(name))?.id;
    if (id === undefined) throw new UserError(`podman has no image ${name}; run: podman pull ${name}`);
    return { name, id };
  };
  return { registry: await one('registry', 0), nginx: await one('nginx', 1) };
}

/** @returns the names of the images for the pod */
async function fetchImages(
  { choices }: RegistryRecord,
  wanted: NewImages,
  scratch: string,
  { podman, log, build }: UpgradeTools,
): Promise<Each<string>> {
  const current = { registry: choices.registryImage, nginx: choices.nginxImage };
  const names = Object.fromEntries(
    ROLES.map((role) => [role, wanted[role] === undefined ? current[role] : storedName(wanted[role])]),
  ) as Each<string>;
  const toBuild = ROLES.filter((role) => names[role] === packagedImage(role));
  if (toBuild.length > 0) await build(toBuild, scratch);
  for (const role of ROLES.filter((one) => !toBuild.includes(one))) {
    const name = names[role];
    const isPinned = name.includes('@') && wanted[role] === undefined;
    if (isPinned) log.info(`${role}: ${name} is one image; use --${role}-image for another`);
    else if (name.startsWith('localhost/')) log.info(`${role}: ${name} is local, so nothing is pulled`);
    else {
      log.info(`pulling ${name} …`);
      await podman.pull(name);
    }
  }
  return names;
}

/**
 * An image that is built again has another id, even if its content is the same; then the previous one stays.
 * @returns whether all are the same
 */
async function keepSameImages(
  before: Each<{ readonly name: string; readonly id: string }>,
  names: Each<string>,
  { podman }: UpgradeTools,
): Promise<boolean> {
  let areSame = true;
  for (const role of ROLES) {
    const [old, now] = [await podman.imageFacts(before[role].id), await podman.imageFacts(names[role])];
    if (old === undefined || old.layers !== now?.layers) areSame = false;
    else if (names[role] === before[role].name) {
      const replaced = await restoreName(before[role], podman);
      if (replaced !== undefined) await podman.removeImages([replaced]).catch(() => undefined);
    } else areSame = false;
  }
  return areSame;
}

function silent(log: UpgradeTools['log']): UpgradeTools['log'] {
  return { ...log, warning: () => undefined };
}

const PROGRAMS: Each<string> = { registry: 'Distribution', nginx: 'nginx' };

function describeVersions(before: readonly ProgramVersion[], after: readonly ProgramVersion[]): string[] {
  return after.map(({ role, version }) => {
    const old = before.find((one) => one.role === role)?.version;
    const from = old === undefined || old === version ? '' : `${old} → `;
    return `${PROGRAMS[role]} ${from}${version}`;
  });
}
