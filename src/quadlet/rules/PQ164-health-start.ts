import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { DEFAULT_LIMIT_SECONDS, serviceTypeOf, settingOf, timeoutOf } from './service.js';
import { healthCommandOf } from './values/health-command.js';
import { durationSeconds } from './values/numbers.js';

export const healthStart: Rule = {
  code: 'PQ164',
  name: 'health-start',
  severity: 'warning',
  summary: 'systemd stops the start before the container can become healthy.',
  explanation:
    'With `Notify=healthy` the service has started when a health check succeeds. podman checks once at the start, ' +
    'usually before the program answers, and then after each `HealthInterval=` (30 seconds by default; ' +
    '`HealthStartupInterval=` for a startup check). systemd stops the start after `TimeoutStartSec=`, 90 seconds by ' +
    'default. An interval as long as that limit leaves no time for a second check. Set a shorter interval, or a ' +
    'longer `TimeoutStartSec=`. `HealthStartPeriod=` does not delay the checks: a success in that time counts. With ' +
    '`HealthCmd=none` there is no check at all.',
  sources: [
    'podman-systemd.unit(5), Notify=',
    'podman-run(1), --health-interval',
    'systemd.service(5), TimeoutStartSec=',
  ],
  checkUnit: checkHealthStart,
  units: ['Notify='],
};

const HEALTHY_SINCE = versionNumber('5.0.0');
const DEFAULT_INTERVAL = 30;

function checkHealthStart(context: Context, member: Member): void {
  const { unit, kind } = member;
  if (kind.extension !== '.container' || context.behaviour.version < HEALTHY_SINCE) return;
  if (unit.value('Container', 'Notify')?.toLowerCase() !== 'healthy') return;
  if (serviceTypeOf(context, member) === 'oneshot') return;
  const command = settingOf(context, member, '--health-cmd');
  if (command !== undefined && healthCommandOf(command.value).isNone) {
    const message = `${command.text} disables the health check, so the start with Notify=healthy never ends; remove it, or use another Notify=`;
    context.report('PQ164', command.span, message);
    return;
  }
  const limit = timeoutOf(member, 'TimeoutStartSec');
  if (limit === 'unknown' || limit?.seconds === Infinity) return;
  const seconds = limit?.seconds ?? DEFAULT_LIMIT_SECONDS;
  const after = limit?.text ?? `${DEFAULT_LIMIT_SECONDS} seconds`;
  const phase = unit.value('Container', 'HealthStartupCmd') ? 'HealthStartup' : 'Health';
  const interval = settingOf(
    context,
    member,
    phase === 'Health' ? '--health-interval' : '--health-startup-interval',
  );
  if (interval !== undefined && (durationSeconds(interval.value) ?? 0) >= seconds) {
    context.report(
      'PQ164',
      interval.span,
      `the second health check is after ${interval.text}, but with Notify=healthy systemd stops the start after ${after}; use a shorter interval`,
    );
    return;
  }
  if (interval?.value === 'disable') {
    context.report(
      'PQ164',
      interval.span,
      `with ${interval.text} there are no health checks, so the start with Notify=healthy never ends; set an interval`,
    );
  } else if (
    interval === undefined &&
    unit.value('Container', 'HealthCmd') &&
    limit !== undefined &&
    seconds <= DEFAULT_INTERVAL
  ) {
    context.report(
      'PQ164',
      valueSpan(limit.entry),
      `with Notify=healthy systemd stops the start after ${after}, before the second health check (HealthInterval= is 30s by default); use a longer limit`,
    );
  }
}
