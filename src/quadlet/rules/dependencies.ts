import type { Member, UnitSet } from '../set/unit-set.js';
import type { NamedResource } from './named-resources.js';

/** The keys of `[Unit]` that make systemd start other units, or wait for them. */
const KEYS = ['After', 'Requires', 'Wants', 'BindsTo', 'Requisite', 'PartOf', 'Upholds'];

/** Limit for the units that one depends on. */
const LIMIT = 100;

/** Units by the names of their files and of their services. */
export function byFileOrService(members: readonly Member[]): ReadonlyMap<string, Member> {
  const byName = new Map<string, Member>();
  for (const member of members) {
    byName.set(member.unit.name, member);
    byName.set(`${member.service}.service`, member);
  }
  return byName;
}

/** Which units of a set depend on which others, by keys of Quadlet and of `[Unit]`. */
export class Dependencies {
  readonly #of = new Map<Member, Set<Member>>();

  /** @param named the resources that each unit names */
  constructor({ members }: UnitSet, named: ReadonlyMap<Member, readonly NamedResource[]>) {
    const byName = byFileOrService(members);
    for (const member of members) {
      for (const name of namesIn(member, named.get(member) ?? [])) this.#add(member, byName.get(name));
      for (const { text } of member.unit.words('Unit', 'Before')) this.#add(byName.get(text), member);
    }
  }

  #add(member: Member | undefined, on: Member | undefined): void {
    if (member === undefined || on === undefined) return;
    const known = this.#of.get(member);
    if (known === undefined) this.#of.set(member, new Set([on]));
    else known.add(on);
  }

  /** Whether a unit depends on another one, also through others. True for a unit with more dependencies than the limit. */
  has(member: Member, on: Member): boolean {
    if (this.#last?.member !== member) this.#last = { member, all: this.#allOf(member) };
    return this.#last.all?.has(on) ?? true;
  }

  #last: { readonly member: Member; readonly all: ReadonlySet<Member> | undefined } | undefined;

  #allOf(member: Member): ReadonlySet<Member> | undefined {
    const all = new Set([member]);
    for (const one of all) {
      for (const next of this.#of.get(one) ?? []) {
        all.add(next);
        if (all.size > LIMIT) return undefined;
      }
    }
    return all;
  }
}

function* namesIn(member: Member, named: readonly NamedResource[]): Iterable<string> {
  for (const key of KEYS) for (const { text } of member.unit.words('Unit', key)) yield text;
  for (const { name } of named) yield name;
  const pod = member.unit.value('Container', 'Pod');
  if (pod !== undefined) yield pod;
}
