import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { serviceTypeOf } from './service.js';
import { directiveValueFault } from './values/directive-value.js';
import { assignment } from './values/quoted.js';

export const overwrittenDirective: Rule = {
  code: 'PQ161',
  name: 'overwritten-directive',
  severity: 'warning',
  summary: 'The generator replaces a setting of [Service].',
  explanation:
    'The generator writes some settings of the service itself, and replaces what the file contains: for containers ' +
    'and kubes `NotifyAccess=all`, for pods `Type=forking`, `PIDFile=`, before Podman 6.0 `Restart=on-failure`, and ' +
    'before 5.6 the last line `Environment=`. Before Podman 5.3 it writes `Type=oneshot`, `RemainAfterExit=yes` ' +
    'and `SyslogIdentifier=%N` for volumes, networks, images and builds. Remove the line. To a pod, ' +
    'add `Environment=UNUSED=1` as the last such line; the generator replaces that one.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertPod',
    'pkg/systemd/quadlet/quadlet.go, ConvertVolume',
  ],
  checkUnit: checkOverwritten,
  units: [
    '[Service] NotifyAccess=',
    '[Service] Type=',
    '[Service] RemainAfterExit=',
    '[Service] SyslogIdentifier=',
    '[Service] PIDFile=',
    '[Service] Restart=',
    '[Service] Environment=',
  ],
};

type Setting = readonly [key: string, value: string, until?: string];

const SERVICE: readonly Setting[] = [['NotifyAccess', 'all']];
const ONESHOT = (['Type=oneshot', 'RemainAfterExit=yes', 'SyslogIdentifier=%N'] as const).map(
  (line): Setting => [line.split('=')[0] ?? '', line.split('=')[1] ?? '', '5.3'],
);

/** What the generator sets with `Set` and `Setv`, and before which version, by section. */
const SET: Readonly<Record<string, readonly Setting[]>> = {
  Container: SERVICE,
  Kube: SERVICE,
  Pod: [
    ['Type', 'forking'],
    ['PIDFile', '%t/%N.pid'],
    ['Restart', 'on-failure', '6.0'],
    ['Environment', 'PODMAN_SYSTEMD_UNIT=%n', '5.6'],
  ],
};

function checkOverwritten(context: Context, member: Member): void {
  for (const [entry, value, until] of overwritten(context, member)) {
    const { key } = entry;
    const written = entry.value.trim();
    if (written === value || (value === 'yes' && /^(?:1|y|true|t|on)$/i.test(written))) continue;
    if (key === 'Environment' && /^(?:UNUSED=|$)/.test(written)) continue;
    const isKept = directiveValueFault('Service', key, written) === undefined;
    const message =
      until === undefined
        ? `the generator replaces ${assignment(key, written)} with ${key}=${value}; remove it`
        : key === 'Environment'
          ? `Podman before ${until} replaces the last Environment= of a pod; add Environment=UNUSED=1 after it`
          : `Podman before ${until} replaces ${assignment(key, written)} with ${key}=${value}; remove it${isKept ? `, or use Podman ${until}` : ''}`;
    context.report('PQ161', valueSpan(entry), message);
  }
}

/** The entries of [Service] that the generator replaces, with the value that it writes, and the version that ended this. */
export function overwritten(context: Context, member: Member): readonly Overwritten[] {
  const { unit, kind } = member;
  if (!unit.sections.has('Service')) return NONE;
  const found: Overwritten[] = [];
  for (const [key, value, until] of SET[kind.section] ?? ONESHOT) {
    const entry = unit.last('Service', key);
    const isKept = until !== undefined && context.behaviour.version >= versionNumber(until);
    if (entry !== undefined && !isKept) found.push([entry, value, until]);
  }
  const isService = SET[kind.section] === SERVICE;
  return found.length > 0 && isService && serviceTypeOf(context, member) === 'oneshot' ? NONE : found;
}

type Overwritten = readonly [entry: Entry, value: string, until: string | undefined];

const NONE: readonly Overwritten[] = [];
