import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import { parseUnitFile } from '../../../src/quadlet/syntax/parse.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';
import type { UnitFile } from '../../../src/quadlet/syntax/unit-file.js';

function parse(text: string, version = '5.8.6'): UnitFile {
  return parseUnitFile(new SourceText('a.container', text), behaviourOf(version));
}

/** What a file holds, in its order: headers in brackets, entries with their sections, faults with an exclamation mark. */
function draw({ headers, entries, faults, lost }: UnitFile): string[] {
  const found: (readonly [number, string])[] = [
    ...headers.map(({ name, start }) => [start, `[${name}]`] as const),
    ...faults.map(({ kind, line }) => [line.start, `! ${kind} ${line.text}`] as const),
    ...entries.map(
      ({ section, key, value, keyStart, resets }) =>
        [keyStart, `${section}.${key}=${value}${resets ? ' (resets)' : ''}`] as const,
    ),
    ...lost.map(({ start, text }) => [start, `lost ${text}`] as const),
  ];
  return found.sort(([a], [b]) => a - b).map(([, words]) => words);
}

describe('sections and keys', () => {
  test.each<[title: string, text: string, found: string[]]>([
    ['nothing', '', []],
    ['comments', '# a=b\n; [c]\n\n', []],
    ['a section', '[A]\nB=c\n', ['[A]', 'A.B=c']],
    ['a section twice', '[A]\nB=1\n[C]\nB=2\n[A]\nB=3', ['[A]', 'A.B=1', '[C]', 'C.B=2', '[A]', 'A.B=3']],
    ['keys repeat', '[A]\nB=1\nB=2\nB=', ['[A]', 'A.B=1', 'A.B=2', 'A.B= (resets)']],
    ['blanks around all', ' [A] \t\n\tB \t= c d \n', ['[A]', 'A.B=c d']],
    ['white space beyond ASCII is part of both', '[A]\nB\u00a0=\u00a0c', ['[A]', 'A.B\u00a0=\u00a0c']],
    ['an equals sign in the value', '[A]\nB=c=d\nE==', ['[A]', 'A.B=c=d', 'A.E==']],
    ['quotes stay', '[A]\nB="c"', ['[A]', 'A.B="c"']],
    ['no comment behind a value', '[A]\nB=c # d', ['[A]', 'A.B=c # d']],
    ['a bracket begins a key', '[A]\n[B=c\n[D]=e]f', ['[A]', 'A.[B=c', 'A.[D]=e]f']],
    ['a name with blanks', '[A b]\nC d=e', ['[A b]', 'A b.C d=e']],
    ['an empty value of two lines', '[A]\nB=\\\n\\\n', ['[A]', 'A.B= (resets)']],
    ['a value in its second line', '[A]\nB= \\\n  c', ['[A]', 'A.B=c']],
    ['a key in two lines', '[A]\nB\\\n  c=d', ['[A]', 'A.Bc=d']],
    ['an empty value in two lines', '[A]\nB=\\\n# c\n\\\nD=e', ['[A]', 'A.B=D=e']],
    ['the end of the file in a value', '[A]\nB=c \\\n# d', ['[A]', 'lost B=c ']],
  ])('%s', (_, text, found) => {
    expect(draw(parse(text))).toEqual(found);
  });

  test.each<[version: string, found: string[]]>([
    ['5.8.6', ['[A]', 'A.B=c d  e']],
    ['5.3.0', ['[A]', 'A.B=c d  e']],
    ['4.9.3', ['[A]', 'A.B=c   d    e']],
    ['4.5.0', ['[A]', 'A.B=c   d    e']],
  ])('for %s indentation of a continued value is kept or not', (version, found) => {
    expect(draw(parse('[A]\nB=c \\\n  d  \\\n  e\n', version))).toEqual(found);
  });
});

