import { describe, expect, test } from '@jest/globals';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';

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
