import type { Rule } from './rule.js';

export const twoReloads: Rule = {
  code: 'PQ016',
  name: 'two-reloads',
  severity: 'error',
  summary: 'A container has both ReloadCmd= and ReloadSignal=.',
  explanation:
    'systemd reloads a service with one command, and either key makes one: `ReloadCmd=` runs something in the ' +
    'container, `ReloadSignal=` sends it a signal. With both the generator drops the unit: `ReloadCmd and ' +
    'ReloadSignal are mutually exclusive but both are set`. The keys came with Podman 5.5. Keep one.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleExecReload', 'podman-systemd.unit(5), ReloadCmd='],
};
