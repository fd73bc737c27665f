import type { Rule } from './rule.js';

export const buildContext: Rule = {
  code: 'PQ014',
  name: 'build-context',
  severity: 'error',
  summary: 'A build has no context directory.',
  explanation:
    'A build needs a context directory or a file. Without both the generator reports `neither ' +
    'SetWorkingDirectory, nor File key specified`; for a relative `File=` alone `relative path in File key ' +
    'requires SetWorkingDirectory key to be set`; and for `SetWorkingDirectory=file` alone `no File key ' +
    'specified`. A URL, an absolute path and `[Service] WorkingDirectory=` count as a context; from Podman 5.7 on ' +
    'so does a `File=` that starts with a specifier. Usually `SetWorkingDirectory=unit` is right, the directory ' +
    'of the `.build` file.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertBuild', 'podman-systemd.unit(5), SetWorkingDirectory='],
};
