import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { pathExists } from '../../platform/exists.js';
import { formatBytes } from '../../platform/text.js';
import { PATHS } from '../spec/registry-spec.js';
import type { Blobs } from './blobs.js';
import type { RegistryPaths } from './paths.js';

interface CollectTools {
  readonly attempt: Attempt;
  /** Waits until the registry answers. */
  ready(): Promise<void>;
  /** The blobs that the registry has stored; nothing where they cannot be seen from here. */
  blobs(): Promise<Blobs | undefined>;
  say(line: string): void;
  /** Has the operator asked to end it? */
  interrupted(): boolean;
}

interface Collected {
  readonly blobs: number;
  /** Nothing where the storage is not on this host. */
  readonly bytes: number | undefined;
}

interface CollectOptions {
  readonly dryRun: boolean;
  /** Manifests without a tag go too. */
  readonly untagged: boolean;
}

// Seconds. It reads every manifest of the registry.
const LIMIT = 3600;

/**
 * Frees what no image of the registry needs. For that time it takes no pushes, because a blob that is pushed while garbage
 * is collected would be garbage; pulls go on, but for the two moments in which it is restarted. It is restarted afterwards
 * because it remembers blobs that are gone. Source: the page on garbage collection of distribution.
 * @throws UserError, before anything is changed, where `untagged` would destroy multi-platform images
 * @throws CommandError where the registry's own command fails; pushes work again all the same
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
    tools.say(`the registry "${paths.name}" takes no pushes for now; collecting …`);
    if (tools.interrupted()) throw new UserError('interrupted before anything was collected');
    output = await collect(paths, options, tools);
  } finally {
    await endCollection(paths);
    await restart(paths, tools);
    tools.say(`the registry "${paths.name}" takes pushes again`);
  }
  const after = await tools.blobs();
  if (before === undefined || after === undefined) return summed(eligible(output), undefined);
  return summed(
    [...before.keys()].filter((digest) => !after.has(digest)),
    before,
  );
}

/** @returns the digests that the registry's own command says it may remove */
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
  return `${dryRun ? 'would free' : 'freed'} ${blobs} ${blobs === 1 ? 'blob' : 'blobs'}${size}`;
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

/** What the program that would collect says of its version. */
function registryVersion({ pod }: RegistryPaths, tools: CollectTools): Promise<string> {
  return runToEnd(programOf(pod, ['--version']), 60, tools);
}

/** The registry's program, whatever its image calls it: the first process of the container. */
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

/** From the next restart on the registry takes no pushes. What it was configured as is kept beside. */
async function beginCollection(paths: RegistryPaths): Promise<void> {
  // One that was cut off has left its own.
  await endCollection(paths);
  const text = await readFile(configOf(paths), 'utf8');
  await copyFile(configOf(paths), `${savedOf(paths)}.new`);
  await rename(`${savedOf(paths)}.new`, savedOf(paths));
  await writeFile(configOf(paths), readOnly(text));
}

/**
 * The registry's configuration is again what it was.
 * @returns whether it was another one
 */
export async function endCollection(paths: RegistryPaths): Promise<boolean> {
  if (!(await pathExists(savedOf(paths)))) return false;
  // Written, not renamed: its mode is the one that the containers need.
  await writeFile(configOf(paths), await readFile(savedOf(paths)));
  await rm(savedOf(paths));
  return true;
}

/** The configuration of a registry that takes no pushes. Pure. */
export function readOnly(config: string): string {
  const parsed = parse(config);
  const { storage } = parsed;
  const maintenance = { ...storage.maintenance, readonly: { enabled: true } };
  return stringify({ ...parsed, storage: { ...storage, maintenance } });
}

/**
 * Up to 3.0.0-alpha.1, `garbage-collect --delete-untagged` of Distribution deletes the images of a multi-platform tag,
 * because only its index has the tag. 3.0.0-beta.1 has the fix (distribution/distribution#4285), and 2.8 never got it.
 * @param said what the registry's program prints for `--version`: `registry github.com/docker/distribution 2.8.3`
 * @throws UserError unless the version is known to keep them
 */
export function assertKeepsPlatforms({ name }: Pick<RegistryPaths, 'name'>, said: string): void {
  const version = distributionVersion(said);
  if (version !== undefined && /^(?:[4-9]|[1-9]\d+)\.|^3\.(?!0\.0-alpha)/.test(version)) return;
  const runs = version === undefined ? 'a registry of unknown version' : `Distribution ${version}`;
  throw new UserError(
    `--delete-untagged would destroy multi-platform images: "${name}" runs ${runs}, and Distribution before 3.0 also deletes the images that a tagged index names. Nothing was changed. Run it without --delete-untagged (podman-registry gc ${name}), or install the registry with Distribution 3: podman-registry down ${name} (its data stays), then a job with "registry-image: ghcr.io/distribution/distribution:3.1.1"`,
  );
}

/** The last word that Distribution prints of itself, without `v`. Pure. */
function distributionVersion(said: string): string | undefined {
  return /^\S+ \S+ v?(\d+\.\d+\.\S+)\s*$/.exec(said.trim())?.[1];
}
