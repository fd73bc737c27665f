import { posix } from 'node:path';
import type { Behaviour } from '../catalogue/behaviour.js';
import type { UnitKind } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Unit } from './unit.js';

/** The file's name without its extension; a name that is only an extension is kept (`removeExtension`). */
export function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

const SERVICE_NAME_SINCE = versionNumber('5.3.0');

/** The name of a unit's service, without `.service` (`getServiceName`). */
export function serviceNameOf(unit: Unit, kind: UnitKind, behaviour: Behaviour): string {
  if (behaviour.version >= SERVICE_NAME_SINCE) {
    const given = unit.value(kind.section, 'ServiceName');
    if (given !== undefined) return given;
  }
  const stem = stemOf(unit.name);
  if (behaviour.templateServiceNames && stem.endsWith('@')) return `${stem.slice(0, -1)}${kind.suffix}@`;
  return stem + kind.suffix;
}

/**
 * The name of the podman resource before the conversion, if the generator knows it then: for builds and pods, and from
 * 5.4 on for containers.
 */
export function resourceNameOf(unit: Unit, kind: UnitKind, behaviour: Behaviour): string {
  switch (kind.extension) {
    case '.build':
      return buildImageName(unit, behaviour);
    case '.pod':
      return unit.value('Pod', 'PodName') || `systemd-${stemOf(unit.name)}`;
    case '.container':
      return behaviour.containerNamesKnownEarly ? containerResourceName(unit, kind, behaviour) : '';
    default:
      return '';
  }
}

/** From 5.3 on the first `ImageTag=` is used, before that the last. */
function buildImageName(unit: Unit, behaviour: Behaviour): string {
  if (!behaviour.referencesMustExist) return unit.value('Build', 'ImageTag') ?? '';
  return unit.list('Build', 'ImageTag')[0]?.value ?? '';
}

/** The name of the container, including specifiers (`getContainerName`). */
export function containerName(unit: Unit): string {
  const given = unit.value('Container', 'ContainerName');
  return given || (unit.name.includes('@') ? 'systemd-%p_%i' : 'systemd-%N');
}

/** The container's name with `%N` resolved; empty if it contains other specifiers (`GetContainerResourceName`). */
function containerResourceName(unit: Unit, kind: UnitKind, behaviour: Behaviour): string {
  const name = containerName(unit).replaceAll('%N', () => serviceNameOf(unit, kind, behaviour));
  return name.includes('%') ? '' : name;
}

/** The name of the podman resource after the conversion, when other units can use it. */
export function convertedResourceName(unit: Unit, kind: UnitKind, behaviour: Behaviour): string {
  switch (kind.extension) {
    case '.network':
      return unit.value('Network', 'NetworkName') || `systemd-${stemOf(unit.name)}`;
    case '.volume':
      return unit.value('Volume', 'VolumeName') || `systemd-${stemOf(unit.name)}`;
    case '.image':
      return unit.value('Image', 'ImageTag') || (unit.value('Image', 'Image') ?? '');
    case '.artifact':
      return unit.value('Artifact', 'Artifact') ?? '';
    case '.container':
      return containerResourceName(unit, kind, behaviour);
    default:
      return resourceNameOf(unit, kind, behaviour);
  }
}

/**
 * The file of the service, relative to the directory of units: the name is used as a path, without a part that leads out
 * of the directory (which the generator follows).
 */
export function fileNameOf({ service }: { readonly service: string }): string {
  return service.includes('/') ? posix.join('/', `${service}.service`).slice(1) : `${service}.service`;
}
