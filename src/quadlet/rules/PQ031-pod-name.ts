import type { Rule } from './rule.js';

export const podName: Rule = {
  code: 'PQ031',
  name: 'pod-name',
  severity: 'error',
  summary: 'Pod= does not name a .pod file.',
  explanation:
    '`Pod=` takes the name of a `.pod` file, with its ending: `pod blog is not Quadlet based`. It has been so ' +
    "since pods came with Podman 5.0; that there is such a file is another rule's matter (PQ030). A pod that " +
    'was made with `podman pod create` cannot be joined by this key, only by `PodmanArgs=--pod NAME`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handlePod', 'podman-systemd.unit(5), Pod='],
  fix: 'adds `.pod` where there is such a file',
};
