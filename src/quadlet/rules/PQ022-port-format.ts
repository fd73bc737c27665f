import type { Rule } from './rule.js';

export const portFormat: Rule = {
  code: 'PQ022',
  name: 'port-format',
  severity: 'error',
  summary: 'A port is none.',
  explanation:
    '`ExposeHostPort=` must end in a digit, or in a digit with `/tcp` or `/udp`, and before Podman 5.3 so ' +
    "must the ports of `PublishPort=`: `invalid port format 'http'`, `invalid published port '…'`. Names of " +
    'services are never looked up. From 5.3 on `PublishPort=` is passed on as it is, so that variables can ' +
    'stand in it. Write numbers.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, handlePublishPorts',
    'podman-systemd.unit(5), ExposeHostPort=',
  ],
};
