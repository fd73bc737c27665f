import type { Rule } from './rule.js';

export const twoMappings: Rule = {
  code: 'PQ026',
  name: 'two-mappings',
  severity: 'error',
  summary: 'Deprecated Remap keys stand beside the keys that replaced them.',
  explanation:
    'The `Remap…=` keys of Podman 4.4 gave way in 4.8 to `UserNS=`, `UIDMap=`, `GIDMap=`, `SubUIDMap=` and ' +
    '`SubGIDMap=`. They cannot be mixed: `deprecated Remap keys are set along with explicit mapping keys`. ' +
    'Before 4.8 `UserNS=` simply wins. Take the old ones away.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUserMappings'],
};
