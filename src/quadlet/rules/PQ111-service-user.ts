import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const serviceUser: Rule = {
  code: 'PQ111',
  name: 'service-user',
  severity: 'warning',
  summary: 'User=, Group= or DynamicUser= stands in [Service].',
  explanation:
    'It would run podman itself as another user, without the session, the runtime directory and the storage ' +
    'that podman needs; the generator warns of it from Podman 5.6 on. To run the process in the container as another ' +
    "user write `User=` in `[Container]`; to run all of it as another user put the file into that user's own directory.",
  sources: ['cmd/quadlet/main.go, warnIfUnsupportedServiceKeys', 'systemd.exec(5), User='],
  checkUnit: checkServiceUser,
};

const INSTEAD =
  "to run the process in the container as another user, write User= in [Container]; to run podman as another user, put the file into that user's own directory";

/** `UnsupportedServiceKeys` of the generator, which warns of them from 5.6 on. */
function checkServiceUser(context: Context, { unit, kind }: Member): void {
  for (const key of ['User', 'Group', 'DynamicUser']) {
    const entry = unit.last('Service', key);
    if (entry === undefined || /^(?:|0|no?|f|false|off)$/i.test(unit.unquoted(entry))) continue;
    const instead = kind.extension === '.container' ? INSTEAD : 'take it away';
    context.report(
      'PQ111',
      keySpan(entry),
      `${key}= in [Service] runs podman itself as another user, without that user's session: ${instead}`,
    );
  }
}
