import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { checkRemapUsers } from './PQ027-remap-users.js';
import type { Rule } from './rule.js';

export const twoMappings: Rule = {
  code: 'PQ026',
  name: 'two-mappings',
  severity: 'error',
  summary: 'Deprecated Remap keys are combined with the keys that replaced them.',
  explanation:
    'Podman 4.8 replaced the `Remap…=` keys of Podman 4.4 with `UserNS=`, `UIDMap=`, `GIDMap=`, `SubUIDMap=` and ' +
    '`SubGIDMap=`. They cannot be combined: `deprecated Remap keys are set along with explicit mapping keys`. ' +
    'Before 4.8 `UserNS=` takes precedence. Remove the old keys.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserMappings'],
};

const MAPPING_KEYS = ['UserNS', 'UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap'];
const MAPPINGS_SINCE = versionNumber('4.8.0');

/**
 * The mapping of users (`handleUserMappings`).
 * @param manual whether `RemapUsers=manual` is supported, as in containers and pods
 */
export function checkUserMappings(context: Context, member: Member, manual: boolean): void {
  const { unit, kind } = member;
  const explicit = explicitMapping(context, member);
  if (explicit === undefined) {
    checkRemapUsers(context, member, manual);
    return;
  }
  if (context.behaviour.version < MAPPINGS_SINCE) return;
  const keys = ['RemapUsers', 'RemapUid', 'RemapGid'];
  const remap = keys.map((key) => unit.last(kind.section, key)).find(Boolean);
  if (remap === undefined) return;
  const message = `${remap.key}= is deprecated and cannot be combined with ${explicit}=; remove it`;
  context.report('PQ026', keySpan(remap), message);
}

function explicitMapping(context: Context, { unit, kind }: Member): string | undefined {
  const keys = context.behaviour.version < MAPPINGS_SINCE ? ['UserNS'] : MAPPING_KEYS;
  return keys.find((key) =>
    key === 'UIDMap' || key === 'GIDMap'
      ? unit.words(kind.section, key).length > 0
      : Boolean(unit.value(kind.section, key)),
  );
}
