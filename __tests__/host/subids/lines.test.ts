import { describe, expect, test } from '@jest/globals';
import { readSubidLines, rewrite } from '../../../src/host/subids/lines.js';

describe('a line of /etc/subuid', () => {
  // What shadow 4.13, 4.17 and 4.20 make of each was seen on Debian bookworm, trixie and sid.
  test.each<[string, string, readonly [string, number, number, string] | undefined]>([
    ['a name', 'runner:100000:65536', ['runner', 100000, 65536, 'range']],
    ['a uid for the owner', '1001:100000:65536', ['1001', 100000, 65536, 'range']],
    ['a hexadecimal number', 'a:0x20000:65536', ['a', 131072, 65536, 'range']],
    ['an octal number', 'a:0400000:65536', ['a', 131072, 65536, 'range']],
    ['a blank before a number', 'a: 100000:65536', ['a', 100000, 65536, 'range']],
    ['the last id there is', 'a:4294901759:65536', ['a', 4294901759, 65536, 'range']],
    ['one id beyond the last', 'a:4294901760:65536', ['a', 4294901760, 65536, 'refused']],
    ['no ids', 'a:100000:0', ['a', 100000, 0, 'refused']],
    ['a blank at the end', 'a:100000:65536 ', ['a', 100000, 65536, 'ignored']],
    ['a carriage return', 'a:100000:65536\r', ['a', 100000, 65536, 'ignored']],
    ['a comment', '#a:100000:65536', undefined],
    ['two fields', 'a:100000', undefined],
    ['four fields', 'a:100000:65536:1', undefined],
    ['no owner', ':100000:65536', undefined],
    ['a number with an exponent', 'a:1e5:65536', undefined],
    ['a negative number', 'a:-1:65536', undefined],
    ['nothing', '', undefined],
  ])('%s', (_, line, expected) => {
    const found = readSubidLines(`\n${line}\n`)[0];
    expect(found && [found.owner, found.start, found.count, found.reading]).toEqual(expected);
    if (found !== undefined) expect([found.text, found.offset]).toEqual([line, 1]);
  });

  test('is read at the end of a file without an end of line', () => {
    expect(readSubidLines('a:1:2\nb:3:4').map(({ owner, offset }) => [owner, offset])).toEqual([
      ['a', 0],
      ['b', 6],
    ]);
  });
});

describe('rewriting', () => {
  const TEXT = '# one\r\na:1:2\n\nb:3:4\na:1:2\nbroken';
  const at = (offset: number) => readSubidLines(TEXT).filter((line) => line.offset === offset);

  test.each<[string, readonly number[], readonly string[], string]>([
    ['nothing', [], [], TEXT],
    ['one of two alike', [7], [], '# one\r\n\nb:3:4\na:1:2\nbroken'],
    ['the other of two alike', [20], [], '# one\r\na:1:2\n\nb:3:4\nbroken'],
    ['several, in any order', [20, 7], [], '# one\r\n\nb:3:4\nbroken'],
    ['a line more', [], ['c:5:6'], `${TEXT}\nc:5:6\n`],
    ['both', [14], ['c:5:6', 'd:7:8'], '# one\r\na:1:2\n\na:1:2\nbroken\nc:5:6\nd:7:8\n'],
  ])('%s', (_, removed, added, expected) => {
    expect(rewrite(TEXT, removed.flatMap(at), added)).toBe(expected);
  });

  test('the last line goes although it has no end, and an empty file gets a first line', () => {
    expect(rewrite('x:1:1\na:1:2', readSubidLines('x:1:1\na:1:2').slice(1), [])).toBe('x:1:1\n');
    expect(rewrite('', [], ['a:1:2'])).toBe('a:1:2\n');
  });
});
