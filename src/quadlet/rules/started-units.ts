import type { Member, UnitSet } from '../set/unit-set.js';
import type { Context } from './context.js';
import { byFileOrService } from './dependencies.js';
import { installTargets } from './install-words.js';
import { pulledIn } from './PQ102-not-started.js';

/** The targets that the manager starts. */
const BOOT_TARGETS = { user: /^default\.target$/, system: /^(?:default|multi-user|graphical)\.target$/ };

const STARTED = new WeakMap<UnitSet, ReadonlySet<Member>>();

/** The units that the usual targets start, and those that they require. */
export function startedAtBoot(context: Context): ReadonlySet<Member> {
  const known = STARTED.get(context.set) ?? startedOf(context);
  STARTED.set(context.set, known);
  return known;
}

function startedOf(context: Context): ReadonlySet<Member> {
  const members = context.set.members.filter(({ converts, unit }) => converts && !/@\.\w+$/.test(unit.name));
  const byName = byFileOrService(members);
  const targets = BOOT_TARGETS[context.mode];
  const isInstalled = (member: Member) =>
    installTargets(context, member).some(({ text }) => targets.test(text));
  const started = new Set(members.filter(isInstalled));
  for (const member of started) {
    for (const name of pulledIn(member)) {
      const pulled = byName.get(name);
      if (pulled !== undefined) started.add(pulled);
    }
  }
  return started;
}

/** Alternatives with the same name, of which PQ119 reports one. */
export function isNamedLike({ resource, kind }: Member, other: Member): boolean {
  return resource !== '' && resource === other.resource && kind.extension === other.kind.extension;
}

/** The path of the directory of a unit. */
export function directoryOf({ unit: { path } }: Member): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** A cache, because a unit can exclude thousands of others. */
const CONFLICTS = new WeakMap<Member, ReadonlySet<string>>();

/** Whether systemd stops one of the units when it starts the other. */
export function conflicts(a: Member, b: Member): boolean {
  return excludes(a, b) || excludes(b, a);
}

function excludes(member: Member, other: Member): boolean {
  const names =
    CONFLICTS.get(member) ?? new Set(member.unit.words('Unit', 'Conflicts').map(({ text }) => text));
  CONFLICTS.set(member, names);
  return names.has(other.unit.name) || names.has(`${other.service}.service`);
}
