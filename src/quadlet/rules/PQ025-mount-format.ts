import type { Rule } from './rule.js';

export const mountFormat: Rule = {
  code: 'PQ025',
  name: 'mount-format',
  severity: 'error',
  summary: 'A Mount= cannot be read, or has no source.',
  explanation:
    '`Mount=` is a line of comma-separated values as in `podman run --mount`, and the generator looks for its ' +
    'source to translate paths and names of units. It refuses what it cannot cut into fields, before 5.6 a ' +
    'mount without `type=` (`incorrect mount format: …`), a field `source` without a value (`source parameter ' +
    'does not include a value`), and from Podman 5.7 on a mount without any source (`source cannot be empty`, ' +
    'from 6.0 on `source parameter is required for mount type bind`), which 6.0 allows for volumes. Before ' +
    '4.8 there are no quotes, and before 5.7 a missing source makes it crash. Write ' +
    '`Mount=type=bind,source=/srv,destination=/srv`.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams',
    'podman-systemd.unit(5), Mount=',
    'podman-run(1), --mount',
  ],
};
