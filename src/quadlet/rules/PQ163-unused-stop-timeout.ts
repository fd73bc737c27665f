import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { hasModule, PODMAN_SECONDS } from './PQ162-stop-timeout.js';
import type { Rule } from './rule.js';
import { serviceTypeOf, settingOf, timeoutOf } from './service.js';

export const unusedStopTimeout: Rule = {
  code: 'PQ163',
  name: 'unused-stop-timeout',
  severity: 'note',
  summary: 'TimeoutStopSec= does not give the container more time to stop.',
  explanation:
    'podman kills the container 10 seconds after the stop signal, unless `StopTimeout=` in `[Container]` says ' +
    'otherwise. A longer `TimeoutStopSec=` only lets systemd wait for podman. A database that needs more than 10 seconds to ' +
    'write its data needs both: `StopTimeout=60` in `[Container]` (requires Podman 5.0; before, ' +
    '`PodmanArgs=--stop-timeout=60`) and a longer `TimeoutStopSec=70` in `[Service]`.',
  sources: ['podman-run(1), --stop-timeout', 'systemd.service(5), TimeoutStopSec='],
  once: true,
  checkUnit: checkUnusedTimeout,
  units: ['[Service] TimeoutStopSec='],
};

function checkUnusedTimeout(context: Context, member: Member): void {
  if (member.kind.extension !== '.container' || serviceTypeOf(context, member) === 'oneshot') return;
  const limit = timeoutOf(member, 'TimeoutStopSec');
  if (limit === undefined || limit === 'unknown' || limit.entry.key !== 'TimeoutStopSec') return;
  if (limit.seconds <= PODMAN_SECONDS || hasModule(member)) return;
  if (settingOf(context, member, '--stop-timeout') !== undefined) return;
  context.report(
    'PQ163',
    valueSpan(limit.entry),
    `podman kills the container after ${PODMAN_SECONDS} seconds, not after ${limit.text}; to give it more time, add StopTimeout= to [Container]`,
  );
}
