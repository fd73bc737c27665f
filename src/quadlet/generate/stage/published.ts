import type { Attempt } from '../../../platform/exec.js';
import type { GenerateResult } from '../generate.js';
import type { Published } from './published-set.js';

/**
 * What is published of a result, with the commit of the sources if they are of one.
 * @throws Error where nothing was made
 */
export async function publishedOf(
  { made, mode, installDirectory, generator }: GenerateResult,
  attempt: Attempt,
): Promise<Published> {
  if (made === undefined) throw new Error('nothing was generated that could be published');
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
