import type { Rule } from './rule.js';

export const workingDirectory: Rule = {
  code: 'PQ015',
  name: 'working-directory',
  severity: 'error',
  summary: 'SetWorkingDirectory= has a value that the kind of file does not take.',
  explanation:
    '`SetWorkingDirectory=` takes `yaml` and `unit` in a `.kube` file, and `file`, `unit`, a path or a URL in ' +
    'a `.build` file. For others the generator says `SetWorkingDirectory=file is only supported in .build ' +
    'files`, or `unsupported value for WorkingDirectory: …`. From Podman 5.7 on, where a `.kube` file may ' +
    'have several `Yaml=`, `yaml` means nothing with more than one: `SetWorkingDirectory=yaml is only ' +
    'supported when a single Yaml key is provided`. Choose one of the words, or set `[Service] ' +
    'WorkingDirectory=` yourself.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleSetWorkingDirectory',
    'podman-systemd.unit(5), SetWorkingDirectory=',
  ],
};
