import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const groupWithoutUser: Rule = {
  code: 'PQ019',
  name: 'group-without-user',
  severity: 'error',
  summary: 'A container has Group= without User=.',
  explanation:
    'Podman has one option for both keys, `--user USER:GROUP`, which cannot hold a group alone: `invalid Group ' +
    'set without User`. Podman 4.4 to 4.7 accept it and run the container as root with that group. Add `User=`; ' +
    '`User=0` keeps root.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleUser', 'podman-systemd.unit(5), Group='],
};

/** `User=` and `Group=` (`handleUser`, from 4.8 on). */
export function checkUser(context: Context, member: Member): void {
  const group = member.unit.last('Container', 'Group');
  if (group === undefined || member.unit.unquoted(group) === '') return;
  if (member.unit.value('Container', 'User')) return;
  context.report('PQ019', keySpan(group), 'Group= requires User=; add it (User=0 keeps root)');
}
