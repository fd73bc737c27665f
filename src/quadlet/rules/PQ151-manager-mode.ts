import type { Mode } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { unitOptions, withValue } from './unit-options.js';
import { quoted } from './values/quoted.js';

/** Options, the values concerned, the manager that has to run the unit, and the fix. */
const ONLY: readonly (readonly [option: `--${string}`, values: RegExp, mode: Mode, fix: string])[] = [
  ['--security-opt', /^apparmor[=:](?!unconfined$)./, 'system', 'remove it'],
  ['--device-cgroup-rule', /./, 'system', 'remove it'],
  ['--userns', /^nomap$/, 'user', 'use keep-id, auto or host'],
  ['--userns', /^keep-id:.*\bsize=/, 'user', 'remove size='],
];

export const managerMode: Rule = {
  code: 'PQ151',
  name: 'manager-mode',
  severity: 'warning',
  summary: 'podman accepts the option for root only, or for users only.',
  explanation:
    'Rootless podman cannot set AppArmor profiles and device rules, and rejects a container that requires them. Only ' +
    'rootless podman supports `UserNS=nomap` and a `size` in `UserNS=keep-id`. Remove the option, or run the unit in the ' +
    'other systemd manager.',
  sources: [
    'podman-run(1), --security-opt',
    'podman-run(1), --device-cgroup-rule',
    'podman-run(1), --userns',
    'pkg/specgen/generate/security_linux.go, setupApparmor',
  ],
  checkUnit: checkMode,
  units: ONLY.map(([option]) => option),
};

/** Options that podman rejects for this user. */
function checkMode(context: Context, member: Member): void {
  const { section } = member.kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const options = unitOptions(context, member);
  for (const [option, values, mode, fix] of ONLY) {
    const one =
      context.mode === mode ? undefined : options.get(option)?.find(({ value }) => values.test(value));
    if (one === undefined) continue;
    const value = one.written.startsWith('AppArmor') ? one.value.replace(/^apparmor=/, '') : one.value;
    const who = mode === 'system' ? 'users other than root' : 'root';
    const what = withValue(one, quoted(value).slice(1, -1));
    context.report('PQ151', one.span, `podman rejects ${what} for ${who}; ${fix}`);
  }
}
