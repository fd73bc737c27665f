import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import { type Context, laterOf } from './context.js';
import type { Rule } from './rule.js';

export const twoReloads: Rule = {
  code: 'PQ016',
  name: 'two-reloads',
  severity: 'error',
  summary: 'A container has both ReloadCmd= and ReloadSignal=.',
  explanation:
    'Both keys set the reload command of the service: `ReloadCmd=` runs a command in the container, ' +
    '`ReloadSignal=` sends it a signal. With both the generator rejects the unit: `ReloadCmd and ReloadSignal are ' +
    'mutually exclusive but both are set`. The keys require Podman 5.5. Keep one.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleExecReload', 'podman-systemd.unit(5), ReloadCmd='],
};

/** `ReloadCmd=` and `ReloadSignal=` (`handleExecReload`, from 5.5 on). */
export function checkReload(context: Context, member: Member): void {
  const signal = member.unit.last('Container', 'ReloadSignal');
  if (signal === undefined || member.unit.unquoted(signal) === '') return;
  if (member.unit.command('Container', 'ReloadCmd').length === 0) return;
  const later = laterOf(member, signal, member.unit.last('Container', 'ReloadCmd') as Entry);
  context.report('PQ016', keySpan(later), 'ReloadCmd= and ReloadSignal= cannot be combined; keep one');
}
