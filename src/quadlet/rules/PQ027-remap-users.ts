import type { Rule } from './rule.js';

export const remapUsers: Rule = {
  code: 'PQ027',
  name: 'remap-users',
  severity: 'error',
  summary: 'The deprecated Remap keys do not fit together.',
  explanation:
    '`RemapUsers=` is `manual`, `auto` or `keep-id`, and everything else is refused: `unsupported RemapUsers ' +
    "option '…'`. `RemapUid=` and `RemapGid=` need it (`UidMap set without RemapUsers`), `keep-id` allows one " +
    'of each from Podman 4.5 on (`RemapUsers=keep-id supports only a single value for UID mapping`) and ' +
    "belongs to users' units before 5.3 (`RemapUsers=keep-id is unsupported for system units`), and `.kube` " +
    'files have no `manual` (`RemapUsers=manual is not supported`). All of them are deprecated since 4.8: ' +
    'better write `UserNS=`, `UIDMap=` and `GIDMap=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserRemap'],
};
