import { describe, expect, test } from '@jest/globals';
import { decode, isBlankByte } from '../../../src/quadlet/syntax/decode.js';

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
  });

  test('of a part of a larger buffer', () => {
    expect(decode(Buffer.from('xxABxx').subarray(2, 4)).text).toBe('AB');
    expect(decode(Buffer.from([0xff, 0x41, 0xfe]).subarray(1))).toEqual({ text: 'A\udcfe', firstBadByte: 1 });
  });
});

test('two bytes are white space to the generator beside the equals sign', () => {
  const codes = Array.from({ length: 256 }, (_, byte) => 0xdc00 + byte).filter(isBlankByte);
  expect(codes).toEqual([0xdc85, 0xdca0]);
});
