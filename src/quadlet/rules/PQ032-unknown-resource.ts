import type { Member } from '../set/unit-set.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const unknownResource: Rule = {
  code: 'PQ032',
  name: 'unknown-resource',
  severity: 'error',
  summary: 'The generator cannot determine the name of a referenced resource.',
  explanation:
    'The generator writes the name of a network, container or image into the command of the unit that references ' +
    'it. The name is unknown if the referenced unit is rejected, and for a container whose `ContainerName=` ' +
    'contains a specifier other than `%N`: `cannot get the resource name of vpn.container`. Podman 5.3 only knows ' +
    'the names of containers that it has converted earlier. Fix the referenced unit, or give it a ' +
    '`ContainerName=` without specifiers.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, getContainerName',
  ],
};

/** A build or image that is rejected. */
export function reportUnknownImage(context: Context, span: Span, name: string): void {
  context.report('PQ032', span, `${name} is rejected, so it has no image name; fix it first`);
}

/** A network, or a container whose network another one joins. */
export function reportUnknownName(context: Context, span: Span, { unit, kind }: Member): void {
  const reason =
    kind.extension !== '.container'
      ? 'it is rejected; fix it first'
      : context.behaviour.containerNamesKnownEarly
        ? 'its ContainerName= contains a specifier, which only systemd resolves; use a ContainerName= without a specifier'
        : 'Podman 5.3 only knows names without specifiers, of containers that it converted earlier';
  context.report('PQ032', span, `the generator does not know the resource name of ${unit.name}: ${reason}`);
}
