import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { CsvError, readRecords } from '../syntax/csv.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { reportCrashWithoutEquals, reportCrashWithoutSource } from './PQ007-generator-crash.js';
import type { Rule } from './rule.js';

export const mountFormat: Rule = {
  code: 'PQ025',
  name: 'mount-format',
  severity: 'error',
  summary: 'Mount= cannot be parsed, or has no source.',
  explanation:
    '`Mount=` is a line of comma-separated values as in `podman run --mount`, in which the generator translates ' +
    'paths and unit names of the source. It rejects a value that it cannot split into fields, before 5.6 a mount ' +
    'without `type=` (`incorrect mount format: …`), a field `source` without a value (`source parameter does not ' +
    'include a value`), and from Podman 5.7 on a mount without any source (`source cannot be empty`, from 6.0 on ' +
    '`source parameter is required for mount type bind`), which 6.0 allows for volumes. Before 4.8 quotes are not ' +
    'supported, and before 5.7 a missing source crashes the generator. Write ' +
    '`Mount=type=bind,source=/srv,destination=/srv`.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams',
    'podman-systemd.unit(5), Mount=',
    'podman-run(1), --mount',
  ],
};

/** The source of a mount, which can be a unit. */
export interface MountSource {
  readonly source: string;
  readonly span: Span;
}

/**
 * `Mount=` of containers (`resolveContainerMountParams`, before 4.8 inside `ConvertContainer`).
 * @returns the sources that the generator translates
 */
export function* checkMounts(context: Context, member: Member): Iterable<MountSource> {
  const { mount } = context.behaviour;
  if (mount === 'none') return;
  for (const word of member.unit.args('Container', 'Mount')) {
    const found = mount === 'csv' ? checkRecord(context, word) : checkSplit(context, word);
    if (found !== undefined) yield found;
  }
}

function checkRecord(context: Context, word: EntryWord): MountSource | undefined {
  const { behaviour } = context;
  const span = partSpan(word.entry, word.start, word.end);
  const fields = readFields(context, word, span);
  if (fields === undefined) return undefined;
  const typeIndex = fields.findIndex((field) => /^type=[^=]*$/.test(field));
  if (typeIndex < 0 && behaviour.mountNeedsType) {
    const message = 'before Podman 5.6 a mount requires a type; add type=volume, type=bind or another';
    return report(context, span, message);
  }
  const type = typeIndex < 0 ? 'volume' : (fields[typeIndex] as string).slice('type='.length);
  if (!behaviour.mountTypes.includes(type)) return undefined;
  const sources = fields.filter(
    (field, index) => index !== typeIndex && /^(?:source|src)(?:=|$)/.test(field),
  );
  const bare = sources.find((field) => !field.includes('='));
  if (bare !== undefined) {
    return report(context, spanOfText(word, bare) ?? span, `"${bare}" has no value; write ${bare}=PATH`);
  }
  const last = sources.at(-1) ?? '';
  const source = last.slice(last.indexOf('=') + 1);
  if (source === '') return reportNoSource(context, span, type);
  return { source, span: spanOfText(word, source) ?? spanOfText(word, last) ?? span };
}

function readFields(context: Context, word: EntryWord, span: Span): readonly string[] | undefined {
  try {
    const records = readRecords(word.text);
    if (records.length === 1) return records[0];
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    const problem = `this mount is not valid comma-separated values: ${thrown.message}`;
    return report(context, span, `${problem}; put quotes around a whole field`);
  }
  const message = 'this mount contains a newline; write it as one line of comma-separated values';
  return report(context, span, message);
}

function reportNoSource(context: Context, span: Span, type: string): undefined {
  const { mountWithoutSource } = context.behaviour;
  if (mountWithoutSource === 'crashes') reportCrashWithoutSource(context, span, type);
  else if (mountWithoutSource === 'error' || type !== 'volume') {
    report(context, span, `a mount of type ${type} requires a source; add source=`);
  }
}

function report(context: Context, span: Span, message: string): undefined {
  context.report('PQ025', span, message);
}

/** Before 4.8: a field without `=` crashes the generator. */
function checkSplit(context: Context, word: EntryWord): MountSource | undefined {
  const values = new Map<string, string>();
  const span = partSpan(word.entry, word.start, word.end);
  for (const field of word.text.split(',')) {
    const [name = '', value] = field.split('=');
    if (value === undefined) {
      reportCrashWithoutEquals(context, spanOfText(word, field) ?? span, field);
      return undefined;
    }
    values.set(name, value);
  }
  const type = values.get('type');
  if (type === undefined || !context.behaviour.mountTypes.includes(type)) return undefined;
  const source = values.get('source') ?? values.get('src');
  if (source === undefined) return undefined;
  if (source === '') return reportNoSource(context, span, type);
  return { source, span: spanOfText(word, source) ?? span };
}

/** The span of a part of a word, if the file contains it literally. */
function spanOfText(word: EntryWord, text: string): Span | undefined {
  if (text === '') return undefined;
  const raw = word.entry.value.slice(word.start, word.end);
  const at = raw.indexOf(text);
  return at < 0 ? undefined : partSpan(word.entry, word.start + at, word.start + at + text.length);
}
