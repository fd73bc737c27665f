import type { Rule } from './rule.js';

export const mountFormat: Rule = {
  code: 'PQ025',
  name: 'mount-format',
  severity: 'error',
  summary: 'Mount= cannot be parsed, or has no source.',
  explanation:
    '`Mount=` is a line of comma-separated values as in `podman run --mount`, in which the generator translates ' +
    'paths and unit names of the source. It rejects a value that it cannot split into fields, before 5.6 a mount ' +
    'without `type=` (`incorrect mount format: …`), a field `source` without a value (`source parameter does not ' +
    'include a value`), and from Podman 5.7 on a mount without any source (`source cannot be empty`, from 6.0 on ' +
    '`source parameter is required for mount type bind`), which 6.0 allows for volumes. Before 4.8 quotes are not ' +
    'supported, and before 5.7 a missing source crashes the generator. Write ' +
    '`Mount=type=bind,source=/srv,destination=/srv`.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams',
    'podman-systemd.unit(5), Mount=',
    'podman-run(1), --mount',
  ],
};
