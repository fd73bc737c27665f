import type { YamlReader } from '../rules/rule.js';
import type { SourceSet } from './sources.js';

/** @returns what reads the YAML that `.kube` units play, or nothing where no set has one */
export async function kubeYaml(sets: readonly SourceSet[]): Promise<YamlReader | undefined> {
  const isKube = sets.some(({ tree }) =>
    tree.directories.some(({ entries }) => entries.some(({ name }) => name.endsWith('.kube'))),
  );
  // It takes longer to load than most calls take.
  return isKube ? (await import('./read-yaml.js')).yamlReader() : undefined;
}
