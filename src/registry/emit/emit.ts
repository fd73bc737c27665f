import { join } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { writeOutput } from '../../platform/write-output.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { findGenerator } from '../../quadlet/generator/find.js';
import { assertAccepted } from '../../quadlet/generator/run.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { classicFiles } from './classic-unit.js';
import { type KubernetesChoices, kubernetesManifests } from './kubernetes.js';
import { kubernetesSection } from './kubernetes-readme.js';
import { mirrorsSection } from './mirrors-readme.js';
import { quadletFiles } from './quadlet.js';
import { artifactsReadme } from './readme.js';

export interface Emission {
  readonly directory: string;
  /** The kinds of Quadlet files that Podman's own generator on this host accepted; none where it has no generator. */
  readonly accepted: readonly string[];
}

/** Where the files are written. */
export interface OutputDirectory {
  readonly directory: string;
  /** No link within it is followed on the way to a file. */
  readonly boundary: Boundary;
}

/** What the pod is called in files that outlive the job. */
const PUBLISHED_NAME = 'registry';

/**
 * Writes the pod as Quadlet files, classic unit and README, and lets Podman's own generator read them.
 * @throws UserError where they cannot be written
 * @throws Error if the generator rejects one, which is a bug in this program
 */
export async function emitArtifacts(
  registry: PlacedRegistry,
  target: PodmanVersion,
  { directory, boundary }: OutputDirectory,
  home: string,
  attempt: Attempt,
  kubernetes: KubernetesChoices = { replicas: 1, ingressHost: undefined },
  find: () => Promise<string | undefined> = findGenerator,
): Promise<Emission> {
  const published = { ...forDeployers(registry), address: registry.address };
  const files = new Map([
    ...quadletFiles(published, target),
    ...classicFiles(published, target, home),
    ...[...kubernetesManifests(published, kubernetes)].map(
      ([path, text]) => [`kubernetes/${path}`, text] as const,
    ),
    [
      'README.md',
      artifactsReadme(published, target, home) +
        mirrorsSection(published) +
        kubernetesSection(published, kubernetes),
    ] as const,
  ]);
  for (const [path, text] of files) writeOutput(join(directory, path), text, boundary);
  const generator = await find();
  if (generator === undefined) return { directory, accepted: [] };
  const accepted = atLeast(target, 5, 0) ? ['kube', 'pod'] : ['kube'];
  await Promise.all(accepted.map((kind) => validateEmitted(generator, join(directory, kind), attempt)));
  return { directory, accepted };
}

/**
 * The choices for files that outlive the job: the user of the files chooses the passwords, and has another kernel, other
 * certificates and other upstreams.
 */
export function forDeployers(spec: RegistrySpec): RegistrySpec {
  const { access, storage, mirrors, fastPaths } = spec;
  return {
    ...spec,
    name: PUBLISHED_NAME,
    access: access.kind === 'basic' ? { ...access, checkedBy: undefined } : access,
    storage: storage.kind === 's3' ? { ...storage, roots: undefined } : storage,
    mirrors: mirrors.map((mirror) => ({ ...mirror, offline: false })),
    fastPaths: fastPaths.filter((path) => path !== 'ktls' && path !== 'login'),
  };
}

async function validateEmitted(generator: string, directory: string, attempt: Attempt): Promise<void> {
  try {
    await assertAccepted(generator, directory, attempt);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    throw new Error(
      `Podman's generator rejects the Quadlet files of this registry in ${directory}: ${thrown.message}`,
    );
  }
}
