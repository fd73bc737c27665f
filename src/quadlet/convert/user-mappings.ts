import { versionNumber } from '../catalogue/versions.js';
import type { Context } from '../rules/context.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, valueSpan } from '../syntax/unit-file.js';

const MAPPING_KEYS = ['UserNS', 'UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap'];
const MAPPINGS_SINCE = versionNumber('4.8.0');
const KEEP_ID_MAPS_SINCE = versionNumber('4.5.0');

/**
 * How users are mapped (`handleUserMappings`, `handleUserRemap`).
 * @param manual whether `RemapUsers=manual` is possible, as for containers and pods
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
        `${remap.key}= is deprecated and cannot stand beside ${explicit}=: take it away`,
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
            `${first.key}= needs RemapUsers= beside it; better is ${first.key === 'RemapUid' ? 'UIDMap' : 'GIDMap'}=, from Podman 4.8 on`,
          );
        }
      }
      return;
    case 'manual':
      if (!manual) {
        const message = `RemapUsers=manual is not possible in ${extension} files: write "auto", or UserNS=`;
        context.report('PQ027', valueSpan(entry as Entry), message);
      }
      return;
    case 'auto':
      return;
    case 'keep-id':
      if (context.mode === 'system' && context.behaviour.keepIdIsForUsers) {
        const message = 'RemapUsers=keep-id is for units of users; in system units only from Podman 5.3 on';
        context.report('PQ027', valueSpan(entry as Entry), message);
      }
      if (context.behaviour.version >= KEEP_ID_MAPS_SINCE) reportSecondMaps(context, maps);
      return;
    default:
      context.report(
        'PQ027',
        valueSpan(entry as Entry),
        `RemapUsers= is "manual", "auto" or "keep-id", not "${entry?.value}"; better is UserNS=, from Podman 4.5 on`,
      );
  }
}

function reportSecondMaps(context: Context, maps: readonly ReturnType<Member['unit']['words']>[]): void {
  for (const words of maps) {
    const second = words[1];
    if (second === undefined) continue;
    const span = partSpan(second.entry, second.start, second.end);
    context.report(
      'PQ027',
      span,
      `RemapUsers=keep-id takes one ${second.entry.key}= only: take this one away`,
    );
  }
}
