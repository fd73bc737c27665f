import { trimmed, type Unit } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, type Span } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { type OwnKey, ownKeys } from './own-keys.js';
import { optionsIn, type PodmanOption, spanOf } from './PQ120-podman-args.js';

/** An option of podman's command, set by a key or in `PodmanArgs=`. */
export interface UnitOption {
  readonly value: string;
  /** As written: `IP=` or `PodmanArgs=--ip`. */
  readonly written: string;
  /** The key, or the option in `PodmanArgs=`. */
  readonly span: Span;
  readonly entry: Entry;
  /** The range of the value, or of the word, in the entry. */
  readonly start: number;
  readonly end: number;
}

/** Of thousands of options, the span of few is needed. */
class Option implements UnitOption {
  constructor(
    readonly value: string,
    readonly written: string,
    readonly entry: Entry,
    readonly start: number,
    readonly end: number,
    private readonly argument?: PodmanOption,
  ) {}

  get span(): Span {
    return this.argument === undefined ? keySpan(this.entry) : spanOf(this.argument);
  }
}

/** By the long name. */
export type UnitOptions = ReadonlyMap<string, readonly UnitOption[]>;

/** The options of the last unit, of which many rules ask for them one after the other. */
let last: { readonly member: Member; readonly options: UnitOptions } | undefined;

/** The options of podman's command for a unit: those of its keys, then those in `PodmanArgs=`, as in the command. */
export function unitOptions(context: Context, member: Member): UnitOptions {
  if (last?.member !== member) last = { member, options: optionsOf(context, member) };
  return last.options;
}

/** Of the options of a unit those with these names, which takes less time than all. */
export function someOptions(context: Context, member: Member, names: ReadonlySet<string>): UnitOptions {
  return last?.member === member ? last.options : optionsOf(context, member, names);
}

function optionsOf(context: Context, member: Member, names?: ReadonlySet<string>): UnitOptions {
  const options = new Map<string, UnitOption[]>();
  for (const key of ownKeys(context, member, member.kind.section)) {
    const [option, fixed] = nameIn(key.record.option);
    if (option === '' || option === '--module' || names?.has(option) === false) continue;
    const known = options.get(option);
    const all = known ?? [];
    addValues(context, member.unit, key, fixed, all);
    if (known === undefined && all.length > 0) options.set(option, all);
  }
  for (const argument of optionsIn(member)) {
    const { option, value, written, word } = argument;
    if (names?.has(option) === false) continue;
    const one = new Option(value, `PodmanArgs=${written}`, word.entry, word.start, word.end, argument);
    const known = options.get(option);
    if (known === undefined) options.set(option, [one]);
    else known.push(one);
  }
  return options;
}

const NAMES = new Map<string, readonly [name: string, fixed: string]>();

/** The name of the option in the catalogue's description of one; empty without an option. */
export function optionOf(option: string): string {
  return nameIn(option)[0];
}

/** The name of an option, and what it sets in addition to the value. */
function nameIn(option: string): readonly [name: string, fixed: string] {
  let known = NAMES.get(option);
  if (known === undefined) {
    const [, name = '', fixed = ''] = /^(--[a-z\d-]+)(?:[ =](.*))?$/.exec(option) ?? [];
    known = [name, fixed];
    NAMES.set(option, known);
  }
  return known;
}

function addValues({ behaviour }: Context, unit: Unit, key: OwnKey, fixed: string, all: UnitOption[]): void {
  const { record, reader, counting } = key;
  if (reader === 'command') return;
  const isList = reader === 'words' || reader === 'args' || reader === 'assignments';
  // Of a boolean the option itself, otherwise what comes before the value.
  const isFixed = record.reader === 'flag' && fixed !== '';
  const before = /[=:]$/.test(fixed) ? fixed : '';
  const written = `${record.key}=`;
  for (const entry of counting) {
    if (isList) {
      const { words } = splitWords(entry.value, reader === 'words' ? 'kept' : 'read', behaviour.octalEscapes);
      for (const { text, start, end } of words) {
        all.push(new Option(isFixed ? fixed : before + text, written, entry, start, end));
      }
      continue;
    }
    const { text: own, start, end } = trimmed(entry);
    const text = textOf(unit, key, entry, own);
    // A boolean without a value of the option is set or left out.
    const isLeftOut = text === 'false' && /[ =]/.test(record.option);
    if (text !== '' && !isLeftOut) {
      all.push(new Option(isFixed ? fixed : before + text, written, entry, start, end));
    }
  }
}

function textOf(unit: Unit, { reader, record }: OwnKey, entry: Entry, text: string): string {
  if (reader === 'flag') return String(unit.flag(record.section, record.key));
  return reader === 'list' ? text : unit.unquoted(entry);
}

/** The span of the last such part of the value, or of the option if it is not in the same word. */
export function spanOfPart({ entry, span, start, end }: UnitOption, part: string): Span {
  const at = part === '' ? -1 : entry.value.slice(start, end).lastIndexOf(part);
  return at < 0 ? span : partSpan(entry, start + at, start + at + part.length);
}

/** For a message: `IP=`, or `--ip in PodmanArgs=`. */
export function nameOf({ written }: Pick<UnitOption, 'written'>): string {
  const [, option] = /^(?:PodmanArgs=)(.+)$/.exec(written) ?? [];
  return option === undefined ? written : `${option} in PodmanArgs=`;
}

/** As written, with its value or a part of it: `IP=10.1.0.2`, `PodmanArgs=--ip=10.1.0.2`. */
export function withValue({ written }: Pick<UnitOption, 'written'>, value: string): string {
  return `${written}${value === '' || written.endsWith('=') ? '' : '='}${value}`;
}

/** Whether a value is the same at run time: without specifiers, variables and templates. */
export function isLiteral(value: string): boolean {
  return !/[%$]|\{\{/.test(value);
}
