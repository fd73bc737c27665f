import type { TrustTarget } from './target.js';

const WORDS: Readonly<Record<Exclude<TrustTarget, 'podman'>, string>> = {
  docker: 'the Docker daemon',
  buildkit: 'BuildKit (by the output `buildkitd-config-inline`)',
  containerd: 'containerd',
  kind: 'nodes of kind',
  k3s: 'k3s',
  system: "the system's store",
  env: 'curl, Python, Node and Go programs',
};

/** Who trusts the registry beside podman, in Markdown: one line, or none. Pure. */
export function trustWords(targets: readonly TrustTarget[]): string[] {
  const words = targets.flatMap((target) => (target === 'podman' ? [] : [WORDS[target]]));
  return words.length === 0 ? [] : [words.join(', ')];
}
