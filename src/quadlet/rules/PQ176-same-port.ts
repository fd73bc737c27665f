import type { Member } from '../set/unit-set.js';
import { type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { installTargets } from './install-words.js';
import { pulledIn } from './PQ102-not-started.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';
import { type HostPorts, hostPorts } from './values/published-port.js';

export const samePort: Rule = {
  code: 'PQ176',
  name: 'same-port',
  severity: 'warning',
  summary: 'Two units that start together publish the same port of the host.',
  explanation:
    'Only one of them can bind the port: the service that starts later fails with `address already in use`. An ' +
    'address is included in `0.0.0.0`, and in a port without an address. Publish another port, or different ' +
    'addresses. The rule compares units of one directory that are started at boot; units with `Conflicts=`, and ' +
    'those that only start by hand, may use the same port.',
  sources: ['podman-run(1), --publish', 'bind(2)'],
  checkSet: checkPorts,
};

/** Ports that one unit publishes. */
interface Published extends HostPorts {
  readonly member: Member;
  readonly span: Span;
}

/** Limit for comparisons. */
const COMPARED = 100_000;

function checkPorts(context: Context): void {
  const inOrder = publishedAtBoot(context);
  const orders = new Map(inOrder.map((port, order) => [port, order]));
  const published = [...inOrder].sort((a, b) => a.first - b.first);
  const reported = new Set<Member>();
  let left = COMPARED;
  let earlier: Published[] = [];
  for (const port of published) {
    earlier = earlier.filter(({ last }) => last >= port.first);
    left -= earlier.length;
    if (left < 0) return;
    const other = earlier.find((one) => collide(context, one, port));
    earlier.push(port);
    if (other === undefined) continue;
    const isLater = (orders.get(port) ?? 0) > (orders.get(other) ?? 0);
    const later = isLater ? port : other;
    if (reported.has(later.member)) continue;
    reported.add(later.member);
    report(context, later, isLater ? other : port);
  }
}

/** The ports of the host that the units started at boot publish. */
function publishedAtBoot(context: Context): Published[] {
  return [...startedAtBoot(context)].flatMap((member) => {
    const { unit, kind } = member;
    const { section } = kind;
    // A member of a pod cannot publish ports; without a separate network they have no effect.
    if (unit.value(section, 'Pod') || unit.list(section, 'Network').some(({ value }) => SHARED.test(value)))
      return [];
    const of = (value: string, span: Span) => hostPorts(value).map((ports) => ({ ...ports, member, span }));
    const keys = unit.list(section, 'PublishPort');
    const options = [...optionsIn(member)].filter(({ option }) => option === '--publish');
    return [
      ...keys.flatMap((entry) => of(unit.unquoted(entry).trim(), valueSpan(entry))),
      ...options.flatMap((option) => of(option.value, spanOf(option))),
    ];
  });
}

const SHARED = /^(?:host|none|ns:.*|container:.*|[^:]*\.container)\s*$/;
/** The targets that the manager starts. */
const BOOT_TARGETS = { user: /^default\.target$/, system: /^(?:default|multi-user|graphical)\.target$/ };

/** The units that the usual targets start, and those that they require. */
export function startedAtBoot(context: Context): ReadonlySet<Member> {
  const members = context.set.members.filter(({ converts, unit }) => converts && !/@\.\w+$/.test(unit.name));
  const byName = new Map(
    members.flatMap((member) => [
      [member.unit.name, member] as const,
      [`${member.service}.service`, member] as const,
    ]),
  );
  const isInstalled = (member: Member) =>
    installTargets(context, member).some(({ text }) => BOOT_TARGETS[context.mode].test(text));
  const started = new Set(members.filter(isInstalled));
  for (const member of started) {
    for (const name of pulledIn(member)) {
      const pulled = byName.get(name);
      if (pulled !== undefined) started.add(pulled);
    }
  }
  return started;
}

function collide({ mode }: Context, a: Published, b: Published): boolean {
  if (
    a.member === b.member ||
    isNamedLike(a.member, b.member) ||
    a.protocol !== b.protocol ||
    !overlap(a.address, b.address, mode === 'user')
  )
    return false;
  return (
    directoryOf(a.member) === directoryOf(b.member) &&
    !conflict(a.member, b.member) &&
    !conflict(b.member, a.member)
  );
}

/** Alternatives with the same name, of which PQ119 reports one. */
function isNamedLike({ resource, kind }: Member, other: Member): boolean {
  return resource !== '' && resource === other.resource && kind.extension === other.kind.extension;
}

/** Whether one address includes the other. Without an address, rootless podman also listens on IPv6. */
function overlap(a: string, b: string, rootless: boolean): boolean {
  const includes = (all: string, one: string) =>
    all === one ||
    (all === '' && (rootless || !one.includes(':'))) ||
    (all === '0.0.0.0' && one !== '' && !one.includes(':')) ||
    (all === '::' && one.includes(':'));
  return includes(a, b) || includes(b, a);
}

/** The path of the directory of a unit. */
export function directoryOf({ unit: { path } }: Member): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function conflict({ unit }: Member, other: Member): boolean {
  const names = [other.unit.name, `${other.service}.service`];
  return unit.words('Unit', 'Conflicts').some(({ text }) => names.includes(text));
}

function report(context: Context, port: Published, other: Published): void {
  const { protocol, first } = port;
  context.report(
    'PQ176',
    port.span,
    `${other.member.unit.path} also publishes port ${Math.max(first, other.first)}/${protocol} of the host, so the service that starts later fails; use another port`,
  );
}
