import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const deprecatedKey: Rule = {
  code: 'PQ129',
  name: 'deprecated-key',
  severity: 'note',
  summary: 'The key is deprecated.',
  explanation:
    'It still works, and the manual no longer describes it. The `Remap*=` keys gave way to `UserNS=`, `UIDMap=` and ' +
    '`GIDMap=` with Podman 4.8, and `VolatileTmp=` to `Tmpfs=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserRemap', 'podman-systemd.unit(5), UserNS='],
  checkKey: checkDeprecated,
};

/** Keys that the manual no longer has. */
function checkDeprecated(context: Context, _member: Member, { record, entries }: OwnKey): void {
  const [entry] = entries;
  if (!record.deprecated || entry === undefined) return;
  const instead =
    record.key === 'VolatileTmp'
      ? 'write Tmpfs=/tmp'
      : 'write UserNS=, UIDMap= or GIDMap=, from Podman 4.8 on';
  context.report('PQ129', keySpan(entry), `${record.key}= is deprecated: ${instead}`);
}
