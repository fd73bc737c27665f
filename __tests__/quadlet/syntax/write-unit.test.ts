import { describe, expect, test } from '@jest/globals';
import { formatUnit } from '../../../src/quadlet/syntax/write-unit.js';

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
