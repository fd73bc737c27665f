import { authority } from '../../oci/address.js';
import { mermaidText } from '../../report/mermaid.js';
import type { PodNamespace } from '../run/namespace.js';
import { NGINX_PORT, type PlacedRegistry, REGISTRY_PORT, type Storage } from '../spec/registry-spec.js';
import type { NamedUser } from './id-map.js';

// Characters; a longer name is shortened in the middle.
const LONGEST = 44;
const TITLE = 28;

/**
 * The pod as a mermaid chart, from the clients to the data. Pure.
 * @param namespace undefined if it could not be read
 */
export function podDiagram(
  pod: PlacedRegistry,
  namespace: PodNamespace | undefined,
  user: NamedUser,
): string {
  const { address, storage, mirrors } = pod;
  const lines = [
    'flowchart LR',
    `  clients(["clients of the job"]) -->|"TLS ${text(authority(address))}"| nginx`,
    `  subgraph pod ["${podTitle(namespace, user)}"]`,
    `    nginx["nginx :${NGINX_PORT}"] --> registry["registry :${REGISTRY_PORT}"]`,
    ...mirrors.map((_, index) => `    nginx --> mirror${index}["cache"]`),
    '  end',
    `  registry --> data[("${describeStorage(storage)}")]`,
    ...mirrors.map(
      ({ upstream }, index) => `  mirror${index} -.->|"cache miss"| upstream${index}(["${text(upstream)}"])`,
    ),
  ];
  return lines.join('\n');
}

/** One short line: mermaid breaks a long one, and the second half would lie under the boxes. */
function podTitle(namespace: PodNamespace | undefined, user: NamedUser): string {
  if (namespace === undefined) return 'pod';
  const { inside, outside } = namespace.uid;
  return text(`pod: uid ${inside} is ${outside === user.uid ? user.name : outside}`, TITLE);
}

function describeStorage(storage: Storage): string {
  switch (storage.kind) {
    case 'directory':
      return storage.path === undefined ? 'directory of the job' : text(storage.path);
    case 'volume':
      return `volume ${text(storage.name)}`;
    case 's3':
      return `bucket ${text(storage.bucket)}`;
  }
}

function text(given: string, limit = LONGEST): string {
  return mermaidText(given, limit);
}
