import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import type { Edit } from '../../../src/quadlet/finding.js';
import { addition, moveToSection, removal, rename } from '../../../src/quadlet/rules/edits.js';
import { parseUnitFile } from '../../../src/quadlet/syntax/parse.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';
import type { Entry, UnitFile } from '../../../src/quadlet/syntax/unit-file.js';

function parse(text: string): UnitFile {
  return parseUnitFile(new SourceText('a.container', text), behaviourOf('5.8.6'));
}

function entryOf({ entries }: UnitFile, key: string): Entry {
  const found = entries.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
}

function apply({ source }: UnitFile, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source.text);
}

describe('rename', () => {
  test.each<[text: string, renamed: string]>([
    ['[A]\nK=b', '[A]\nNew=b'],
    ['[A]\r\n\tK  = b\r\n', '[A]\r\n\tNew  = b\r\n'],
    ['[A]\n# K=\nK=K \\\n  K\n', '[A]\n# K=\nNew=K \\\n  K\n'],
  ])('%j', (text, renamed) => {
    const file = parse(text);
    expect(apply(file, [rename(entryOf(file, 'K'), 'New')])).toBe(renamed);
  });
});

describe('removal', () => {
  test.each<[title: string, text: string, rest: string]>([
    ['a line', '[A]\nK=b\nL=c\n', '[A]\nL=c\n'],
    ['with the line ends of Windows', '[A]\r\nK=b\r\nL=c\r\n', '[A]\r\nL=c\r\n'],
    ['with its indentation', '[A]\n  K=b  \nL=c\n', '[A]\nL=c\n'],
    ['all of its lines', '[A]\nK=b \\\n# why\n\n  c\nL=c\n', '[A]\nL=c\n'],
    ['the last line', '[A]\nL=c\nK=b\n', '[A]\nL=c\n'],
    ['the last line without a newline', '[A]\nL=c\nK=b', '[A]\nL=c\n'],
    ['no comment around it', '[A]\n# b\nK=b\n# c\n', '[A]\n# b\n# c\n'],
  ])('%s', (_, text, rest) => {
    const file = parse(text);
    expect(apply(file, [removal(entryOf(file, 'K'))])).toBe(rest);
  });
});

describe('addition', () => {
  test.each<[title: string, text: string, longer: string]>([
    ['behind the last entry', '[S]\nK=a\n\n[T]\nL=b\n', '[S]\nK=a\nN=1\n\n[T]\nL=b\n'],
    ['before comments of the next section', '[S]\nK=a\n# next\n[T]\n', '[S]\nK=a\nN=1\n# next\n[T]\n'],
    ['into an empty section', '[S]\n[T]\nL=b\n', '[S]\nN=1\n[T]\nL=b\n'],
    ['into an empty section at the end', '[T]\nL=b\n[S]', '[T]\nL=b\n[S]\nN=1'],
    [
      'into the last of several',
      '[S]\nK=a\n[T]\nL=b\n[S]\n# c\n[T]\n',
      '[S]\nK=a\n[T]\nL=b\n[S]\nN=1\n# c\n[T]\n',
    ],
    ['behind a value of several lines', '[S]\nK=a \\\n  b\n', '[S]\nK=a \\\n  b\nN=1\n'],
    ['behind a last line without a newline', '[S]\nK=a', '[S]\nK=a\nN=1'],
    ['with the line ends of Windows', '[S]\r\nK=a\r\n[T]\r\n', '[S]\r\nK=a\r\nN=1\r\n[T]\r\n'],
    ['behind a header with the line ends of Windows', '[S] \r\n[T]\r\n', '[S] \r\nN=1\r\n[T]\r\n'],
    ['in a new section', '[T]\nL=b\n', '[T]\nL=b\n\n[S]\nN=1\n'],
    ['in a new section behind a blank line', '[T]\nL=b\n\n', '[T]\nL=b\n\n[S]\nN=1\n'],
    ['in a new section behind a last line without a newline', '[T]\nL=b', '[T]\nL=b\n\n[S]\nN=1\n'],
    ['in a new section with the line ends of Windows', '[T]\r\nL=b\r\n', '[T]\r\nL=b\r\n\r\n[S]\r\nN=1\r\n'],
    ['in an empty file', '', '[S]\nN=1\n'],
  ])('%s', (_, text, longer) => {
    const file = parse(text);
    const edit = addition(file, 'S', 'N=1');
    expect(edit && apply(file, [edit])).toBe(longer);
  });
});

describe('a move', () => {
  test.each<[title: string, text: string, moved: string]>([
    ['to a section further down', '[A]\nK=b\nL=c\n\n[S]\nM=d\n', '[A]\nL=c\n\n[S]\nM=d\nK=b\n'],
    ['to a section further up', '[S]\nM=d\n[A]\nK=b\nL=c\n', '[S]\nM=d\nK=b\n[A]\nL=c\n'],
    ['to a new section', '[A]\nK=b\nL=c\n', '[A]\nL=c\n\n[S]\nK=b\n'],
    ['of several lines', '[A]\nK=b \\\n  # why\n  c\nL=c\n[S]\n', '[A]\nL=c\n[S]\nK=b \\\n  # why\n  c\n'],
    [
      'with the line ends of Windows',
      '[A]\r\nK=b \\\r\n  c\r\nL=d\r\n[S]\r\n',
      '[A]\r\nL=d\r\n[S]\r\nK=b \\\r\n  c\r\n',
    ],
    ['as it stands', '[A]\n  K = b  \nL=c\n[S]\n', '[A]\nL=c\n[S]\n  K = b  \n'],
  ])('%s', (_, text, moved) => {
    const file = parse(text);
    const fix = moveToSection(file, entryOf(file, 'K'), 'S');
    expect(fix?.title).toBe('move it to [S]');
    expect(apply(file, fix?.edits ?? [])).toBe(moved);
  });
});

describe('behind a backslash at the end of the file', () => {
  test.each(['[A]\nK=b\nL=c \\', '[A]\nK=b\nL=c \\\n', '[A]\r\nK=b\r\nL=c \\\r\n', '[S]\nK=b\nL=c \\'])(
    'nothing is put where it would be part of the value: %j',
    (text) => {
      const file = parse(text);
      const edit = addition(file, 'S', 'N=1');
      const after = parse(edit === undefined ? text : apply(file, [edit]));
      expect(after.entries.filter(({ value }) => /[[=]/.test(value))).toEqual([]);
      expect(after.entries.filter(({ key, section }) => key === 'N' && section !== 'S')).toEqual([]);
    },
  );
});
