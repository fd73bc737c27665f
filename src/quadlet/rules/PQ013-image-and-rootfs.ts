import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import { type Context, laterOf } from './context.js';
import type { Rule } from './rule.js';

export const imageAndRootfs: Rule = {
  code: 'PQ013',
  name: 'image-and-rootfs',
  severity: 'error',
  summary: 'A container has both Image= and Rootfs=.',
  explanation:
    'A container runs from an image or from a directory with its root file system, not both: `the Image And ' +
    'Rootfs keys conflict can not be specified together`. `Rootfs=` requires Podman 4.5. Remove one of the two; a ' +
    'drop-in can also set one to an empty value.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertContainer', 'podman-systemd.unit(5), Rootfs='],
};

export function reportBoth(context: Context, member: Member, image: Entry, rootfs: Entry): void {
  const span = keySpan(laterOf(member, image, rootfs));
  context.report('PQ013', span, 'Image= and Rootfs= cannot be combined; keep one');
}
