import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';

/** `Type=` and `Options=` of volumes, which need `Device=` (`ConvertVolume`). */
export function checkVolumeOptions(context: Context, { unit }: Member): void {
  if (unit.value('Volume', 'Device')) return;
  const type = unit.last('Volume', 'Type');
  if (type !== undefined && unit.unquoted(type) !== '') {
    context.report('PQ018', keySpan(type), 'Type= needs Device= beside it: add Device=');
  }
  const options = unit.last('Volume', 'Options');
  if (context.behaviour.volumeOptionsNeedDevice && options !== undefined && unit.unquoted(options) !== '') {
    context.report(
      'PQ018',
      keySpan(options),
      'Options= needs Device= beside it: add Device= (from Podman 6.0 on it can stand alone)',
    );
  }
}
