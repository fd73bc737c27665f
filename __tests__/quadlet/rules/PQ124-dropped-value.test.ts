import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ124', 'PQ125'];

describe('words that get lost', () => {
  test.each<Row>([
    ['an unknown escape in a command', container('Exec=grep ⟦PQ124|\\d⟧+ a')],
    ['the first of several', container('Exec=a⟦PQ124|\\.⟧b\\.c')],
    ['in assignments', container('Label=re=^a⟦PQ124|\\?⟧')],
    ['in arguments', container('PodmanArgs=--label=a⟦PQ124|\\.⟧b')],
    ['in single quotes too', container("Exec=sh -c 'a⟦PQ124|\\.⟧b'")],
    ['a backslash before a blank', container('Exec=a⟦PQ124|\\ ⟧b')],
    ['an octal escape before 5.4', container('Exec=a⟦PQ124|\\7⟧'), { targets: ['5.3.2'] }],
    ['an open quote in a list of words', container('AddCapability=⟦PQ124|"⟧NET_ADMIN NET_RAW')],
    ['behind an empty word', container('Exec=a ⟦PQ125|"" b c⟧', "Environment=A=b ⟦PQ125|'' C=d⟧")],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['known escapes', container('Exec=a\\tb\\x41\\u00e4\\s\\" \\\\d', 'Environment=A=\\101')],
    ['backslashes in lists of words', container('AddDevice=/dev/a\\.b')],
    ['backslashes in values', container('HealthCmd=grep \\d a', 'Volume=/a\\.b:/c')],
    ['a closed quote', container('AddCapability="NET_ADMIN" \'NET_RAW\'')],
    ['an open quote where the generator closes it', container('Exec=a "b c')],
    ['an empty word at the end', container('Exec=a ""')],
    ['an empty part of a word', container('Environment=A="" B=c', 'Exec=a --b="" c')],
    ['white space behind a backslash', container('Exec=a \\ ', '  b'), { targets: ['4.5.1'] }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('every unknown escape of the line is doubled', () => {
    expect(fixed(CODES, container('Exec=a\\.b\\n\\d "\\?"'))).toBe(container('Exec=a\\\\.b\\n\\\\d "\\\\?"'));
  });

  test('a NUL ends the line', () => {
    const { found, marks } = lintMarked(['PQ125'], container('Exec=a ⟦PQ125|\0 b⟧'));
    expect(found).toEqual(marks);
  });
});
