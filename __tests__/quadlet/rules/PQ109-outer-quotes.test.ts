import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ109'];
const TRIMMED = { targets: ['5.4.2'] };
const KEPT = { targets: ['4.9.3'] };

describe('quotes around values', () => {
  test.each<Row>([
    ['one at the end is taken off', container('HealthCmd=⟦PQ109|sh -c "curl x"⟧'), TRIMMED],
    ['one at the beginning is', container('HealthCmd=⟦PQ109|"a b" c⟧'), TRIMMED],
    ['more than a pair is', container('HealthCmd=⟦PQ109|"a "b""⟧'), TRIMMED],
    ['in Entrypoint=', container('Entrypoint=⟦PQ109|sh -c "a"⟧'), TRIMMED],
    ['a pair that is none', container('HealthCmd=⟦PQ109|"/bin/sh" -c "a"⟧')],
    ['backslashes within a pair', container('HealthCmd=⟦PQ109|"curl \\"http://a\\" x"⟧')],
    ['before 5.0 a pair stays', container('HealthCmd=⟦PQ109|"curl x"⟧'), KEPT],
    ['and so it does around a name', container('ContainerName=⟦PQ109|"app"⟧'), KEPT],
    ['single quotes stay', container(`HealthCmd=⟦PQ109|'["CMD", "x"]'⟧`)],
    ['everywhere', container("ContainerName=⟦PQ109|'app'⟧"), TRIMMED],
    [
      'in keys that repeat all quotes do',
      container('PublishPort=⟦PQ109|"8080:80"⟧', "Volume=⟦PQ109|'/a:/b'⟧"),
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['from 5.8.2 on a quote at the end stays', container('HealthCmd=sh -c "curl x"')],
    ['before 5.0 it does too', container('HealthCmd=sh -c "curl x"'), KEPT],
    ['a pair from 5.0 on', container('HealthCmd="curl x"', 'ContainerName="app"'), TRIMMED],
    ['a pair around quotes', container('HealthCmd="curl "http://a" x"')],
    ['an array', container('HealthCmd=["CMD", "x"]', 'Entrypoint=["a", "b"]'), TRIMMED],
    ['an array in a pair', container('HealthCmd="["CMD", "x"]"'), TRIMMED],
    ['quotes inside', container('HealthCmd=sh -c \'a "b"\' c'), TRIMMED],
    ['single quotes at one end', container("HealthCmd=sh -c 'a'"), TRIMMED],
    ['two pairs of single quotes', container("HealthCmd='a' 'b'"), TRIMMED],
    ['lists of words', container('Environment="A=b c"', 'Exec="a b"', "Secret='x'")],
    ['what is no command', container('Timezone=a "b"'), TRIMMED],
    ['a lone quote', container('HostName="')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message says what is left, and of which versions', () => {
    const { messages } = lintMarked(CODES, container('HealthCmd=sh -c "curl x"'), {
      targets: ['4.9.3', '5.4.2', '5.8.6'],
    });
    expect(messages).toEqual([
      'Podman 5.0 to 5.8.1 remove quotes at both ends, which leaves "sh -c "curl x"; write the value so that it neither starts nor ends with a quote',
    ]);
  });

  test('the message says what of the backslashes', () => {
    expect(lintMarked(CODES, container('HealthCmd="curl \\"a\\" x"')).messages).toEqual([
      'the generator only removes the outer quotes, and the backslashes become part of the value of HealthCmd=; remove both',
    ]);
  });

  test.each([
    ['HealthCmd=sh -c "curl x"', "HealthCmd=sh -c 'curl x'", '5.4.2'],
    ['HealthCmd=sh -c "curl $x"', 'HealthCmd=sh -c "curl $x"', '5.4.2'],
    ['HealthCmd="/bin/sh" -c "a"', "HealthCmd='/bin/sh' -c 'a'", '5.8.6'],
    ['HealthCmd="a "b""', 'HealthCmd="a "b""', '5.4.2'],
    ['HealthCmd="curl \\"http://a\\" x"', 'HealthCmd=curl "http://a" x', '5.8.6'],
    ['PublishPort="8080:80"', 'PublishPort=8080:80', '5.8.6'],
    [`HealthCmd='["CMD", "x"]'`, 'HealthCmd=["CMD", "x"]', '5.8.6'],
    ['ContainerName="app"', 'ContainerName=app', '4.9.3'],
  ])('%s becomes %s', (before, after, target) => {
    expect(fixed(CODES, container(before), { targets: [target] })).toBe(container(after));
  });
});
