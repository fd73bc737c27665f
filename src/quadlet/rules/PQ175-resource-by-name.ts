import { versionNumber } from '../catalogue/versions.js';
import type { Fix } from '../finding.js';
import { stemOf } from '../set/names.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import type { Context } from './context.js';
import { Dependencies } from './dependencies.js';
import { replace } from './edits.js';
import { installTargets } from './install-words.js';
import { type NamedResource, namedResources } from './named-resources.js';
import type { Rule, SetFiles } from './rule.js';

export const resourceByName: Rule = {
  code: 'PQ175',
  name: 'resource-by-name',
  severity: 'warning',
  summary: 'A unit uses a network, volume, image or pod of the set by its podman name, without a dependency.',
  explanation:
    'Quadlet adds `Requires=` and `After=` only for the name of a file: `Network=back.network`, not for ' +
    '`Network=back`, the name that `NetworkName=` gives it. Nothing then creates the resource before the unit ' +
    'starts. The same applies to a name that podman does not use: with the file `back.network`, `Network=back` fails, ' +
    'because podman names that network `systemd-back`. podman refuses to start without the network or the pod, and tries to pull an image that is not built ' +
    'yet. It creates a missing volume itself, without the options of the `.volume` file, and ' +
    '`podman volume create --ignore` later changes nothing. Use the name of the file. The rule skips units that ' +
    'depend on the file in another way, such as `After=back-network.service`, networks and builds with ' +
    '`[Install]`, and volumes and images without options.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'podman-systemd.unit(5), Network=',
  ],
  fix: 'replaces the name of a network or volume with that of the file',
  checkSet: checkNames,
  members: ['Network=', 'Volume=', 'Mount=', 'Image=', 'PodmanArgs='],
};

const CONTAINER_NETWORKS_SINCE = versionNumber('5.4.0');

function checkNames(context: Context, _files: SetFiles, members: readonly Member[]): void {
  const { set } = context;
  const find = resourceFinder(set);
  const named = new Map(members.map((member) => [member, namedResources(member)]));
  const findAssumed = assumedFinder(context, named);
  let dependencies: Dependencies | undefined;
  for (const [member, resources] of named) {
    if (!member.converts) continue;
    const seen = new Set<Member>();
    for (const one of resources) {
      const target = find(one.extension, one.name);
      const assumed = target === undefined ? findAssumed(one) : undefined;
      if (assumed !== undefined && !seen.has(assumed)) {
        seen.add(assumed);
        report(context, one, assumed, describeAssumed(one, assumed));
        continue;
      }
      if (target === undefined || target === member || seen.has(target) || !isUsable(context, target))
        continue;
      dependencies ??= new Dependencies(set, named);
      if (dependencies.has(member, target)) continue;
      seen.add(target);
      report(context, one, target, describeNamed(one, target));
    }
  }
}

/** Finds the unit of a set that creates a resource. */
export type FindResource = (extension: string, resource: string) => Member | undefined;

export function resourceFinder(set: UnitSet): FindResource {
  const known = FINDERS.get(set.members) ?? finderOf(set.members);
  FINDERS.set(set.members, known);
  return known;
}

const FINDERS = new WeakMap<readonly Member[], FindResource>();

function finderOf(members: readonly Member[]): FindResource {
  const known = new Map<string, Map<string, Member>>();
  for (const member of members) {
    const { extension } = member.kind;
    const others = known.get(extension);
    if (others === undefined) known.set(extension, new Map([[member.resource, member]]));
    else others.set(member.resource, member);
  }
  return (extension, resource) => known.get(extension)?.get(resource);
}

/**
 * Finds the network or volume that a unit names differently from podman: by the name of the file, of its service, or the
 * default one. A volume only counts if other units use the file, or if it has options.
 */
function assumedFinder(
  context: Context,
  named: ReadonlyMap<Member, readonly NamedResource[]>,
): (one: NamedResource) => Member | undefined {
  const known = new Map<string, Map<string, Member>>([
    ['.network', new Map()],
    ['.volume', new Map()],
  ]);
  for (const member of context.set.members) {
    const { unit, kind, resource, converts } = member;
    const names = known.get(kind.extension);
    if (names === undefined || !converts || isVariable(resource) || isVariable(unit.name)) continue;
    const stem = stemOf(unit.name);
    for (const name of [stem, `${stem}${kind.suffix}`, `systemd-${stem}`]) {
      if (name !== resource) names.set(name, member);
    }
  }
  let files: Set<string> | undefined;
  const isFileUsed = (name: string): boolean => {
    files ??= new Set([...named.values()].flatMap((resources) => resources.map((one) => one.name)));
    return files.has(name);
  };
  return ({ extension, name }) => {
    const member = known.get(extension)?.get(name);
    const isUsed = member && (extension === '.network' || isFileUsed(member.unit.name));
    return member && (isUsed || isUsable(context, member)) ? member : undefined;
  };
}

/** Whether a name has a specifier or an instance. */
function isVariable(name: string): boolean {
  return name.includes('%') || name.includes('@');
}

function describeAssumed({ extension, name }: NamedResource, { unit, resource }: Member): string {
  const outcome = extension === '.network' ? `does not find ${name}` : `creates another one, ${name}`;
  return `podman names the ${extension.slice(1)} of ${unit.name} ${resource}, so it ${outcome}`;
}

// With only these keys a volume is the one that podman creates itself, and an image the one that it pulls.
const OWN_NAME = new Set(['VolumeName', 'ServiceName', 'Label', 'Image']);

/** Whether a unit that names the resource needs the file. */
function isUsable(context: Context, target: Member): boolean {
  const { unit, kind, converts, resource } = target;
  if (!converts || resource === '' || resource.includes('%') || unit.name.includes('@')) return false;
  switch (kind.extension) {
    case '.container':
      return context.behaviour.version >= CONTAINER_NETWORKS_SINCE;
    case '.volume':
    case '.image':
      return [...(unit.sections.get(kind.section)?.keys() ?? [])].some((key) => !OWN_NAME.has(key));
    case '.network':
    case '.build':
      // Started at boot, it exists from then on.
      return installTargets(context, target).length === 0;
    default:
      return true;
  }
}

const CONSEQUENCES: Readonly<Record<string, string>> = {
  '.volume': 'podman may create it first, without the options of that file',
  '.build': 'it may not be built yet',
  '.image': 'podman may pull it without the options of that file',
};

function describeNamed({ extension, name }: NamedResource, { unit }: Member): string {
  const consequence = CONSEQUENCES[extension] ?? 'it may not exist yet';
  return `${name} is the ${extension.slice(1)} of ${unit.name}, on which this unit does not depend, so ${consequence}`;
}

/** With the name of the file, which fixes both. */
function report(
  context: Context,
  { key, isPlain, ...one }: NamedResource,
  { unit }: Member,
  problem: string,
): void {
  const span = one.span();
  const instead = key === 'Mount' ? `source=${unit.name}` : `${key}=${unit.name}`;
  const fix: Fix = { title: `write ${unit.name}`, edits: [replace(span, unit.name)] };
  context.report('PQ175', span, `${problem}; use ${instead}`, isPlain ? fix : undefined);
}
