import type { Rule } from './rule.js';

export const missingDependency: Rule = {
  code: 'PQ034',
  name: 'missing-dependency',
  severity: 'error',
  summary: 'A dependency in [Unit] names a Quadlet file that is not in the search path.',
  explanation:
    'From Podman 5.5 on the generator replaces names of Quadlet files in the dependencies of `[Unit]` by ' +
    'those of their services, and drops the unit when it does not have the file: `unable to translate ' +
    'dependency for postgres.container`. It goes by the ending, and so a typing error is rejected that ' +
    'systemd alone would have passed over. Correct the name, or write that of a service, `postgres.service`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, translateUnitDependencies'],
};
