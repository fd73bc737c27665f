import { describe, expect, test } from '@jest/globals';
import { cellsOf, visible } from '../../src/platform/cells.js';

const drawn = (text: string) => [...cellsOf(text)].map(({ shown, width }) => [shown, width]);

describe('cellsOf', () => {
  test.each<[what: string, text: string, cells: readonly (readonly [shown: string, width: number])[]]>([
    ['nothing', '', []],
    // biome-ignore format: one cell a character
    ['plain text', 'a ~', [['a', 1], [' ', 1], ['~', 1]]],
    // biome-ignore format: one cell a character
    ['a tab', 'a\tb', [['a', 1], ['    ', 4], ['b', 1]]],
    // biome-ignore format: one cell a character
    ['letters beyond ASCII', 'äßŁд', [['ä', 1], ['ß', 1], ['Ł', 1], ['д', 1]]],
    // biome-ignore format: one cell a character
    ['wide letters', '日본あＡ', [['日', 2], ['본', 2], ['あ', 2], ['Ａ', 2]]],
    // biome-ignore format: one cell a character
    ['narrow letters of half width', 'ｱ｡', [['ｱ', 1], ['｡', 1]]],
    ['the blank of Japanese', '\u3000', [['\u3000', 2]]],
    // biome-ignore format: one cell a character
    ['a combining mark', 'e\u0301\u0323x', [['e\u0301\u0323', 1], ['x', 1]]],
    ['a combining mark without a letter', '\u0301', [['\u0301', 0]]],
    ['a syllable of letters that join', '\u1112\u1161\u11ab', [['\u1112\u1161\u11ab', 2]]],
    // biome-ignore format: one cell a character
    ['emoji', '🚀x', [['🚀', 2], ['x', 1]]],
    ['emoji that are joined', '👩\u200d👩\u200d👧', [['👩\u200d👩\u200d👧', 2]]],
    ['an emoji of a colour', '👍🏽', [['👍🏽', 2]]],
    // biome-ignore format: one cell a character
    ['a sign that becomes an emoji', '❤\ufe0f❤', [['❤\ufe0f', 2], ['❤', 1]]],
    // biome-ignore format: one cell a character
    ['flags', '🇩🇪🇫🇷', [['🇩🇪', 2], ['🇫🇷', 2]]],
    // biome-ignore format: one cell a character
    ['control characters', '\0\x1b\r\x7f', [['␀', 1], ['␛', 1], ['␍', 1], ['␡', 1]]],
    ['a control character of the second set', '\x9b', [['<U+009B>', 8]]],
    ['what turns the writing around', '\u202e', [['<U+202E>', 8]]],
    ['a byte order mark', '\ufeff', [['<U+FEFF>', 8]]],
    ['a no-break space', '\u00a0', [['<U+00A0>', 8]]],
    // biome-ignore format: one cell a character
    ['a joiner between letters', 'a\u200db', [['a', 1], ['<U+200D>', 8], ['b', 1]]],
    ['a mark that is not seen', '\u034f', [['<U+034F>', 8]]],
    ['half a character', '\ud83d', [['<U+D83D>', 8]]],
    ['a line separator', '\u2028', [['<U+2028>', 8]]],
    ['a tag', '\u{e0041}', [['<U+E0041>', 9]]],
  ])('%s', (_, text, cells) => {
    expect(drawn(text)).toEqual(cells);
    expect([...cellsOf(text)].reduce((sum, { units }) => sum + units, 0)).toBe(text.length);
  });
});

test.each([
  ['app.container', 'app.container'],
  ['Grüße, 日本', 'Grüße, 日本'],
  ['a\x1b[2J\nb', 'a␛[2J␊b'],
  ['👩\u200d👧 \u202eevil', '👩\u200d👧 <U+202E>evil'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});
