import type { KeyRecord } from '../catalogue/keys.js';
import { trimmed, type Unit } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, partSpan, type Span } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { type OwnKey, ownKeys } from './own-keys.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';

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

/** By the long name. */
export type UnitOptions = ReadonlyMap<string, readonly UnitOption[]>;

/** The options of the last unit, of which many rules ask for them one after the other. */
let last: { readonly member: Member; readonly options: UnitOptions } | undefined;

/** The options of podman's command for a unit: those of its keys, then those in `PodmanArgs=`, as in the command. */
export function unitOptions(context: Context, member: Member): UnitOptions {
  if (last?.member !== member) last = { member, options: optionsOf(context, member) };
  return last.options;
}

function optionsOf(context: Context, member: Member): UnitOptions {
  const options = new Map<string, UnitOption[]>();
  const add = (option: string, one: UnitOption): void => {
    const others = options.get(option);
    if (others === undefined) options.set(option, [one]);
    else others.push(one);
  };
  for (const key of ownKeys(context, member, member.kind.section)) {
    const [option, fixed] = nameIn(key.record.option);
    if (option === '' || option === '--module') continue;
    for (const part of valuesOf(context, member, key)) add(option, optionOf(key.record, fixed, part));
  }
  for (const argument of optionsIn(member)) {
    const { option, value, written, word } = argument;
    const span = spanOf(argument);
    add(option, { ...word, value, written: `PodmanArgs=${written}`, span });
  }
  return options;
}

const NAMES = new Map<string, readonly [name: string, fixed: string]>();

/** The name of an option, and what it sets besides the value. */
function nameIn(option: string): readonly [name: string, fixed: string] {
  let known = NAMES.get(option);
  if (known === undefined) {
    const [, name = '', fixed = ''] = /^(--[a-z\d-]+)(?:[ =](.*))?$/.exec(option) ?? [];
    known = [name, fixed];
    NAMES.set(option, known);
  }
  return known;
}

interface Part {
  readonly entry: Entry;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function optionOf(record: KeyRecord, fixed: string, { entry, text, start, end }: Part): UnitOption {
  // Of a boolean the option itself, otherwise what comes before the value.
  const value = record.reader === 'flag' && fixed !== '' ? fixed : /[=:]$/.test(fixed) ? fixed + text : text;
  return { value, written: `${record.key}=`, span: keySpan(entry), entry, start, end };
}

function* valuesOf({ behaviour }: Context, { unit }: Member, key: OwnKey): Iterable<Part> {
  for (const entry of key.counting) {
    if (key.reader === 'command') continue;
    if (/^(?:words|args|assignments)$/.test(key.reader)) {
      const escapes = key.reader === 'words' ? 'kept' : 'read';
      for (const word of splitWords(entry.value, escapes, behaviour.octalEscapes).words)
        yield { ...word, entry };
      continue;
    }
    const part = { ...trimmed(entry), entry };
    const text = textOf(unit, key, entry, part.text);
    // A boolean without a value of the option is set or left out.
    const isLeftOut = text === 'false' && /[ =]/.test(key.record.option);
    if (text !== '' && !isLeftOut) yield { ...part, text };
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
export function nameOf({ written }: UnitOption): string {
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
