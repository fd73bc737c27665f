import type { Behaviour } from '../catalogue/behaviour.js';
import { type KeyRecord, type Reader, repeats } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import type { Entry, UnitFile } from '../syntax/unit-file.js';
import type { Context } from './context.js';

/** A key in a section of Quadlet that a unit contains and the version supports. */
export interface OwnKey {
  readonly record: KeyRecord;
  /** How the version reads it. */
  readonly reader: Reader;
  /** All its entries in the unit and its drop-ins, in order. */
  readonly entries: readonly Entry[];
  /** The entries that take effect: of a list those after the last empty one, otherwise the last one. */
  readonly counting: readonly Entry[];
}

/** The keys of the last unit, of which many rules ask for them one after the other. */
let last: { readonly member: Member; readonly keys: readonly OwnKey[] } | undefined;

/** The keys of a section that the version supports and the unit contains. */
export function ownKeys(context: Context, member: Member, section: string): readonly OwnKey[] {
  if (section !== member.kind.section) return keysOf(context, member, section);
  if (last?.member !== member) last = { member, keys: keysOf(context, member, section) };
  return last.keys;
}

function keysOf({ catalogue, behaviour }: Context, { unit }: Member, section: string): OwnKey[] {
  const records = catalogue.get(section);
  const keys: OwnKey[] = [];
  for (const { section: of, key, entries } of unit.keys) {
    if (of !== section) continue;
    const record = records?.get(key);
    if (record === undefined || record.sinceNumber > behaviour.version) continue;
    const reader = readerOf(record, behaviour);
    keys.push({ record, reader, entries, counting: countingOf(reader, entries) });
  }
  return keys;
}

// From a comparison of the Lookup calls in quadlet.go of every version.
const READ_DIFFERENTLY: ReadonlyMap<string, { readonly before: number; readonly reader: Reader }> = new Map(
  (
    [
      ['Build.ImageTag', '5.3', 'value'],
      ['Container.Group', '4.8', 'number'],
      ['Container.Notify', '5.0', 'flag'],
      ['Container.Ulimit', '5.0', 'value'],
      ['Container.User', '4.8', 'number'],
      ['Kube.Yaml', '5.7', 'value'],
    ] as const
  ).map(([key, version, reader]) => [key, { before: versionNumber(version), reader }]),
);

const KEYS_READ_DIFFERENTLY = new Set([...READ_DIFFERENTLY.keys()].map((name) => name.split('.')[1]));

function readerOf({ section, key, reader }: KeyRecord, { version }: Behaviour): Reader {
  const otherwise = KEYS_READ_DIFFERENTLY.has(key) ? READ_DIFFERENTLY.get(`${section}.${key}`) : undefined;
  return otherwise !== undefined && version < otherwise.before ? otherwise.reader : reader;
}

function countingOf(reader: Reader, entries: readonly Entry[]): readonly Entry[] {
  if (!repeats(reader)) return entries.length === 1 ? entries : entries.slice(-1);
  const reset = entries.findLastIndex(({ resets }) => resets);
  return reset < 0 ? entries : entries.slice(reset + 1);
}

/** The file that contains an entry: the unit or a drop-in. */
export function fileOf({ unit }: Member, { source }: Entry): UnitFile {
  return unit.dropIns.find((file) => file.source === source) ?? unit.file;
}