describe('an empty value forgets those before it, and a backslash is one only before 5.4', () => {
  test.each<[version: string, text: string, value: string]>([
    ['5.8.6', '[A]\nB=\\\n\\\n', ' (resets)'],
    ['5.3.0', '[A]\nB=\\\n\\\n', '\\'],
    ['4.9.3', '[A]\nB=\\\n\\\n', '\\'],
    ['4.4.0', '[A]\nB=\\\n\\\n', '\\'],
    ['4.9.3', '[A]\nB=\\\n  c\n', '  c'],
    ['5.3.0', '[A]\nB=\\\n  c\n', 'c'],
    ['4.4.0', '[A]\nB=  \n', ' (resets)'],
    ['4.4.0', '[A]\nB=""\n', '""'],
  ])('%s %j', (version, text, value) => {
    expect(draw(parse(text, version))).toEqual(['[A]', `A.B=${value}`]);
  });
});

describe('faults', () => {
  test.each<[title: string, text: string, found: string[]]>([
    ['a word', '[A]\nb\nC=d', ['[A]', '! no-key-value b', 'A.C=d']],
    ['a value alone', '[A]\n=b', ['[A]', '! no-key-value =b']],
    ['a header and more', '[A] b\n[C]', ['! no-key-value [A] b', '[C]']],
    ['a header that is open', '[A\n[B]', ['! no-key-value [A', '[B]']],
    ['an empty header', '[]\nA=b', ['! section-name []', '.A=b']],
    ['a bracket in a header', '[[A]\nB=c', ['! section-name [[A]', '[A.B=c']],
    [
      'a control character in a header',
      '[A\u0001]\n[\u0085]',
      ['! section-name [A\u0001]', '! section-name [\u0085]'],
    ],
    ['keys before any header, said once', 'A=b\nC=d\n[E]\nF=g', ['! before-section A=b', '[E]', 'E.F=g']],
    ['a byte order mark', '\ufeff[A]\nB=c', ['! byte-order-mark \ufeff[A]', '[A]', 'A.B=c']],
    ['a byte order mark and a fault', '\ufeffA', ['! byte-order-mark \ufeffA', '! no-key-value A']],
    ['a byte order mark alone', '\ufeff', ['! byte-order-mark \ufeff']],
  ])('%s', (_, text, found) => {
    expect(draw(parse(text))).toEqual(found);
  });

  test.each<[title: string, version: string, text: string, found: string[]]>([
    ['an indented key', '4.5.0', '[A]\n  B=c', ['[A]', '! key-name   B=c']],
    ['a key of blanks', '4.5.0', '[A]\n  =c', ['[A]', '! key-name   =c']],
    ['a key behind a tab', '4.5.0', '[A]\n\tB=c', ['[A]', 'A.\tB=c']],
    ['an indented header', '4.5.0', ' [A]\n[B]', ['! no-key-value  [A]', '[B]']],
    ['an indented key', '4.9.3', '[A]\n  B=c\n', ['[A]', 'A.B=c']],
    ['a semicolon', '5.3.0', '[A]\n;b', ['[A]', '! no-key-value ;b']],
    ['a colon', '5.4.0', '[A]\n:b', ['[A]', '! no-key-value :b']],
    ['a blank line in a value', '5.3.0', '[A]\nB=c\\\n\nD=e\n', ['[A]', '! endless B=c\\', 'A.B=c\\']],
  ])('%s for %s', (_, version, text, found) => {
    expect(draw(parse(text, version))).toEqual(found);
  });

  test('of a file that is no unit, all of them', () => {
    expect(parse('x\n'.repeat(5000)).faults).toHaveLength(5000);
  });
});

test('of the bytes that are not UTF-8, two are white space beside the equals sign', () => {
  const isBlank = (byte: number): boolean => {
    const bytes = Buffer.concat([Buffer.from('[A]\nB'), Buffer.of(byte), Buffer.from('='), Buffer.of(byte)]);
    const [entry] = parseUnitFile(new SourceText('a', bytes), behaviourOf('5.8.6')).entries;
    return entry?.key === 'B' && entry.value === '';
  };
  const high = Array.from({ length: 128 }, (_, index) => index + 128);
  expect(high.filter(isBlank)).toEqual([0x85, 0xa0]);
});
