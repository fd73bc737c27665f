import type { Behaviour } from '../catalogue/behaviour.js';
import type { Catalogue } from '../catalogue/keys.js';
import type { Code } from '../codes.js';
import type { Fix, Mode } from '../finding.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import { type Entry, keySpan, type Span } from '../syntax/unit-file.js';

/** Reports a finding. The table of rules has its severity. */
export type Report = (code: Code, span: Span, message: string, fix?: Fix) => void;

/** Reports a finding whose message is expensive; the function is only called if the finding is kept. */
export type ReportLazily = (code: string, span: Span, describe: () => Description) => void;

/** The message of a finding, and its fix. */
export interface Description {
  readonly message: string;
  readonly fix?: Fix | undefined;
}

/** What the checks of a unit use: one version, one mode, and the set of the unit. */
export interface Context {
  readonly behaviour: Behaviour;
  readonly mode: Mode;
  readonly catalogue: Catalogue;
  readonly set: UnitSet;
  readonly report: Report;
  readonly reportLazily: ReportLazily;
  /** The most similar file name in the set, for a name that does not exist. */
  readonly similarName: (name: string) => string | undefined;
}

/** Where to report something missing: the section's header, or else the first line of the file. */
export function sectionSpan(member: Member, section: string): Span {
  const { file } = member.unit;
  const header = file.headers.find(({ name }) => name === section) ?? file.headers[0];
  if (header !== undefined) return { source: file.source, start: header.start, end: header.end };
  const newline = file.source.text.search(/\r?\n/);
  return { source: file.source, start: 0, end: newline < 0 ? file.source.text.length : newline };
}

/** The key of the entry that takes effect, or the section without such an entry. */
export function decidingKey(member: Member, section: string, key: string): Span {
  const entry = member.unit.last(section, key);
  return entry === undefined ? sectionSpan(member, section) : keySpan(entry);
}

/** The later of two entries in a unit and its drop-ins. */
export function laterOf(member: Member, a: Entry, b: Entry): Entry {
  const files = [member.unit.file, ...member.unit.dropIns].map(({ source }) => source);
  const order = files.indexOf(a.source) - files.indexOf(b.source);
  return order > 0 || (order === 0 && a.keyStart > b.keyStart) ? a : b;
}
