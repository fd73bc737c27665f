import type { Rule } from './rule.js';

export const podName: Rule = {
  code: 'PQ031',
  name: 'pod-name',
  severity: 'error',
  summary: 'Pod= does not name a .pod file.',
  explanation:
    '`Pod=` takes the name of a `.pod` file, with its extension: `pod blog is not Quadlet based`. This applies ' +
    'since pods came with Podman 5.0; PQ030 checks that the file exists. A container joins a pod created with ' +
    '`podman pod create` only through `PodmanArgs=--pod NAME`, not through this key.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handlePod', 'podman-systemd.unit(5), Pod='],
  fix: 'adds `.pod` if that file exists',
};
