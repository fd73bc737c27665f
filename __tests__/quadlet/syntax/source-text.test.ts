import { describe, expect, test } from '@jest/globals';
import { decode, encode, SourceText } from '../../../src/quadlet/syntax/source-text.js';

describe('places', () => {
  const text = 'ab\n\n🐳e\u0301\r\nx\ry\u2028z\n';
  test.each<[offset: number, line: number, column: number]>([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 3, 1],
    [5, 3, 2],
    [6, 3, 3],
    [8, 3, 5],
    [9, 3, 6],
    [10, 4, 1],
    [12, 4, 3],
    [14, 4, 5],
    [15, 4, 6],
    [16, 5, 1],
  ])('offset %d is in line %d, column %d', (offset, line, column) => {
    expect(new SourceText('a', text).position(offset)).toEqual({ line, column });
  });

  test('a part of a bundle has the places in the bundle', () => {
    const bundle = new SourceText('b', 'ab\n cd\nef\n');
    const part = new SourceText('p', 'cd\ne', { source: bundle, start: 4, end: 8 });
    expect([0, 3].map((offset) => part.position(offset))).toEqual([
      { line: 2, column: 2 },
      { line: 3, column: 1 },
    ]);
    expect(part.location(1, 4)).toEqual({ file: 'b', line: 2, column: 3, endLine: 3, endColumn: 2 });
  });

  test('an empty file has a place', () => {
    expect(new SourceText('a', '').position(0)).toEqual({ line: 1, column: 1 });
  });

  test('every offset agrees with counting', () => {
    const long = Array.from({ length: 300 }, (_, index) => 'x'.repeat(index % 7)).join('\n');
    const source = new SourceText('a', long);
    for (let offset = 0; offset <= long.length; offset++) {
      const lines = long.slice(0, offset).split('\n');
      const wanted = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
      expect(source.position(offset)).toEqual(wanted);
    }
  });
});

test('a text of bytes knows where the first one is that is no UTF-8', () => {
  const source = new SourceText('a', Uint8Array.from([0x41, 0x0a, 0xe9, 0xc3, 0xa4, 0xe9]));
  expect([source.text, source.firstBadByte]).toEqual(['A\n\udce9ä\udce9', 2]);
  expect(new SourceText('a', 'A\udce9').firstBadByte).toBe(-1);
});

describe('bytes', () => {
  test.each<[title: string, bytes: readonly number[], text: string, firstBadByte: number]>([
    ['nothing', [], '', -1],
    ['ASCII', [0x41, 0x0a, 0x00], 'A\n\0', -1],
    ['UTF-8', [0xc3, 0xa4, 0xf0, 0x9f, 0x90, 0xb3], 'ä🐳', -1],
    ['a byte order mark stays', [0xef, 0xbb, 0xbf, 0x41], '\ufeffA', -1],
    ['U+FFFD itself is no damage', [0xef, 0xbf, 0xbd], '\ufffd', -1],
    ['Latin-1', [0x43, 0x61, 0x66, 0xe9], 'Caf\udce9', 3],
    ['a good character behind a bad byte', [0xe9, 0xc3, 0xa4], '\udce9ä', 0],
    ['half a character', [0x41, 0xe2, 0x82], 'A\udce2\udc82', 1],
    ['half a character before another', [0xe2, 0x82, 0x41], '\udce2\udc82A', 0],
    ['the rest of a character', [0x82, 0xac], '\udc82\udcac', 0],
    ['too long a form', [0xc0, 0xaf], '\udcc0\udcaf', 0],
    ['a surrogate', [0xed, 0xa0, 0x80], '\udced\udca0\udc80', 0],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80', 0],
    ['UTF-16', [0xff, 0xfe, 0x41, 0x00], '\udcff\udcfeA\0', 0],
    ['behind emoji', [0xf0, 0x9f, 0x90, 0xb3, 0xff, 0xef, 0xbf, 0xbd], '🐳\udcff\ufffd', 2],
  ])('%s', (_, bytes, text, firstBadByte) => {
    expect(decode(Uint8Array.from(bytes))).toEqual({ text, firstBadByte });
    expect([...encode(text)]).toEqual(bytes);
  });

  test('of a part of a larger buffer', () => {
    expect(decode(Buffer.from('xxABxx').subarray(2, 4)).text).toBe('AB');
    expect(decode(Buffer.from([0xff, 0x41, 0xfe]).subarray(1))).toEqual({ text: 'A\udcfe', firstBadByte: 1 });
  });
});
