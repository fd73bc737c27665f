/** The kinds that `podman kube play` plays, from podman-kube-play(1); it passes over others. */
export const PLAYED_KINDS: readonly string[] = [
  'Pod',
  'Deployment',
  'DaemonSet',
  'Job',
  'PersistentVolumeClaim',
  'ConfigMap',
  'Secret',
];

/** `kind:` of a document. */
export function kindOf(document: unknown): string | undefined {
  const kind = field(document, 'kind');
  return typeof kind === 'string' ? kind : undefined;
}

/** `metadata.name` of a document. */
export function nameOf(document: unknown): string | undefined {
  const name = field(field(document, 'metadata'), 'name');
  return typeof name === 'string' ? name : undefined;
}

/** A place where a manifest asks for a ConfigMap. */
export interface ConfigMapUse {
  readonly name: string;
  readonly optional: boolean;
}

/** The ConfigMaps that a document's containers and volumes ask for. */
export function configMapUses(document: unknown): ConfigMapUse[] {
  if (kindOf(document) === 'ConfigMap') return [];
  const uses: ConfigMapUse[] = [];
  const pending: unknown[] = [document];
  while (pending.length > 0) {
    const value = pending.pop();
    if (Array.isArray(value)) for (const one of value) pending.push(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'configMapKeyRef' || key === 'configMapRef' || key === 'configMap') {
          const name = field(inner, 'name');
          if (typeof name === 'string') uses.push({ name, optional: field(inner, 'optional') === true });
        }
        pending.push(inner);
      }
    }
  }
  return uses;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
