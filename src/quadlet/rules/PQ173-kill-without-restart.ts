import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { serviceTypeOf, settingOf } from './service.js';

export const killWithoutRestart: Rule = {
  code: 'PQ173',
  name: 'kill-without-restart',
  severity: 'note',
  summary: 'An unhealthy container is stopped, but not started again.',
  explanation:
    'With `HealthOnFailure=kill` and `HealthOnFailure=stop` podman ends an unhealthy container and leaves the restart to ' +
    'systemd. Without `Restart=` in `[Service]` the service stays failed. Add `Restart=always`; `Restart=on-failure` ' +
    'is enough for `kill`. The rule skips units with `OnFailure=` or `OnSuccess=`, which react in another way.',
  sources: ['podman-run(1), --health-on-failure', 'systemd.service(5), Restart='],
  checkUnit: checkRestart,
  units: ['--health-on-failure'],
};

function checkRestart(context: Context, member: Member): void {
  const { unit, kind } = member;
  if (kind.extension !== '.container' || serviceTypeOf(context, member) === 'oneshot') return;
  const action = settingOf(context, member, '--health-on-failure');
  if (action === undefined || !/^(?:kill|stop)$/.test(action.value)) return;
  if (!/^(?:no)?$/.test(unit.last('Service', 'Restart')?.value.trim() ?? '')) return;
  if (
    unit.last('Service', 'RestartForceExitStatus') ??
    unit.last('Unit', 'OnFailure') ??
    unit.last('Unit', 'OnSuccess')
  )
    return;
  context.report(
    'PQ173',
    action.span,
    `${action.text} ends an unhealthy container, and without Restart= in [Service] it is not started again; add Restart=always`,
  );
}
