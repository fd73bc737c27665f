import type { Rule } from './rule.js';

export const groupWithoutUser: Rule = {
  code: 'PQ019',
  name: 'group-without-user',
  severity: 'error',
  summary: 'A container has Group= without User=.',
  explanation:
    'Podman has one option for both, `--user USER:GROUP`, and a group cannot stand in it alone: `invalid ' +
    'Group set without User`. Podman 4.4 to 4.7 accept it, and run the container as root with that group. Add ' +
    '`User=`; `User=0` keeps root.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUser', 'podman-systemd.unit(5), Group='],
};
