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
    'The key still works, but the manual no longer documents it. Podman 4.8 replaced the `Remap*=` keys with ' +
    '`UserNS=`, `UIDMap=` and `GIDMap=`, and `VolatileTmp=` with `Tmpfs=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserRemap', 'podman-systemd.unit(5), UserNS='],
  checkKey: checkDeprecated,
  keys: ({ record }) => record.deprecated,
};

/** Keys that the manual no longer documents. */
function checkDeprecated(context: Context, _member: Member, { record, entries }: OwnKey): void {
  const [entry] = entries;
  if (!record.deprecated || entry === undefined) return;
  const instead =
    record.key === 'VolatileTmp' ? 'use Tmpfs=/tmp' : 'use UserNS=, UIDMap= or GIDMap= (requires Podman 4.8)';
  context.report('PQ129', keySpan(entry), `${record.key}= is deprecated; ${instead}`);
}
