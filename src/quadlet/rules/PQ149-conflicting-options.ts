import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { nameOf, type UnitOption, type UnitOptions, unitOptions, withValue } from './unit-options.js';

/** Two options, each as a name, or as a name and a pattern of the values concerned: otherwise all but `false`. */
const CONFLICTS: readonly (readonly [string, string])[] = [
  ['--cpus', '--cpu-quota'],
  ['--cpus', '--cpu-period'],
  ...['uidmap', 'gidmap', 'subuidname', 'subgidname'].map((name) => ['--userns', `--${name}`] as const),
  ['--init', '--pid ^(?!private$)'],
  ['--init', '--systemd ^always$'],
  ['--shm-size', '--ipc ^(?:host|none)$'],
  ['--sysctl ^fs\\.mqueue\\.', '--ipc ^host$'],
  ['--hostname', '--uts ^host$'],
  ['--no-hosts', '--add-host'],
  ['--no-hosts', '--hosts-file'],
  ['--no-healthcheck', '--health-cmd'],
  ['--no-healthcheck', '--health-startup-cmd'],
  ['--dns ^none$', '--dns ^(?!none$)'],
  ['--dns ^none$', '--dns-search'],
  ['--dns ^none$', '--dns-option'],
  ['--dns-search ^\\.$', '--dns-search ^(?!\\.$)'],
  ['--group-add ^keep-groups$', '--group-add ^(?!keep-groups$)'],
  ['--cap-add ^[aA][lL][lL]$', '--cap-drop ^[aA][lL][lL]$'],
  ['--platform', '--arch'],
  ['--platform', '--os'],
  ['--log-driver ^passthrough', '--attach'],
  ...['network', 'ip', 'ip6', 'network-alias', 'mac-address', 'publish', 'dns', 'add-host'].map(
    (name) => ['--infra ^false$', `--${name}`] as const,
  ),
];

interface Side {
  readonly option: `--${string}`;
  readonly values: RegExp;
}

const PAIRS: readonly (readonly [Side, Side])[] = CONFLICTS.map(([a, b]) => [sideOf(a), sideOf(b)]);

export const conflictingOptions: Rule = {
  code: 'PQ149',
  name: 'conflicting-options',
  severity: 'warning',
  summary: 'podman rejects two options together.',
  explanation:
    'Each of the two is valid, but podman does not start a container or pod with both. Keep the one that you need. ' +
    'Quadlet itself sets `--cgroups=split`, which excludes `--cgroup-parent`: use `Slice=` in `[Service]`, or ' +
    '`CgroupsMode=enabled`.',
  sources: [
    'cmd/podman/containers/create.go, CreateInit',
    'pkg/specgen/container_validate.go, Validate',
    'pkg/specgen/generate/storage.go, addContainerInitBinary',
    'podman-run(1), --cgroups',
  ],
  checkUnit: checkConflicts,
  units: ['--cap-drop', '--cgroup-parent', ...PAIRS.map(([{ option }]) => option)],
};

function sideOf(text: string): Side {
  const [option = '', values = '^(?!false$)'] = text.split(' ');
  return { option: option as Side['option'], values: new RegExp(values) };
}

/** Pairs of options that exclude each other. */
function checkConflicts(context: Context, member: Member): void {
  const { section } = member.kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const options = unitOptions(context, member);
  for (const [a, b] of PAIRS) {
    const one = find(options, a);
    const other = one && find(options, b);
    if (one === undefined || other === undefined) continue;
    report(context, other, `podman rejects ${shown(other, b)} together with ${shown(one, a)}; remove one`);
  }
  checkCapabilities(context, options);
  if (section === 'Container') checkParent(context, options);
}

function find(options: UnitOptions, { option, values }: Side): UnitOption | undefined {
  return options.get(option)?.find(({ value }) => values.test(value));
}

/** With the value, if it matters. */
function shown(one: UnitOption, { values }: Side): string {
  if (values.source.startsWith('^(?!')) return nameOf(one);
  return withValue(one, one.value.slice(0, 40));
}

function checkCapabilities(context: Context, options: UnitOptions): void {
  if (!options.has('--cap-add') || !options.has('--cap-drop')) return;
  const normalized = ({ value }: UnitOption) => value.toUpperCase().replace(/^CAP_/, '');
  const added = new Map((options.get('--cap-add') ?? []).map((one) => [normalized(one), one]));
  for (const one of options.get('--cap-drop') ?? []) {
    const name = normalized(one);
    const other = added.get(name);
    if (name === 'ALL' || other === undefined) continue;
    report(context, one, `podman rejects ${name} in both ${nameOf(other)} and ${nameOf(one)}; remove one`);
  }
}

/** `--cgroups=split` is Quadlet's default. */
function checkParent(context: Context, options: UnitOptions): void {
  const [parent] = options.get('--cgroup-parent') ?? [];
  const mode = options.get('--cgroups')?.at(-1)?.value ?? 'split';
  if (parent === undefined || mode !== 'split') return;
  report(
    context,
    parent,
    `podman rejects ${nameOf(parent)} together with --cgroups=split, which Quadlet sets; use Slice= in [Service], or CgroupsMode=enabled`,
  );
}

function report(context: Context, { span }: UnitOption, message: string): void {
  context.report('PQ149', span, message);
}
