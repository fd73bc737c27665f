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
