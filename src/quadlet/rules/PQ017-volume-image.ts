import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const volumeImage: Rule = {
  code: 'PQ017',
  name: 'volume-image',
  severity: 'error',
  summary: 'A volume with Driver=image has no Image=.',
  explanation:
    '`Driver=image` creates a volume from an image, which must be named: `the key Image is mandatory when using ' +
    'the image driver`. Driver and key require Podman 4.8. Add `Image=`, or use another driver.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertVolume', 'podman-systemd.unit(5), Driver='],
};

export function reportNoImage(context: Context, member: Member): void {
  const message = 'Driver=image requires Image=; add it';
  context.report('PQ017', decidingKey(member, 'Volume', 'Driver'), message);
}
