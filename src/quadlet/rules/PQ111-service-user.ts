import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const serviceUser: Rule = {
  code: 'PQ111',
  name: 'service-user',
  severity: 'warning',
  summary: 'User=, Group= or DynamicUser= is set in [Service].',
  explanation:
    'The key runs podman itself as another user, without the session, the runtime directory and the storage that ' +
    'podman needs; Podman 5.6 and later warn about it. To run the process in the container as another user, set ' +
    "`User=` in `[Container]`. To run podman as another user, move the file to that user's own directory.",
  sources: ['cmd/quadlet/main.go, warnIfUnsupportedServiceKeys', 'systemd.exec(5), User='],
  checkUnit: checkServiceUser,
  units: ['[Service] User=', '[Service] Group=', '[Service] DynamicUser='],
};

const INSTEAD =
  "to run the process in the container as another user, set User= in [Container]; to run podman as another user, move the file to that user's directory";

/** `UnsupportedServiceKeys` of the generator, which warns about them from 5.6 on. */
function checkServiceUser(context: Context, { unit, kind }: Member): void {
  for (const key of ['User', 'Group', 'DynamicUser']) {
    const entry = unit.last('Service', key);
    if (entry === undefined || /^(?:|0|no?|f|false|off)$/i.test(unit.unquoted(entry))) continue;
    const instead = kind.extension === '.container' ? INSTEAD : 'remove it';
    context.report(
      'PQ111',
      keySpan(entry),
      `${key}= in [Service] runs podman itself as another user, without a session; ${instead}`,
    );
  }
}
