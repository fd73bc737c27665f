import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { serviceTypeOf } from './service.js';
import { assignment } from './values/quoted.js';

export const noEffect: Rule = {
  code: 'PQ166',
  name: 'no-effect',
  severity: 'warning',
  summary: 'A setting of [Service] has no effect without another one.',
  explanation:
    'Some settings of `[Service]` only change what another one turns on: `RestartSec=` needs `Restart=`, because ' +
    'the service of a container is not restarted by default; `RestartSteps=` and `RestartMaxDelaySec=` need each ' +
    'other; `RuntimeRandomizedExtraSec=` needs `RuntimeMaxSec=`, which a oneshot ignores, as it does `Notify=`. ' +
    'Add the missing line, or remove this one.',
  sources: ['systemd.service(5)'],
  checkUnit: checkEffects,
  units: [
    'Notify=',
    '[Service] RestartSec=',
    '[Service] RestartSteps=',
    '[Service] RestartMaxDelaySec=',
    '[Service] RuntimeRandomizedExtraSec=',
    '[Service] RuntimeMaxSec=',
  ],
};

/** From `service_verify()` and `service_shall_restart()` in src/core/service.c. */
const NEEDS: readonly (readonly [key: string, other: string])[] = [
  ['RestartSec', 'Restart'],
  ['RestartSteps', 'RestartMaxDelaySec'],
  ['RestartMaxDelaySec', 'RestartSteps'],
  ['RuntimeRandomizedExtraSec', 'RuntimeMaxSec'],
];

function checkEffects(context: Context, member: Member): void {
  const { unit, kind } = member;
  const written = (key: string): string => unit.last('Service', key)?.value.trim() ?? '';
  const report = (key: string, reason: string): void => {
    const entry = unit.last('Service', key);
    if (entry !== undefined && written(key) !== '')
      context.report('PQ166', valueSpan(entry), `${assignment(key, written(key))} has no effect ${reason}`);
  };
  for (const [key, other] of NEEDS) {
    const value = written(other);
    // The generator restarts pods.
    if (other === 'Restart' && (kind.extension === '.pod' || unit.last('Service', 'RestartForceExitStatus')))
      continue;
    if (value === '' || (other === 'Restart' && value === 'no'))
      report(key, `without ${other}=; add it, or remove this line`);
  }
  if (serviceTypeOf(context, member) !== 'oneshot') return;
  report('RuntimeMaxSec', 'on a oneshot service; use TimeoutStartSec=');
  const notify = kind.extension === '.container' ? unit.last('Container', 'Notify') : undefined;
  if (notify === undefined || !/^(?:1|yes|true|on|healthy)$/i.test(unit.unquoted(notify))) return;
  context.report(
    'PQ166',
    valueSpan(notify),
    `${assignment('Notify', unit.unquoted(notify))} has no effect on a oneshot service, which has started when the container ends; remove it`,
  );
}
