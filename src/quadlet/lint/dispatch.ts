import type { KeyRecord, Reader } from '../catalogue/keys.js';
import { SYSTEMD_SECTIONS } from '../catalogue/systemd.js';
import type { Context } from '../rules/context.js';
import { type OwnKey, ownKeys } from '../rules/own-keys.js';
import { optionsIn } from '../rules/PQ120-podman-args.js';
import type { KeyCheck, Rule, SetFiles, UnitPart } from '../rules/rule.js';
import { optionOf } from '../rules/unit-options.js';
import type { Member } from '../set/unit-set.js';
import type { Entry } from '../syntax/unit-file.js';

/** The checks of a key as one reader reads it: those for any value, and those for one with special characters. */
interface ChecksOfKey {
  readonly reader: Reader;
  readonly plain: readonly KeyCheck[];
  readonly special: readonly KeyCheck[];
}

/** A check of a unit or of the set. */
interface Task {
  readonly rule: Rule;
  readonly parts: readonly UnitPart[] | undefined;
  /** For a check of the set: the units that it concerns. */
  readonly members?: Member[];
}

/** A set of tasks: a bit for each, by its index. */
type Tasks = Int32Array;
type TasksOfKeys = ReadonlyMap<string, Tasks>;

/** The tasks for a section of systemd: for any key of it, and for one. */
interface TasksOfSection {
  whole: Tasks;
  readonly keys: Map<string, Tasks>;
}

/**
 * Calls the checks of rules in the order of the rules, but only those which concern what a unit contains: there are a
 * hundred of them, and most concern keys that few units have. A {@link Rule} declares what that is.
 */
