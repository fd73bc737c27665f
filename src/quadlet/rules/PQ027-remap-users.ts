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
