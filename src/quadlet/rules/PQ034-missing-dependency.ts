import type { Rule } from './rule.js';

export const missingDependency: Rule = {
  code: 'PQ034',
  name: 'missing-dependency',
  severity: 'error',
  summary: 'A dependency in [Unit] names a Quadlet file that is not in the search path.',
  explanation:
    'Podman 5.5 and later replace names of Quadlet files in the dependencies of `[Unit]` with the names of their ' +
    'services, and reject the unit if the file does not exist: `unable to translate dependency for ' +
    'postgres.container`. Only the extension decides what is a Quadlet file, so a typo that systemd would ignore ' +
    'is an error here. Correct the name, or use the name of a service, `postgres.service`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, translateUnitDependencies'],
};
