import { describe, expect, test } from '@jest/globals';
import { keyCatalogue } from '../../../src/quadlet/catalogue/keys.js';
import { load, memberOf } from './load.js';

function unit(lines: readonly string[], version = '5.8.6', more: readonly string[] = []) {
  const files = {
    'a.container': ['[Container]', ...lines].join('\n'),
    'a.container.d/b.conf': ['[Container]', ...more].join('\n'),
  };
  return memberOf(load(files, version), 'a.container').unit;
}

describe('one value', () => {
  test.each<[title: string, version: string, lines: string[], value: string | undefined]>([
    ['none', '5.8.6', [], undefined],
    ['the last', '5.8.6', ['K=a', 'K=b'], 'b'],
    ['an empty one', '5.8.6', ['K=a', 'K='], ''],
    ['no white space at its end', '5.8.6', ['K= a b\t\u00a0'], 'a b'],
    ['a pair of quotes', '5.8.2', ['K="a b"'], 'a b'],
    ['one pair only', '5.8.2', ['K=""a""'], '"a"'],
    ['no half of a pair', '5.8.2', ['K="a'], '"a'],
    ['a quote alone', '5.8.2', ['K="'], '"'],
    ['all quotes at the ends before 5.8.2', '5.8.1', ['K="""a" b"'], 'a" b'],
    ['a quote alone before 5.8.2', '5.0.0', ['K="'], ''],
    ['half of a pair before 5.8.2', '5.8.1', ['K=sh -c "a"'], 'sh -c "a'],
    ['quotes stay before 5.0', '4.9.5', ['K="a b"'], '"a b"'],
    ['single quotes stay', '5.8.6', ["K='a'"], "'a'"],
    ['backslashes stay', '5.8.6', ['K=a\\tb'], 'a\\tb'],
  ])('%s', (_, version, lines, value) => {
    expect(unit(lines, version).value('Container', 'K')).toBe(value);
  });
});

test('every key is found, alone and among all others, and no other one', () => {
  const keys = [...(keyCatalogue().get('Container')?.keys() ?? []), 'X', 'ä', '-', '7'];
  const all = unit(keys.map((key) => `${key}=1`));
  for (const key of keys) {
    expect(all.value('Container', key)).toBe('1');
    const alone = unit([`${key}=1`]);
    expect(keys.filter((other) => alone.list('Container', other).length > 0)).toEqual([key]);
  }
});

test.each<[value: string, flag: boolean]>([
  ['true', true],
  ['YES', true],
  ['1', true],
  ['On', true],
  ['"true"', true],
  [' true ', true],
  ['t', false],
  ['y', false],
  ['enabled', false],
  ['2', false],
  ['', false],
  ['true # yes', false],
])('%j is %j', (value, flag) => {
  expect(unit([`K=${value}`]).flag('Container', 'K')).toBe(flag);
});

test('no flag is neither', () => {
  expect(unit([]).flag('Container', 'K')).toBeUndefined();
});

describe('several values', () => {
  const texts = (found: readonly { text: string }[]): string[] => found.map(({ text }) => text);

  test.each<
    [title: string, lines: string[], list: string[], words: string[], args: string[], command: string[]]
  >([
    ['none', [], [], [], [], []],
    ['lines', ['K=a b', 'K=c'], ['a b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c'], ['c']],
    ['an empty line forgets', ['K=a', 'K=', 'K=b'], ['b'], ['b'], ['b'], ['b']],
    ['an empty line at the end', ['K=a', 'K='], [], [], [], []],
    ['empty quotes forget nothing', ['K=a', 'K=""', 'K=b'], ['a', '""', 'b'], ['a', 'b'], ['a', 'b'], ['b']],
    ['quotes', ['K="a b" \'c d\''], ['"a b" \'c d\''], ['a b', 'c d'], ['a b', 'c d'], ['a b', 'c d']],
    ['an unknown escape', ['K=a\\d b', 'K=c'], ['a\\d b', 'c'], ['a\\d', 'b', 'c'], ['c'], ['c']],
    ['an open quote', ['K=a "b', 'K=c'], ['a "b', 'c'], ['c'], ['a', 'b', 'c'], ['c']],
    ['an escape', ['K=a\\tb'], ['a\\tb'], ['a\\tb'], ['a\tb'], ['a\tb']],
  ])('%s', (_, lines, list, words, args, command) => {
    const one = unit(lines);
    expect(one.list('Container', 'K').map(({ value }) => value)).toEqual(list);
    expect(texts(one.words('Container', 'K'))).toEqual(words);
    expect(texts(one.args('Container', 'K'))).toEqual(args);
    expect(texts(one.command('Container', 'K'))).toEqual(command);
  });
});

test('drop-ins come behind the unit, and can forget what is in it', () => {
  expect(
    unit(['K=a'], '5.8.6', ['K=b'])
      .list('Container', 'K')
      .map(({ value }) => value),
  ).toEqual(['a', 'b']);
  expect(
    unit(['K=a'], '5.8.6', ['K=', 'K=b'])
      .list('Container', 'K')
      .map(({ value }) => value),
  ).toEqual(['b']);
  expect(unit(['K=a'], '5.8.6', ['K=b']).value('Container', 'K')).toBe('b');
  expect(unit(['K=a'], '4.9.3', ['K=b']).value('Container', 'K')).toBe('a');
});

test('entries know where they stand', () => {
  const one = unit(['K=a "b c"'], '5.8.6', ['K=d']);
  const places = one
    .words('Container', 'K')
    .map(({ entry, start, end }) => `${entry.source.path} ${start}-${end}`);
  expect(places).toEqual(['a.container 0-1', 'a.container 2-7', 'a.container.d/b.conf 0-1']);
});
