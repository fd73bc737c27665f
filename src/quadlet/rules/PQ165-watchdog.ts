import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { serviceTypeOf } from './service.js';
import { timeSpanSeconds } from './values/time-span.js';

export const watchdog: Rule = {
  code: 'PQ165',
  name: 'watchdog',
  severity: 'warning',
  summary: 'Nothing answers the watchdog of the service.',
  explanation:
    'With `WatchdogSec=` systemd kills the service unless its process regularly sends `WATCHDOG=1`. podman and ' +
    'conmon do not send it, so the service is killed as soon as the time has passed. Remove the line, and use ' +
    '`HealthCmd=` with `HealthOnFailure=kill`. The rule skips containers with `Notify=yes`, whose program may send ' +
    'the message itself.',
  sources: ['systemd.service(5), WatchdogSec=', 'sd_notify(3)'],
  checkUnit: checkWatchdog,
  units: ['[Service] WatchdogSec='],
};

function checkWatchdog(context: Context, member: Member): void {
  const { unit, kind } = member;
  if (!['.container', '.kube', '.pod'].includes(kind.extension)) return;
  if (serviceTypeOf(context, member) === 'oneshot' || unit.flag(kind.section, 'Notify') === true) return;
  const entry = unit.last('Service', 'WatchdogSec');
  const seconds = entry && timeSpanSeconds(entry.value.trim());
  if (entry === undefined || !seconds || seconds === Infinity) return;
  context.report(
    'PQ165',
    valueSpan(entry),
    `podman does not answer the watchdog, so systemd kills the service after ${entry.key}=${entry.value.trim()}; remove it, or use HealthCmd= with HealthOnFailure=kill`,
  );
}
