import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import { parseUnitFile } from '../../../src/quadlet/syntax/parse.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';
import {
  type Entry,
  keySpan,
  originOf,
  partSpan,
  type Span,
  spanOf,
  valueSpan,
} from '../../../src/quadlet/syntax/unit-file.js';

const TEXT = '[A]\n  Key = one \\\n\t# no\n\n   two \\\n  🐳\nEmpty =  \nNo=\n';

function entry(key: string, version = '5.8.6', text = TEXT): Entry {
  const { entries } = parseUnitFile(new SourceText('a', text), behaviourOf(version));
  const found = entries.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no ${key}`);
  return found;
}

function textAt({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

describe('where things stand', () => {
  test.each<[what: string, span: Span, text: string]>([
    ['a key', keySpan(entry('Key')), 'Key'],
    ['a value of several lines', valueSpan(entry('Key')), 'one \\\n\t# no\n\n   two \\\n  🐳'],
    ['a value that is empty', valueSpan(entry('Empty')), 'Empty ='],
    ['a value that is not there', valueSpan(entry('No')), 'No='],
    ['a part in the first line', partSpan(entry('Key'), 0, 3), 'one'],
    ['a part in the second line', partSpan(entry('Key'), 4, 7), 'two'],
    ['a part in the third line', partSpan(entry('Key'), 8, 10), '🐳'],
    ['a part over two lines', partSpan(entry('Key'), 2, 6), 'e \\\n\t# no\n\n   tw'],
    ['a part that ends where a line ends', partSpan(entry('Key'), 3, 4), ' '],
    ['a part of nothing', partSpan(entry('Key'), 4, 4), ''],
  ])('%s', (_, span, text) => {
    expect(textAt(span)).toBe(text);
  });

  test('nothing stands where what follows it does', () => {
    expect(partSpan(entry('Key'), 4, 4).start).toBe(TEXT.indexOf('two'));
  });

  test.each(['5.8.6', '5.3.0', '4.9.3', '4.4.0'])('every character of a value, for %s', (version) => {
    const text = '[A]\nKey=one \\\ntwo \\\n🐳\n';
    const { line, value, valueIndex } = entry('Key', version, text);
    expect(value).toBe('one two 🐳');
    const found = Array.from(
      { length: value.length },
      (_, index) => text[originOf(line, valueIndex + index)],
    );
    expect(found.join('')).toBe(value);
  });
});

describe('spanOf', () => {
  const source = new SourceText('a', 'ab\\\n  cd\\\n  ef');
  const line = { start: 0, end: 14, text: 'abcdef', origin: 0, origins: [0, 0, 2, 6, 4, 12], comment: false };
  test.each<[start: number, end: number, from: number, to: number]>([
    [0, 6, 0, 14],
    [0, 2, 0, 2],
    [0, 3, 0, 7],
    [2, 4, 6, 8],
    [4, 6, 12, 14],
    [1, 5, 1, 13],
    [2, 2, 6, 6],
    [6, 6, 14, 14],
  ])('from %d to %d', (start, end, from, to) => {
    const span = spanOf(source, line, start, end);
    expect([span.start, span.end]).toEqual([from, to]);
  });
});
