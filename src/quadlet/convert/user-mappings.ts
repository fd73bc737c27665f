import { versionNumber } from '../catalogue/versions.js';
import type { Context } from '../rules/context.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, valueSpan } from '../syntax/unit-file.js';

const MAPPING_KEYS = ['UserNS', 'UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap'];
const MAPPINGS_SINCE = versionNumber('4.8.0');
const KEEP_ID_MAPS_SINCE = versionNumber('4.5.0');

/**
 * Checks the mapping of users (`handleUserMappings`, `handleUserRemap`).
 * @param manual whether `RemapUsers=manual` is supported, as in containers and pods
 */
export function checkUserMappings(context: Context, member: Member, manual: boolean): void {
  const { unit, kind } = member;
  const { section } = kind;
  const explicit = explicitMapping(context, member);
  if (explicit !== undefined) {
    if (context.behaviour.version < MAPPINGS_SINCE) return;
    const remap = ['RemapUsers', 'RemapUid', 'RemapGid'].map((key) => unit.last(section, key)).find(Boolean);
    if (remap !== undefined) {
      context.report(
        'PQ026',
        keySpan(remap),
        `${remap.key}= is deprecated and cannot be combined with ${explicit}=; remove it`,
      );
    }
    return;
  }
  checkRemap(context, member, manual);
}

function explicitMapping(context: Context, { unit, kind }: Member): string | undefined {
  const keys = context.behaviour.version < MAPPINGS_SINCE ? ['UserNS'] : MAPPING_KEYS;
  return keys.find((key) =>
    key === 'UIDMap' || key === 'GIDMap'
      ? unit.words(kind.section, key).length > 0
      : (unit.value(kind.section, key) ?? '') !== '',
  );
}

function checkRemap(context: Context, { unit, kind }: Member, manual: boolean): void {
  const { section, extension } = kind;
  const entry = unit.last(section, 'RemapUsers');
  const maps = (['RemapUid', 'RemapGid'] as const).map((key) => unit.words(section, key));
  switch (entry?.value ?? '') {
    case '':
      for (const words of maps) {
        const first = words[0]?.entry;
        if (first !== undefined) {
          context.report(
            'PQ027',
            keySpan(first),
            `${first.key}= requires RemapUsers=; add it, or use ${first.key === 'RemapUid' ? 'UIDMap' : 'GIDMap'}= (Podman 4.8 and later)`,
          );
        }
      }
      return;
    case 'manual':
      if (!manual) {
        const message = `RemapUsers=manual is not supported in ${extension} files; use "auto", or UserNS=`;
        context.report('PQ027', valueSpan(entry as Entry), message);
      }
      return;
    case 'auto':
      return;
    case 'keep-id':
      if (context.mode === 'system' && context.behaviour.keepIdIsForUsers) {
        const message =
          'RemapUsers=keep-id requires Podman 5.3 in system units; before, only user units support it';
        context.report('PQ027', valueSpan(entry as Entry), message);
      }
      if (context.behaviour.version >= KEEP_ID_MAPS_SINCE) reportSecondMaps(context, maps);
      return;
    default:
      context.report(
        'PQ027',
        valueSpan(entry as Entry),
        `RemapUsers=${entry?.value} is not valid; use "manual", "auto" or "keep-id", or UserNS= (Podman 4.5 and later)`,
      );
  }
}

function reportSecondMaps(context: Context, maps: readonly ReturnType<Member['unit']['words']>[]): void {
  for (const words of maps) {
    const second = words[1];
    if (second === undefined) continue;
    const span = partSpan(second.entry, second.start, second.end);
    context.report('PQ027', span, `RemapUsers=keep-id allows only one ${second.entry.key}=; remove this one`);
  }
}
