import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import { type Context, laterOf } from './context.js';
import type { Rule } from './rule.js';

export const imageAndRootfs: Rule = {
  code: 'PQ013',
  name: 'image-and-rootfs',
  severity: 'error',
  summary: 'A container has both an image and a root file system.',
  explanation:
    'A container is made of an image or of a directory that holds its root file system, not of both: `the ' +
    'Image And Rootfs keys conflict can not be specified together`. `Rootfs=` is known from Podman 4.5 on. ' +
    'Take one of the two away; the value of one can also be emptied, for example by a drop-in.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertContainer', 'podman-systemd.unit(5), Rootfs='],
};

export function reportBoth(context: Context, member: Member, image: Entry, rootfs: Entry): void {
  const span = keySpan(laterOf(member, image, rootfs));
  context.report('PQ013', span, 'Image= and Rootfs= exclude each other: keep one');
}
