import type { Rule } from './rule.js';

export const generatorCrash: Rule = {
  code: 'PQ007',
  name: 'generator-crash',
  severity: 'error',
  summary: 'The value crashes the generator of an older Podman.',
  explanation:
    'Before Podman 5.7 the generator does not check that a mount it has to translate has a source. Before 4.8 it ' +
    'does not check that each field of a mount contains `=`. It ends with `panic: runtime error: index out of ' +
    'range`, and the files that it has not processed yet do not become services. Later versions report the error ' +
    'and continue. Give the mount a `source=`, and each of its fields a value.',
  sources: ['pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams'],
};
