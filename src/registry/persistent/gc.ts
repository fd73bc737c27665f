import { formatBytes } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { counted } from '../../platform/text.js';
import { PATHS } from '../spec/registry-spec.js';
import { isSelective } from '../store/live.js';
import type { CollectionReport } from '../store/protocol.js';
import type { Selection } from '../store/selection.js';
import { forgetCollection, makeReadOnly, restoreConfig } from './collection-state.js';
import type { RegistryPaths } from './paths.js';

interface CollectTools {
  readonly attempt: Attempt;
  /** Waits until the registry answers. */
  ready(): Promise<void>;
  /** Reads the data, or deletes from it; undefined if the data is not on this host. */
  readonly store: ((selection: Selection, doDelete: boolean) => Promise<CollectionReport>) | undefined;
  say(line: string): void;
  /** Whether the operator has interrupted it. */
  interrupted(): boolean;
}

interface CollectOptions extends Selection {
  readonly dryRun: boolean;
}

interface Collected extends Pick<CollectionReport, 'lines' | 'blobs'> {
  /** Undefined if the data is not on this host. */
  readonly bytes: number | undefined;
}

// Seconds. Garbage collection reads every manifest.
const LIMIT = 3600;

/**
 * Deletes blobs that no image needs, and the selected tags and images. Meanwhile the registry rejects pushes, because a
 * blob that is pushed during garbage collection could be deleted; pulls work, except during two restarts. The second
 * restart is needed because the registry caches deleted blobs. Nothing is restarted if there is nothing to delete.
 * Distribution's own garbage collection is used only where this program cannot read the data.
 * Source: Distribution's page on garbage collection.
 * @throws UserError, before anything is changed, if the selection is not possible or the data is damaged
 * @throws CommandError if a command fails; pushes work again afterwards
 */
export async function collectGarbage(
  paths: RegistryPaths,
  { dryRun, ...selection }: CollectOptions,
  tools: CollectTools,
): Promise<Collected> {
  const { store } = tools;
  if (store === undefined && isSelective(selection)) throw needsFiles(paths);
  const collect = (doDelete: boolean) =>
    store === undefined ? collectByRegistry(paths, doDelete, tools) : store(selection, doDelete);
  const found = await collect(false);
  if (dryRun || found.isEmpty) return found;
  await makeReadOnly(paths);
  try {
    await restart(paths, tools);
    tools.say(`the registry "${paths.name}" rejects pushes during garbage collection; collecting …`);
    if (tools.interrupted()) throw new UserError('interrupted before anything was collected');
    return await collect(true);
  } finally {
    await restoreConfig(paths);
    await restart(paths, tools);
    await forgetCollection(paths);
    tools.say(`the registry "${paths.name}" accepts pushes again`);
  }
}

function needsFiles({ name }: RegistryPaths): UserError {
  return new UserError(
    `--delete-untagged and --keep-last read the files of the registry, but the data of "${name}" is in an object store; delete images by digest instead (skopeo delete docker://REGISTRY/NAME@DIGEST), then run: podman-registry gc ${name}`,
  );
}

export function describeCollected(
  { lines, blobs, bytes }: Collected,
  { dryRun }: Pick<CollectOptions, 'dryRun'>,
): string {
  const size = bytes === undefined ? '' : `, ${formatBytes(bytes)} (${bytes} bytes)`;
  return [...lines, `${dryRun ? 'would free' : 'freed'} ${counted(blobs, 'blob')}${size}\n`].join('\n');
}

/** The registry's own garbage collection, which keeps every manifest. */
async function collectByRegistry({ pod }: RegistryPaths, doDelete: boolean, tools: CollectTools) {
  const options = doDelete ? [] : ['--dry-run'];
  // Its program is the first process of the container.
  const program = ['podman', 'exec', `${pod}-registry`, '/proc/1/exe'];
  const argv = [...program, 'garbage-collect', ...options, PATHS.registryConfig];
  const blobs = eligible(await runToEnd(argv, LIMIT, tools)).length;
  return { lines: [], blobs, bytes: undefined, isEmpty: blobs === 0 };
}

/** @returns the digests that the registry's command would remove */
export function eligible(output: string): string[] {
  const found = [...output.matchAll(/blob eligible for deletion: (sha256:[0-9a-f]{64})/g)];
  return [...new Set(found.map(([, digest = '']) => digest))];
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
