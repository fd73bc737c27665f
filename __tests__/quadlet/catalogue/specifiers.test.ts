import { describe, expect, test } from '@jest/globals';
import { badSpecifiers, type SpecifierPlace } from '../../../src/quadlet/catalogue/specifiers.js';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/** What `systemd-analyze verify` called an "Invalid slot", one letter after the other. */
const REFUSED: Readonly<Record<SpecifierPlace, string>> = {
  // ExecStart=/bin/true %x and Environment=A=%x, of 257 and 262; 252 refuses %D, too.
  value: 'ekxzFKOQXZ0123456789',
  // After=%x.target, of 252, 257 and 262.
  'unit-name': 'cdefhkrstxyzCDEFIJKLOPQRSTVXYZ0123456789',
};

describe('badSpecifiers', () => {
  test.each(['value', 'unit-name'] as const)('every letter in a %s', (place) => {
    const refused = LETTERS.filter((letter) => badSpecifiers(`a %${letter}`, place).length > 0);
    expect(refused.join('')).toBe(REFUSED[place]);
  });

  // As words of ExecStart=.
  test.each([
    ['50%'],
    ['%'],
    ['% Z'],
    ['%%'],
    ['%%Z'],
    ['%%%%Z'],
    ['%{http_code}'],
    ['%-d'],
    ['%é'],
    ['%_'],
    ['%.'],
    ['%:Z'],
    ['%$X'],
    ['%\\'],
    ['%\\\\Z'],
    ['%\\x41'],
    ['%q %d %Y %A'],
    ['date +%Y-%m-%d'],
    ['%{%Z'.replace('%Z', '%%Z')],
    [''],
  ])('%s is fine', (text) => {
    expect(badSpecifiers(text)).toEqual([]);
  });

  test.each([
    ['%Z', [0, '%Z']],
    ['date +%F', [6, '%F']],
    ['%%%Z', [2, '%Z']],
    ['50%5', [2, '%5']],
    ['% %Z', [2, '%Z']],
    ['100% or %k', [8, '%k']],
    ['%{%Z', [2, '%Z']],
    ['%é%Z', [2, '%Z']],
  ])('%s is refused', (text, [index, bad]) => {
    expect(badSpecifiers(text)).toEqual([{ index, text: bad }]);
  });

  test('all of them are reported', () => {
    expect(badSpecifiers('%X%n%%%Z%1%')).toEqual([
      { index: 0, text: '%X' },
      { index: 6, text: '%Z' },
      { index: 8, text: '%1' },
    ]);
  });
});
