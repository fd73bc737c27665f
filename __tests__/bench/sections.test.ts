import { expect, test } from '@jest/globals';
import { BEGIN, END, fillSection } from '../../bench/sections.js';

test('what is between the markers goes, the rest stays', () => {
  const page = `a\n\n${BEGIN}\n\nold $& text\n\n${END}\n\nb\n`;
  const filled = fillSection(page, 'new $& text');
  expect(filled).toBe(`a\n\n${BEGIN}\n\nnew $& text\n\n${END}\n\nb\n`);
  expect(fillSection(filled, 'new $& text')).toBe(filled);
});

test.each(['no place', `${END} before ${BEGIN}`, `${BEGIN} without an end`])('%s', (page) => {
  expect(() => fillSection(page, 'x')).toThrow('no place between');
});
