import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { formatBytes } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { pathExists } from '../../platform/files.js';
import { counted } from '../../platform/text.js';
import { PATHS } from '../spec/registry-spec.js';
import type { Blobs } from './blobs.js';
import type { RegistryPaths } from './paths.js';

interface CollectTools {
  readonly attempt: Attempt;
  /** Waits until the registry answers. */
  ready(): Promise<void>;
  /** The stored blobs; undefined if they are not on this host. */
  blobs(): Promise<Blobs | undefined>;
  say(line: string): void;
  /** Whether the operator has interrupted it. */
  interrupted(): boolean;
}

interface Collected {
  readonly blobs: number;
  /** Undefined if the storage is not on this host. */
  readonly bytes: number | undefined;
}

interface CollectOptions {
  readonly dryRun: boolean;
  /** Also delete manifests without a tag. */
  readonly untagged: boolean;
}

// Seconds. Garbage collection reads every manifest.
const LIMIT = 3600;

/**
 * Deletes blobs that no image needs. Meanwhile the registry rejects pushes, because a blob that is pushed during garbage
 * collection could be deleted; pulls work, except during two restarts. The second restart is needed because the registry
 * caches deleted blobs. Source: Distribution's page on garbage collection.
 * @throws UserError, before anything is changed, if `untagged` would destroy multi-platform images
 * @throws CommandError if the registry's command fails; pushes work again afterwards
 */
export async function collectGarbage(
  paths: RegistryPaths,
  options: CollectOptions,
  tools: CollectTools,
): Promise<Collected> {
  if (options.untagged) assertKeepsPlatforms(paths, await registryVersion(paths, tools));
  const before = await tools.blobs();
  if (options.dryRun) return summed(eligible(await collect(paths, options, tools)), before);
  await beginCollection(paths);
  let output: string;
  try {
    await restart(paths, tools);
    tools.say(`the registry "${paths.name}" rejects pushes during garbage collection; collecting …`);
    if (tools.interrupted()) throw new UserError('interrupted before anything was collected');
    output = await collect(paths, options, tools);
  } finally {
    await endCollection(paths);
    await restart(paths, tools);
    tools.say(`the registry "${paths.name}" accepts pushes again`);
  }
  const after = await tools.blobs();
  if (before === undefined || after === undefined) return summed(eligible(output), undefined);
  return summed(
    [...before.keys()].filter((digest) => !after.has(digest)),
    before,
  );
}

/** @returns the digests that the registry's command would remove */
export function eligible(output: string): string[] {
  const found = [...output.matchAll(/blob eligible for deletion: (sha256:[0-9a-f]{64})/g)];
  return [...new Set(found.map(([, digest = '']) => digest))];
}

function summed(digests: readonly string[], sizes: Blobs | undefined): Collected {
  const bytes = sizes && digests.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  return { blobs: digests.length, bytes };
}

export function describeCollected(
  { blobs, bytes }: Collected,
  { dryRun }: Pick<CollectOptions, 'dryRun'>,
): string {
  const size = bytes === undefined ? '' : `, ${formatBytes(bytes)} (${bytes} bytes)`;
  return `${dryRun ? 'would free' : 'freed'} ${counted(blobs, 'blob')}${size}`;
}

async function collect(
  { pod }: RegistryPaths,
  { dryRun, untagged }: CollectOptions,
  tools: CollectTools,
): Promise<string> {
  const options = [...(dryRun ? ['--dry-run'] : []), ...(untagged ? ['--delete-untagged'] : [])];
  const argv = programOf(pod, ['garbage-collect', ...options, PATHS.registryConfig]);
  return runToEnd(argv, LIMIT, tools);
}

/** The version output of the registry's program. */
function registryVersion({ pod }: RegistryPaths, tools: CollectTools): Promise<string> {
  return runToEnd(programOf(pod, ['--version']), 60, tools);
}

/** The path of the registry's program: the first process of the container. */
function programOf(pod: string, args: readonly string[]): string[] {
  return ['podman', 'exec', `${pod}-registry`, '/proc/1/exe', ...args];
}

async function restart({ pod }: RegistryPaths, tools: CollectTools): Promise<void> {
  await runToEnd(['podman', 'restart', `${pod}-registry`], 60, tools);
  await tools.ready();
}

async function runToEnd(argv: readonly string[], timeout: number, tools: CollectTools): Promise<string> {
  const result = await tools.attempt(argv, { timeout });
  if (result.exitCode !== 0) throw new CommandError(argv, result, timeout);
  return result.stdout;
}

const configOf = ({ directory }: RegistryPaths) => join(directory, 'registry/config.yml');
const savedOf = ({ directory }: RegistryPaths) => join(directory, 'config-before-gc.yml');

/** Makes the registry read-only from its next restart on. Keeps the previous configuration in a second file. */
async function beginCollection(paths: RegistryPaths): Promise<void> {
  // An interrupted run has left its own.
  await endCollection(paths);
  const text = await readFile(configOf(paths), 'utf8');
  await copyFile(configOf(paths), `${savedOf(paths)}.new`);
  await rename(`${savedOf(paths)}.new`, savedOf(paths));
  await writeFile(configOf(paths), readOnly(text));
}

/**
 * Restores the registry's configuration.
 * @returns whether it had been changed
 */
export async function endCollection(paths: RegistryPaths): Promise<boolean> {
  if (!(await pathExists(savedOf(paths)))) return false;
  // Overwritten, not renamed, to keep the mode that the containers need.
  await writeFile(configOf(paths), await readFile(savedOf(paths)));
  await rm(savedOf(paths));
  return true;
}

/** The configuration of a read-only registry. Pure. */
export function readOnly(config: string): string {
  const parsed = parse(config);
  const { storage } = parsed;
  const maintenance = { ...storage.maintenance, readonly: { enabled: true } };
  return stringify({ ...parsed, storage: { ...storage, maintenance } });
}

/**
 * Up to 3.0.0-alpha.1, `garbage-collect --delete-untagged` of Distribution deletes the images of a multi-platform tag,
 * because only its index has the tag. 3.0.0-beta.1 has the fix (distribution/distribution#4285), and 2.8 never got it.
 * @param said output of the registry's `--version`: `registry github.com/docker/distribution 2.8.3`
 * @throws UserError unless the version has the fix
 */
export function assertKeepsPlatforms({ name }: Pick<RegistryPaths, 'name'>, said: string): void {
  const version = distributionVersion(said);
  if (version !== undefined && /^(?:[4-9]|[1-9]\d+)\.|^3\.(?!0\.0-alpha)/.test(version)) return;
  const runs = version === undefined ? 'a registry of unknown version' : `Distribution ${version}`;
  throw new UserError(
    `--delete-untagged would destroy multi-platform images: "${name}" runs ${runs}, and Distribution before 3.0 also deletes the images that a tagged index names. Nothing was changed. Run it without --delete-untagged (podman-registry gc ${name}), or install the registry with Distribution 3: podman-registry down ${name} (its data stays), then a job with "registry-image: ghcr.io/distribution/distribution:3.1.1"`,
  );
}

/** The version at the end of Distribution's output, without `v`. Pure. */
function distributionVersion(said: string): string | undefined {
  return /^\S+ \S+ v?(\d+\.\d+\.\S+)\s*$/.exec(said.trim())?.[1];
}
