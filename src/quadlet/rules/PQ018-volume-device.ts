import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const volumeDevice: Rule = {
  code: 'PQ018',
  name: 'volume-device',
  severity: 'error',
  summary: 'A volume has Type= or Options= without Device=.',
  explanation:
    "`Type=` and `Options=` describe how a device is mounted. Without one the generator reports `key Type can't " +
    "be used without Device`, and before Podman 6.0 `key Options can't be used without Device`. An empty " +
    '`Device=` counts as missing. Add `Device=`; for a plain volume remove the other keys.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertVolume', 'podman-systemd.unit(5), Device='],
};

/** `Type=` and `Options=` of volumes, which require `Device=` (`ConvertVolume`). */
export function checkVolumeOptions(context: Context, { unit }: Member): void {
  if (unit.value('Volume', 'Device')) return;
  const type = unit.last('Volume', 'Type');
  if (type !== undefined && unit.unquoted(type) !== '') {
    context.report('PQ018', keySpan(type), 'Type= requires Device=; add it');
  }
  const options = unit.last('Volume', 'Options');
  if (context.behaviour.volumeOptionsNeedDevice && options !== undefined && unit.unquoted(options) !== '') {
    context.report('PQ018', keySpan(options), 'Options= requires Device= before Podman 6.0; add it');
  }
}
