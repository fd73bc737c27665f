import type { SourceText } from '../syntax/source-text.js';
import type { Span } from '../syntax/unit-file.js';
import type { HostPorts } from './values/published-port.js';

/** A YAML file of manifests, with the facts that concern every `.kube` file that plays it. */
export interface Manifest {
  readonly source: SourceText;
  /** Whether it contains anything that podman plays. */
  readonly isPlayed: boolean;
  /** The kinds that podman does not play. */
  readonly otherKinds: readonly string[];
  /** The names of its ConfigMaps. */
  readonly defined: ReadonlySet<string | undefined>;
  /** The ConfigMaps that it requires. */
  readonly needed: readonly string[];
  /** Ports of the host that its containers publish. */
  readonly ports: readonly ManifestPort[];
}

/** A `hostPort:` in a manifest. */
export interface ManifestPort extends HostPorts {
  readonly containerPort: number;
}

/** Collects the facts about the documents of a manifest. */
export function manifestOf(source: SourceText, documents: readonly unknown[]): Manifest {
  const kinds = documents.map(kindOf).filter((kind) => kind !== undefined);
  const isRequired = ({ optional }: ConfigMapUse) => !optional;
  return {
    source,
    isPlayed: kinds.some((kind) => PLAYED_KINDS.includes(kind)),
    otherKinds: [...new Set(kinds.filter((kind) => !PLAYED_KINDS.includes(kind)))],
    defined: new Set(documents.filter((one) => kindOf(one) === 'ConfigMap').map(nameOf)),
    needed: [
      ...new Set(
        documents
          .flatMap(configMapUses)
          .filter(isRequired)
          .map(({ name }) => name),
      ),
    ],
    ports: documents.flatMap(portsOf).slice(0, LIMIT),
  };
}

/** Finds the first occurrence of each word after a key, in one pass, because a manifest can name thousands of words. */
export class WordFinder {
  readonly #starts = new Map<string, number>();

  /** @param pattern global, with the word as its first group and last part */
  constructor(
    private readonly source: SourceText,
    pattern: RegExp,
  ) {
    for (const match of source.text.matchAll(pattern)) {
      const word = match[1] ?? '';
      if (!this.#starts.has(word)) this.#starts.set(word, match.index + match[0].length - word.length);
    }
  }

  /** The span of the word, or the start of the file if it is written differently. */
  span(word: string): Span {
    const start = this.#starts.get(word);
    return { source: this.source, start: start ?? 0, end: start === undefined ? 0 : start + word.length };
  }
}

/** The kinds that `podman kube play` plays, from podman-kube-play(1); it ignores others. */
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
function kindOf(document: unknown): string | undefined {
  const kind = field(document, 'kind');
  return typeof kind === 'string' ? kind : undefined;
}

/** `metadata.name` of a document. */
function nameOf(document: unknown): string | undefined {
  const name = field(field(document, 'metadata'), 'name');
  return typeof name === 'string' ? name : undefined;
}

/** Limit for ports. */
const LIMIT = 1000;

/** The ports that podman publishes for a document (`getPodPorts` in `pkg/specgen/generate/kube/kube.go`). */
function portsOf(document: unknown): ManifestPort[] {
  const kind = kindOf(document);
  if (kind === undefined || !/^(?:Pod|Deployment|DaemonSet|Job)$/.test(kind)) return [];
  const spec = field(document, 'spec');
  const pod = kind === 'Pod' ? spec : field(field(spec, 'template'), 'spec');
  if (field(pod, 'hostNetwork') === true) return [];
  return listed(field(pod, 'containers'))
    .flatMap((container) => listed(field(container, 'ports')))
    .flatMap((port) => {
      const first = field(port, 'hostPort');
      if (typeof first !== 'number' || !(first >= 1 && first <= 65535)) return [];
      const [containerPort, protocol, address] = ['containerPort', 'protocol', 'hostIP'].map((name) =>
        field(port, name),
      );
      return [
        {
          text: `hostPort: ${first}`,
          protocol: typeof protocol === 'string' ? protocol.toLowerCase() : 'tcp',
          address: typeof address === 'string' ? address : '',
          first,
          last: first,
          containerPort: typeof containerPort === 'number' ? containerPort : first,
        },
      ];
    });
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A reference to a ConfigMap in a manifest. */
interface ConfigMapUse {
  readonly name: string;
  readonly optional: boolean;
}

/** The ConfigMaps that the containers and volumes of a document reference. */
function configMapUses(document: unknown): ConfigMapUse[] {
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
