import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const volumeImage: Rule = {
  code: 'PQ017',
  name: 'volume-image',
  severity: 'error',
  summary: 'A volume with the image driver has no image.',
  explanation:
    '`Driver=image` makes a volume of an image, and the generator must know which: `the key Image is ' +
    'mandatory when using the image driver`. Driver and key came with Podman 4.8. Add `Image=`, or take ' +
    'another driver.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertVolume', 'podman-systemd.unit(5), Driver='],
};

export function reportNoImage(context: Context, member: Member): void {
  const message = 'Driver=image needs the image: add Image=';
  context.report('PQ017', decidingKey(member, 'Volume', 'Driver'), message);
}
