import type { Rule } from './rule.js';

export const serviceType: Rule = {
  code: 'PQ021',
  name: 'service-type',
  severity: 'error',
  summary: 'Type= of the service has a value that the generator refuses.',
  explanation:
    'podman reports to systemd when the container runs, so the service is of type `notify`, and the generator ' +
    'takes nothing else but `oneshot`, for containers that end by themselves: `invalid service Type ' +
    "'simple'`. It looks at containers, and from Podman 4.8 on at kubes. Take the line away, or write " +
    '`oneshot` where systemd should wait for the end.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'systemd.service(5)',
  ],
};
