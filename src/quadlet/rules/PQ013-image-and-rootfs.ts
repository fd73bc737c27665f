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
