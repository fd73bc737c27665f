import type { Rule } from './rule.js';

export const serviceName: Rule = {
  code: 'PQ035',
  name: 'service-name',
  severity: 'error',
  summary: 'The service cannot be written under its name.',
  explanation:
    'The service is written to a file of its name, and a name with a `/` in it, a NUL or more than 255 bytes ' +
    'is none. `ServiceName=`, known from Podman 5.3 on, is not looked at before; the generator then says ' +
    '`generating service file …`, or writes it to a place where systemd does not look. A dry run does not ' +
    'notice. Choose a plain name without `.service`.',
  sources: ['cmd/quadlet/main.go, generateServiceFile', 'podman-systemd.unit(5), ServiceName='],
};
