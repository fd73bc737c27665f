import { expect, test } from '@jest/globals';
import { interned } from '../../src/platform/interned.js';

test.each(['Image', '', '7', '__proto__', 'ü'])('"%s" remains the same text', (text) => {
  expect(interned(`${text}`)).toBe(text);
  expect(interned(`${text} `.slice(0, -1))).toBe(text);
});

test('strings beyond the limit are returned as they are', () => {
  for (let number = 0; number < 11_000; number++) expect(interned(`key-${number}`)).toBe(`key-${number}`);
  expect(interned('Image')).toBe('Image');
});