export class Dispatch {
  readonly #rules: readonly Rule[];
  /** The checks of units, then those of the set. */
  readonly #tasks: readonly Task[];
  /** The tasks that concern all units. */
  readonly #always: Tasks;
  /** The tasks that concern values with special characters. */
  readonly #ofSpecial: Tasks;
  readonly #special: RegExp;
  /** The tasks by what rules declare. */
  readonly #ofPart = new Map<string, Tasks>();
  readonly #ofSection = new Map<string, TasksOfSection>();
  /** By the section of the unit's kind, then by its keys. */
  readonly #ofOwnKey = new Map<string, TasksOfKeys>();
  readonly #ofKey = new Map<KeyRecord, ChecksOfKey>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
    this.#tasks = [
      ...rules.flatMap((rule) => (rule.checkUnit ? [{ rule, parts: rule.units }] : [])),
      ...rules.flatMap((rule) => (rule.checkSet ? [{ rule, parts: rule.members, members: [] }] : [])),
    ];
    this.#always = this.#none();
    this.#ofSpecial = this.#none();
    for (const [index, { rule, parts, members }] of this.#tasks.entries()) {
      if (parts === undefined) {
        const isSpecial = members === undefined && rule.characters !== undefined;
        addOne(isSpecial ? this.#ofSpecial : this.#always, index);
      } else for (const part of parts) addOne(this.#ofThe(part), index);
    }
    const characters = rules.map((rule) => rule.characters ?? '').join('');
    this.#special = characters === '' ? /$^/ : new RegExp(`[${characters.replace(/[\\\]^-]/g, '\\$&')}]`);
  }

  #none(): Tasks {
    return new Int32Array((this.#tasks.length >> 5) + 1);
  }

  /** The tasks of a part that a rule declares, to which it adds its own. */
  #ofThe(part: string): Tasks {
    let tasks = this.#ofPart.get(part);
    if (tasks !== undefined) return tasks;
    tasks = this.#none();
    this.#ofPart.set(part, tasks);
    const [, section, key] = /^\[(\w+)\](?: (\w+)=)?$/.exec(part) ?? [];
    if (section === undefined) return tasks;
    const known = this.#ofSection.get(section) ?? { whole: this.#none(), keys: new Map() };
    this.#ofSection.set(section, known);
    if (key === undefined) known.whole = tasks;
    else known.keys.set(key, tasks);
    return tasks;
  }

  /** Forgets the units of another set. */
  begin(): void {
    for (const { members } of this.#tasks) if (members !== undefined) members.length = 0;
  }

  /** Checks a unit that the generator accepts, and remembers it for {@link checkSet}. */
  check(context: Context, member: Member): void {
    for (const section of [member.kind.section, 'Quadlet']) {
      for (const key of ownKeys(context, member, section)) {
        for (const check of this.#checksOf(key)) check(context, member, key);
      }
    }
    this.#run(member, this.#concerned(context, member), context);
  }

  /** Remembers a unit for {@link checkSet}. */
  remember(context: Context, member: Member): void {
    this.#run(member, this.#concerned(context, member), undefined);
  }

  /** Checks the remembered units together. */
  checkSet(context: Context, files: SetFiles): void {
    for (const { rule, parts, members } of this.#tasks) {
      if (members === undefined) continue;
      if (parts === undefined || members.length > 0) rule.checkSet?.(context, files, members);
    }
  }

  /** @param context if undefined, the unit is not checked itself */
  #run(member: Member, concerned: Tasks, context: Context | undefined): void {
    for (let word = 0; word < concerned.length; word++) {
      for (let bits = concerned[word] ?? 0; bits !== 0; bits &= bits - 1) {
        const { rule, members } = this.#tasks[(word << 5) + 31 - Math.clz32(bits & -bits)] as Task;
        if (members !== undefined) members.push(member);
        else if (context !== undefined) rule.checkUnit?.(context, member);
      }
    }
  }

  #checksOf(key: OwnKey): readonly KeyCheck[] {
    let known = this.#ofKey.get(key.record);
    if (known?.reader !== key.reader) {
      const rules = this.#rules.filter(({ keys }) => keys?.(key) ?? true);
      known = {
        reader: key.reader,
        plain: rules.flatMap(({ checkKey, characters }) => (checkKey && !characters ? [checkKey] : [])),
        special: rules.flatMap(({ checkKey }) => checkKey ?? []),
      };
      this.#ofKey.set(key.record, known);
    }
    return this.#hasSpecial(key.counting) ? known.special : known.plain;
  }

  #hasSpecial(entries: readonly Entry[]): boolean {
    for (const { value } of entries) if (this.#special.test(value)) return true;
    return false;
  }

  /** The tasks that concern a unit. */
  #concerned(context: Context, member: Member): Tasks {
    const concerned = this.#always.slice();
    const own = this.#ofOwnKeys(context, member.kind.section);
    let isSpecial = false;
    for (const { section, key, entries } of member.unit.keys) {
      if (section === member.kind.section) {
        add(concerned, own.get(key));
        continue;
      }
      const tasks = this.#ofSection.get(section);
      add(concerned, tasks?.whole);
      add(concerned, tasks?.keys.get(key));
      isSpecial ||= (SYSTEMD_SECTIONS as readonly string[]).includes(section) && this.#hasSpecial(entries);
    }
    if (isSpecial) add(concerned, this.#ofSpecial);
    for (const { option } of optionsIn(member)) add(concerned, this.#ofPart.get(option));
    return concerned;
  }

  /** The tasks for the keys of a unit's own section, and for their options. */
  #ofOwnKeys({ catalogue }: Context, section: string): TasksOfKeys {
    let known = this.#ofOwnKey.get(section);
    if (known === undefined) {
      const of = new Map<string, Tasks>();
      for (const { key, option } of catalogue.get(section)?.values() ?? []) {
        const [tasks, others] = [this.#ofPart.get(`${key}=`), this.#ofPart.get(optionOf(option))];
        if (tasks === undefined || others === undefined) {
          const all = tasks ?? others;
          if (all !== undefined) of.set(key, all);
          continue;
        }
        const all = tasks.slice();
        add(all, others);
        of.set(key, all);
      }
      known = of;
      this.#ofOwnKey.set(section, known);
    }
    return known;
  }
}

function addOne(to: Tasks, index: number): void {
  to[index >> 5] = (to[index >> 5] ?? 0) | (1 << (index & 31));
}

function add(to: Tasks, tasks: Tasks | undefined): void {
  if (tasks === undefined) return;
  for (let word = 0; word < to.length; word++) to[word] = (to[word] ?? 0) | (tasks[word] ?? 0);
}
