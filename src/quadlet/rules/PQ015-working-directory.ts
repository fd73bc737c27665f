import type { Rule } from './rule.js';

export const workingDirectory: Rule = {
  code: 'PQ015',
  name: 'working-directory',
  severity: 'error',
  summary: 'SetWorkingDirectory= has a value that is not valid for this kind of file.',
  explanation:
    '`SetWorkingDirectory=` accepts `yaml` and `unit` in a `.kube` file, and `file`, `unit`, a path or a URL in a ' +
    '`.build` file. For other values the generator reports `SetWorkingDirectory=file is only supported in .build ' +
    'files`, or `unsupported value for WorkingDirectory: …`. From Podman 5.7 on a `.kube` file can have several ' +
    '`Yaml=`, and then `yaml` is not allowed: `SetWorkingDirectory=yaml is only supported when a single Yaml key ' +
    'is provided`. Use one of the valid values, or set `[Service] WorkingDirectory=`.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleSetWorkingDirectory',
    'podman-systemd.unit(5), SetWorkingDirectory=',
  ],
};
