import type { Attempt } from '../../../platform/exec.js';
import type { Mode } from '../../finding.js';
import type { GenerateResult } from '../generate.js';
import type { GeneratedSet } from '../generated-set.js';
import type { LaidOutFile } from '../lay-out.js';

/** The content of the artifact. */
export interface Published {
  readonly set: GeneratedSet;
  /** Units, drop-ins, and the files that units refer to. */
  readonly sources: readonly LaidOutFile[];
  readonly mode: Mode;
  readonly installDirectory: string;
  /** In full. */
  readonly podman: string;
  /** The description of the generator. */
  readonly generator: string;
  /** The commit of the sources, if they are in a repository. */
  readonly commit: string | undefined;
}

/**
 * The content of the artifact, with the commit of the sources if they are in a repository.
 * @throws Error if nothing was generated
 */
export async function publishedOf(
  { made, mode, installDirectory, generator }: GenerateResult,
  attempt: Attempt,
): Promise<Published> {
  if (made === undefined) throw new Error('nothing was generated');
  const { generation, companions } = made;
  return {
    set: generation.set,
    sources: [...generation.layout.files, ...companions.files],
    mode,
    installDirectory,
    podman: generator.version,
    generator: generator.description,
    commit: await headCommit(attempt),
  };
}

async function headCommit(attempt: Attempt): Promise<string | undefined> {
  const { exitCode, stdout } = await attempt(['git', 'rev-parse', '--verify', '--quiet', 'HEAD'], {
    timeout: 30,
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}
