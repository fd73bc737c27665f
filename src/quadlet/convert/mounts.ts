import type { Context } from '../rules/context.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { CsvError, readRecords } from '../syntax/csv.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import { checkStorageSource } from './references.js';

/** `Mount=` of containers (`resolveContainerMountParams`, before 4.8 inside `ConvertContainer`). */
export function checkMounts(context: Context, member: Member): void {
  const { mount } = context.behaviour;
  if (mount === 'none') return;
  for (const word of member.unit.args('Container', 'Mount')) {
    if (mount === 'csv') checkRecord(context, word);
    else checkSplit(context, word);
  }
}

function checkRecord(context: Context, word: EntryWord): void {
  const { behaviour } = context;
  const span = partSpan(word.entry, word.start, word.end);
  const fields = readFields(context, word, span);
  if (fields === undefined) return;
  const typeIndex = fields.findIndex((field) => /^type=[^=]*$/.test(field));
  if (typeIndex < 0 && behaviour.mountNeedsType) {
    context.report(
      'PQ025',
      span,
      'before Podman 5.6 a mount requires a type; add type=volume, type=bind or another',
    );
    return;
  }
  const type = typeIndex < 0 ? 'volume' : (fields[typeIndex] as string).slice('type='.length);
  if (!behaviour.mountTypes.includes(type)) return;
  const sources = fields.filter(
    (field, index) => index !== typeIndex && /^(?:source|src)(?:=|$)/.test(field),
  );
  const bare = sources.find((field) => !field.includes('='));
  if (bare !== undefined) {
    const fieldSpan = spanOfText(word, bare) ?? span;
    context.report('PQ025', fieldSpan, `"${bare}" has no value; write ${bare}=PATH`);
    return;
  }
  const last = sources.at(-1) ?? '';
  const source = last.slice(last.indexOf('=') + 1);
  if (source === '') reportNoSource(context, span, type);
  else {
    const sourceSpan = spanOfText(word, source) ?? spanOfText(word, last) ?? span;
    checkStorageSource(context, source, sourceSpan, true);
  }
}

function readFields(context: Context, word: EntryWord, span: Span): readonly string[] | undefined {
  try {
    const records = readRecords(word.text);
    if (records.length === 1) return records[0];
    context.report(
      'PQ025',
      span,
      'this mount contains a newline; write it as one line of comma-separated values',
    );
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown;
    context.report(
      'PQ025',
      span,
      `this mount is not valid comma-separated values: ${thrown.message}; put quotes around a whole field`,
    );
  }
  return undefined;
}

function reportNoSource(context: Context, span: Span, type: string): void {
  switch (context.behaviour.mountWithoutSource) {
    case 'crashes':
      context.report(
        'PQ007',
        span,
        `a mount of type ${type} without a source crashes the generator before Podman 5.7, and this unit and those after it are not generated; add source=`,
      );
      return;
    case 'error-unless-volume':
      if (type === 'volume') return;
      break;
    case 'error':
      break;
  }
  context.report('PQ025', span, `a mount of type ${type} requires a source; add source=`);
}

/** Before 4.8: a field without `=` crashes the generator. */
function checkSplit(context: Context, word: EntryWord): void {
  const values = new Map<string, string>();
  const span = partSpan(word.entry, word.start, word.end);
  for (const field of word.text.split(',')) {
    const [name = '', value] = field.split('=');
    if (value === undefined) {
      context.report(
        'PQ007',
        spanOfText(word, field) ?? span,
        `"${field}" has no "=", which crashes the generator before Podman 4.8, and this unit and those after it are not generated; write ${field || 'NAME'}=true`,
      );
      return;
    }
    values.set(name, value);
  }
  const type = values.get('type');
  if (type === undefined || !context.behaviour.mountTypes.includes(type)) return;
  const source = values.get('source') ?? values.get('src');
  if (source === undefined) return;
  if (source === '') reportNoSource(context, span, type);
  else checkStorageSource(context, source, spanOfText(word, source) ?? span, true);
}

/** The span of a part of a word, if the file contains it literally. */
function spanOfText(word: EntryWord, text: string): Span | undefined {
  if (text === '') return undefined;
  const raw = word.entry.value.slice(word.start, word.end);
  const at = raw.indexOf(text);
  return at < 0 ? undefined : partSpan(word.entry, word.start + at, word.start + at + text.length);
}
