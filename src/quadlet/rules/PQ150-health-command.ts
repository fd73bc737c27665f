import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { nameOf, unitOptions } from './unit-options.js';

const SETTINGS = ['interval', 'retries', 'timeout', 'start-period'].map(
  (name) => `--health-${name}` as const,
);
const STARTUP = ['interval', 'retries', 'timeout', 'success'].map(
  (name) => `--health-startup-${name}` as const,
);

export const healthCommand: Rule = {
  code: 'PQ150',
  name: 'health-command',
  severity: 'warning',
  summary: 'A setting of a health check has no effect without its command.',
  explanation:
    'The keys `HealthStartup…` require `HealthStartupCmd=`. The others require `HealthCmd=` before Podman 5.5; from 5.5 on ' +
    'they change the health check of the image, if it has one. With `HealthCmd=none` there is no health check. Add the ' +
    'command, or remove the setting.',
  sources: [
    'podman-run(1), --health-cmd',
    'podman-run(1), --health-startup-cmd',
    'pkg/specgenutil/specgen.go, FillOutSpecGen',
    'cmd/podman/common/create.go, GetHealthCheckOverrideConfig',
  ],
  checkUnit: checkHealth,
  units: [...SETTINGS, ...STARTUP],
};

// From this version on podman changes the health check of the image.
const OVERRIDES_SINCE = versionNumber('5.5.0');

/** Settings of a health check that is not there. */
function checkHealth(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  const options = unitOptions(context, member);
  const ignored = [
    ...(options.has('--health-startup-cmd') ? [] : STARTUP),
    ...(options.has('--health-cmd') || context.behaviour.version >= OVERRIDES_SINCE ? [] : SETTINGS),
  ];
  for (const option of ignored) {
    const [one] = options.get(option) ?? [];
    if (one === undefined) continue;
    const command = option.includes('startup') ? 'HealthStartupCmd=' : 'HealthCmd=';
    context.report(
      'PQ150',
      one.span,
      `${nameOf(one)} has no effect without ${command}; add it, or remove this`,
    );
  }
}
