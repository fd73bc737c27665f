import type { Rule } from './rule.js';

export const tmpfsFormat: Rule = {
  code: 'PQ023',
  name: 'tmpfs-format',
  severity: 'error',
  summary: 'A Tmpfs= has more than one colon, for Podman before 5.3.',
  explanation:
    'Podman 4.5 to 5.2 count the colons: a path, and behind one colon its options; with more they drop the ' +
    "unit with `invalid tmpfs format '…'`. Several options are joined by commas, " +
    '`Tmpfs=/run:size=64m,mode=755`. From 5.3 on the value is passed on, and podman itself refuses it at the ' +
    'start.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertContainer', 'podman-systemd.unit(5), Tmpfs='],
};
