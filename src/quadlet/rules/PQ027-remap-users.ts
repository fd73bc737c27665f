import { versionNumber } from '../catalogue/versions.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const remapUsers: Rule = {
  code: 'PQ027',
  name: 'remap-users',
  severity: 'error',
  summary: 'The deprecated Remap keys have invalid values or combinations.',
  explanation:
    '`RemapUsers=` is `manual`, `auto` or `keep-id`; other values are rejected: `unsupported RemapUsers option ' +
    "'…'`. `RemapUid=` and `RemapGid=` require it (`UidMap set without RemapUsers`). `keep-id` allows one of each " +
    'from Podman 4.5 on (`RemapUsers=keep-id supports only a single value for UID mapping`), and before 5.3 only ' +
    'in user units (`RemapUsers=keep-id is unsupported for system units`). `.kube` files do not support `manual` ' +
    '(`RemapUsers=manual is not supported`). All these keys are deprecated since 4.8: use `UserNS=`, `UIDMap=` ' +
    'and `GIDMap=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserRemap'],
};

const KEEP_ID_MAPS_SINCE = versionNumber('4.5.0');

/**
 * `RemapUsers=`, `RemapUid=` and `RemapGid=` (`handleUserRemap`).
 * @param manual whether `RemapUsers=manual` is supported, as in containers and pods
 */
export function checkRemapUsers(context: Context, { unit, kind }: Member, manual: boolean): void {
  const { section, extension } = kind;
  const entry = unit.last(section, 'RemapUsers');
  const maps = ['RemapUid', 'RemapGid'].map((key) => unit.words(section, key));
  if (entry === undefined || entry.value === '') {
    for (const [first] of maps) if (first !== undefined) reportWithoutUsers(context, first.entry);
    return;
  }
  switch (entry.value) {
    case 'auto':
      return;
    case 'manual':
      if (manual) return;
      report(
        context,
        valueSpan(entry),
        `RemapUsers=manual is not supported in ${extension} files; use "auto", or UserNS=`,
      );
      return;
    case 'keep-id':
      if (context.mode === 'system' && context.behaviour.keepIdIsForUsers) {
        const message =
          'RemapUsers=keep-id requires Podman 5.3 in system units; before, only user units support it';
        report(context, valueSpan(entry), message);
      }
      if (context.behaviour.version >= KEEP_ID_MAPS_SINCE) reportSecondMaps(context, maps);
      return;
    default:
      report(
        context,
        valueSpan(entry),
        `RemapUsers=${entry.value} is not valid; use "manual", "auto" or "keep-id", or UserNS= (Podman 4.5 and later)`,
      );
  }
}

function report(context: Context, span: Span, message: string): void {
  context.report('PQ027', span, message);
}

function reportWithoutUsers(context: Context, entry: Entry): void {
  const newer = entry.key === 'RemapUid' ? 'UIDMap' : 'GIDMap';
  const message = `${entry.key}= requires RemapUsers=; add it, or use ${newer}= (Podman 4.8 and later)`;
  context.report('PQ027', keySpan(entry), message);
}

function reportSecondMaps(context: Context, maps: readonly (readonly EntryWord[])[]): void {
  for (const [, second] of maps) {
    if (second === undefined) continue;
    const span = partSpan(second.entry, second.start, second.end);
    report(context, span, `RemapUsers=keep-id allows only one ${second.entry.key}=; remove this one`);
  }
}
