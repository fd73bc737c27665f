import type { Rule } from './rule.js';

export const danglingReference: Rule = {
  code: 'PQ136',
  name: 'dangling-reference',
  severity: 'warning',
  summary: 'A Quadlet file that is referred to is missing, which Podman before 5.3 does not say.',
  explanation:
    'Before Podman 5.3 the generator does not ask whether a network or volume file is there. It makes the ' +
    'service all the same, with `Requires=` on the service of the missing file, and systemd refuses to start ' +
    'it: `Unit front-network.service not found`. From 5.3 on the unit is rejected (see PQ030). Put the file ' +
    'into the search path, or correct its name.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
  ],
};
