import type { Behaviour } from '../catalogue/behaviour.js';
import type { Catalogue } from '../catalogue/keys.js';
import type { Code } from '../codes.js';
import type { Fix, Mode } from '../finding.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import { type Entry, keySpan, type Span } from '../syntax/unit-file.js';

/** Says what is wrong at a place. The rule's severity is in the table of rules. */
export type Report = (code: Code, span: Span, message: string, fix?: Fix) => void;

/** The same for what takes long to find words for, which is asked for only where the finding is kept. */
export type ReportLazily = (code: string, span: Span, describe: () => Description) => void;

/** The words of a finding, and what fixes it. */
export interface Description {
  readonly message: string;
  readonly fix?: Fix | undefined;
}

/** What a unit is looked at with: one version, one mode, the set that it belongs to. */
export interface Context {
  readonly behaviour: Behaviour;
  readonly mode: Mode;
  readonly catalogue: Catalogue;
  readonly set: UnitSet;
  readonly report: Report;
  readonly reportLazily: ReportLazily;
  /** The file name of the set that was probably meant by a name that is not there. */
  readonly similarName: (name: string) => string | undefined;
}

/** Where to say that something is missing: the section's header, else the beginning of the file. */
export function sectionSpan(member: Member, section: string): Span {
  const { file } = member.unit;
  const header = file.headers.find(({ name }) => name === section) ?? file.headers[0];
  if (header !== undefined) return { source: file.source, start: header.start, end: header.end };
  const newline = file.source.text.search(/\r?\n/);
  return { source: file.source, start: 0, end: newline < 0 ? file.source.text.length : newline };
}

/** The key of the entry that decides; the section where there is none. */
export function decidingKey(member: Member, section: string, key: string): Span {
  const entry = member.unit.last(section, key);
  return entry === undefined ? sectionSpan(member, section) : keySpan(entry);
}

/** The one of two entries that comes later in a unit: in its file, or in a drop-in of it. */
export function laterOf(member: Member, a: Entry, b: Entry): Entry {
  const files = [member.unit.file, ...member.unit.dropIns].map(({ source }) => source);
  const order = files.indexOf(a.source) - files.indexOf(b.source);
  return order > 0 || (order === 0 && a.keyStart > b.keyStart) ? a : b;
}
