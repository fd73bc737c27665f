import type { Host } from '../host.js';

/**
 * The engine that kind(1) would use: the one in its variable, or the first that is installed; nothing without kind.
 * Source: pkg/internal/runtime and pkg/cluster/internal/providers of kind 0.30.
 */
export async function engineOfKind(host: Host): Promise<string | undefined> {
  if ((await host.find('kind')) === undefined) return undefined;
  const named = host.variable('KIND_EXPERIMENTAL_PROVIDER') ?? '';
  if (['docker', 'nerdctl', 'finch', 'nerdctl.lima', 'podman'].includes(named)) return named;
  for (const engine of ['docker', 'nerdctl', 'podman']) {
    if ((await host.find(engine)) !== undefined) return engine;
  }
  return undefined;
}
