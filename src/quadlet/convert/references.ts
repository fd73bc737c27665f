import { UNIT_KINDS } from '../catalogue/keys.js';
import type { Context } from '../rules/context.js';
import { reportMissing } from '../rules/PQ030-missing-unit.js';
import { reportUnknownImage, reportUnknownName } from '../rules/PQ032-unknown-resource.js';
import { reportNetworkOptions } from '../rules/PQ033-network-options.js';
import { reportRejected } from '../rules/PQ130-rejected-source.js';
import { reportDangling } from '../rules/PQ136-dangling-reference.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';

/** `Image=` of containers and of volumes with the image driver (`handleImageSource`). */
export function checkImageSource(context: Context, member: Member, entry: Entry): void {
  const { behaviour, set } = context;
  const span = valueSpan(entry);
  let name = member.unit.unquoted(entry);
  // Before 5.2 there were no builds, before 4.8 no images.
  for (const extension of ['.build', '.image']) {
    const kind = UNIT_KINDS.get(extension);
    if (kind === undefined || kind.since > behaviour.version || !name.endsWith(extension)) continue;
    const target = set.byName.get(name);
    if (target === undefined) {
      reportMissing(context, span, name);
      return;
    }
    if (target.resource === '' && !behaviour.referencesMustExist) {
      reportUnknownImage(context, span, name);
      return;
    }
    if (target.resource === '' && !target.converts) reportRejected(context, span, name);
    name = target.resource;
  }
}

/** `Volume=` of containers, pods and builds (`addVolumes`). */
export function checkVolumes(context: Context, member: Member): void {
  for (const entry of member.unit.list(member.kind.section, 'Volume')) {
    const colon = entry.value.indexOf(':');
    const source = entry.value.slice(0, Math.max(colon, 0));
    if (source !== '') checkStorageSource(context, source, partSpan(entry, 0, colon), false);
  }
}

/** A source of storage: a unit's name, a path, or a volume's (`handleStorageSource`). It is not empty. */
export function checkStorageSource(context: Context, source: string, span: Span, ofMount: boolean): void {
  const { behaviour, set } = context;
  if (source.startsWith('.') || source.startsWith('/')) return;
  const isUnit =
    source.endsWith('.volume') ||
    (ofMount && source.endsWith('.image') && behaviour.referencesMustExist) ||
    (source.endsWith('.artifact') && behaviour.mountTypes.includes('artifact'));
  if (!isUnit) return;
  const target = set.byName.get(source);
  if (target?.converts === false) reportRejected(context, span, source);
  else if (target === undefined && behaviour.referencesMustExist) reportMissing(context, span, source);
  else if (target === undefined) reportDangling(context, span, source);
}

/** `Network=` (`addNetworks`). */
export function checkNetworks(context: Context, member: Member): void {
  const { behaviour, set } = context;
  for (const entry of member.unit.list(member.kind.section, 'Network')) {
    const colon = entry.value.indexOf(':');
    const name = colon < 0 ? entry.value : entry.value.slice(0, colon);
    const ofContainer = name.endsWith('.container');
    if (!name.endsWith('.network') && !ofContainer) continue;
    const span = partSpan(entry, 0, name.length);
    const target = set.byName.get(name);
    if (!behaviour.referencesMustExist) {
      if (ofContainer) continue;
      if (target === undefined) reportDangling(context, span, name);
      else if (!target.converts) reportRejected(context, span, name);
    } else if (target === undefined) reportMissing(context, span, name);
    else if (target.resource === '') reportUnknownName(context, span, target);
    else if (ofContainer && colon >= 0) reportNetworkOptions(context, entry, colon);
  }
}
