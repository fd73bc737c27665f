import type { Rule } from './rule.js';

export const generatorCrash: Rule = {
  code: 'PQ007',
  name: 'generator-crash',
  severity: 'error',
  summary: 'The generator of an older Podman crashes on this value.',
  explanation:
    'Before Podman 5.7 the generator does not look whether a mount that it has to translate has a source, and ' +
    'before 4.8 not even whether each field of it has a `=`. It ends with `panic: runtime error: index out of ' +
    'range`, and none of the files that it has not come to yet becomes a service. Later versions report the ' +
    'mistake and go on. Give the mount `source=`, and each of its fields a value.',
  sources: ['pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams'],
};
