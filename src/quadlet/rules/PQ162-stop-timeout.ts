import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { DEFAULT_LIMIT_SECONDS, serviceTypeOf, settingOf, timeoutOf } from './service.js';
import { secondsFault } from './values/numbers.js';

export const stopTimeout: Rule = {
  code: 'PQ162',
  name: 'stop-timeout',
  severity: 'warning',
  summary: 'systemd kills the container before podman has waited for it to stop.',
  explanation:
    'When the service stops, podman sends the container its stop signal and kills it after `StopTimeout=` seconds, ' +
    '10 by default. systemd kills both after `TimeoutStopSec=`, 90 seconds by default, and the service fails with ' +
    'the result `timeout`. `TimeoutStopSec=` must therefore be some seconds longer. The rule skips services with ' +
    '`Type=oneshot`, which systemd stops without podman.',
  sources: ['systemd.service(5), TimeoutStopSec=', 'podman-run(1), --stop-timeout'],
  checkUnit: checkStopTimeout,
  units: ['--stop-timeout', '[Service] TimeoutStopSec=', '[Service] TimeoutSec='],
};

/** What podman waits by default: `stop_timeout` in containers.conf. */
export const PODMAN_SECONDS = 10;

function checkStopTimeout(context: Context, member: Member): void {
  if (member.kind.extension !== '.container' || serviceTypeOf(context, member) === 'oneshot') return;
  const limit = timeoutOf(member, 'TimeoutStopSec');
  const given = settingOf(context, member, '--stop-timeout');
  if (limit === 'unknown' || (given !== undefined && secondsFault(given.value) !== undefined)) return;
  const seconds = given === undefined ? PODMAN_SECONDS : Number(given.value);
  const most = limit?.seconds ?? DEFAULT_LIMIT_SECONDS;
  if (!(seconds >= most) || (given === undefined && hasModule(member))) return;
  const span = limit === undefined ? given?.span : valueSpan(limit.entry);
  if (span === undefined) return;
  const wait =
    given === undefined
      ? `podman waits ${seconds} seconds for the container to stop`
      : `${given.text} lets podman wait for the container to stop`;
  const [after, instead] =
    limit === undefined
      ? [`${DEFAULT_LIMIT_SECONDS} seconds`, `add TimeoutStopSec=${seconds + 10} to [Service]`]
      : [
          limit.text,
          given === undefined
            ? `add StopTimeout=${Math.max(Math.floor(most) - 2, 1)} to [Container]`
            : `use TimeoutStopSec=${seconds + 10}`,
        ];
  context.report('PQ162', span, `${wait}, but systemd kills it after ${after}; ${instead}`);
}

/** Whether another containers.conf can set the default. */
export function hasModule({ unit }: Member): boolean {
  return (
    unit.list('Container', 'ContainersConfModule').length > 0 ||
    unit.args('Container', 'GlobalArgs').length > 0
  );
}
