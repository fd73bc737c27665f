import type { Rule } from './rule.js';

export const keyTooNew: Rule = {
  code: 'PQ011',
  name: 'key-too-new',
  severity: 'error',
  summary: 'The key came with a later Podman than one that is targeted.',
  explanation:
    'Keys came with minor releases, and a generator that does not know one drops the whole unit: `unsupported ' +
    "key 'Memory' in group 'Container'`. No key was ever taken away again. Where the key is an option of " +
    'podman, `PodmanArgs=` passes it on with every version that knows `PodmanArgs=` itself; otherwise do ' +
    'without the key, or no longer target the old version.',
  sources: ['pkg/systemd/quadlet/quadlet.go, checkForUnknownKeys', 'podman-systemd.unit(5)'],
};
