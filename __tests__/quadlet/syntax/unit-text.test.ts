import { describe, expect, test } from '@jest/globals';
import {
  formatUnit,
  readUnit,
  valuesOf,
  withValue,
  writeUnit,
} from '../../../src/quadlet/syntax/unit-text.js';
import { recorded } from '../generate/generator-runs.js';
import { EVERY_KIND } from '../generate/sources.js';

describe('readUnit and writeUnit', () => {
  test.each([
    '',
    '\n',
    '[Unit]',
    '[Unit]\nA=b',
    '# \n# c\n\n[Unit]\nA = b  \nB=\n;x\nnonsense\n=x\n[broken\n[S] \n\n\n',
    '[X-Container]\nExec=a \\\n# comment\n  b \\\n\n c\nN=1\n',
    '[A]\nK=b \\',
    '[A]\r\nK=b\r\n\u2028\u0085\ufeff\n',
  ])('%j is written as it was', (text) => {
    expect(writeUnit(readUnit(text))).toBe(text);
  });

  test('what a generator wrote is written as it was', () => {
    const { services } = recorded('every-kind-1', EVERY_KIND);
    expect(Object.keys(services)).toHaveLength(11);
    for (const text of Object.values(services)) expect(writeUnit(readUnit(text))).toBe(text);
  });
});

const TEXT = '[A]\nK=a\nK=b \\\n# in the middle\nc\nL =  x\n#K=d\n[B]\nK=e\nM=1\nM=\nM=2\n';

describe('valuesOf', () => {
  test.each([
    ['A', 'K', ['a', 'b  c']],
    ['A', 'L', ['x']],
    ['B', 'K', ['e']],
    ['B', 'M', ['2']],
    ['B', 'N', []],
  ])('[%s] %s', (section, key, values) => {
    expect(valuesOf(readUnit(TEXT), section, key)).toEqual(values);
  });
});

test('a value is put in its place, and nothing else is touched', () => {
  const lines = readUnit(TEXT).map((line) =>
    line.kind === 'entry' && line.key === 'K' && line.section === 'A' ? withValue(line, 'z') : line,
  );
  expect(writeUnit(lines)).toBe('[A]\nK=z\nK=z\nL =  x\n#K=d\n[B]\nK=e\nM=1\nM=\nM=2\n');
});

describe('formatUnit', () => {
  test('writes a comment, and the sections in their order with repeated keys', () => {
    const unit = formatUnit('what it is', [
      { name: 'Unit', entries: [['Description', 'a b']] },
      {
        name: 'Container',
        entries: [
          ['Volume', 'a:/a'],
          ['Volume', 'b:/b'],
          ['Exec', ''],
        ],
      },
    ]);
    expect(unit).toBe(`# what it is

[Unit]
Description=a b

[Container]
Volume=a:/a
Volume=b:/b
Exec=
`);
  });

  test.each([
    ['a line break', 'a\nExecStart=/bin/sh'],
    ['a carriage return', 'a\rb'],
    ['a NUL', 'a\u0000'],
    ['a tab', 'a\tb'],
    ['a DEL', 'a\u007f'],
    ['a backslash at the end, which joins the next line', 'a\\'],
    ['a line break at the end', 'a\n'],
    ['a backslash before a line break', 'a\\\nb'],
  ])('%s is refused by the key', (_, value) => {
    expect(() => formatUnit('c', [{ name: 'S', entries: [['Image', value]] }])).toThrow(
      `the value of Image is not valid in a unit file: ${JSON.stringify(value)}`,
    );
    expect(() => formatUnit(value, [])).toThrow('the value of comment');
  });

  test.each(['%h/x', 'a\\b', 'ü', 'a "b" c', "it's", '$HOME', '#a', ';a', '[a]', ' a '])(
    '%s is written as it is',
    (value) => {
      expect(formatUnit('c', [{ name: 'S', entries: [['K', value]] }])).toContain(`\nK=${value}\n`);
    },
  );
});
