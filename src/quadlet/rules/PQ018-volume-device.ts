import type { Rule } from './rule.js';

export const volumeDevice: Rule = {
  code: 'PQ018',
  name: 'volume-device',
  severity: 'error',
  summary: 'A volume has Type= or Options= without Device=.',
  explanation:
    "`Type=` and `Options=` describe how a device is mounted, so the generator asks for it: `key Type can't " +
    "be used without Device`, and before Podman 6.0 `key Options can't be used without Device`. An empty " +
    '`Device=` is none. Add `Device=`; for a plain volume take the others away.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertVolume', 'podman-systemd.unit(5), Device='],
};
