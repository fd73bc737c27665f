import { expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ172'];
const service = (...lines: readonly string[]) => `${container()}[Service]\n${lines.join('\n')}\n`;

test.each<Row>([
  ['a list', service('ExecStartPre=/bin/a ⟦PQ172|&&⟧ /bin/b')],
  ['a pipe', service('ExecStartPost=/bin/a ⟦PQ172||⟧ /bin/b')],
  ['a redirection', service('ExecStop=/bin/a ⟦PQ172|>⟧ /tmp/a', 'ExecReload=/bin/a ⟦PQ172|2>/dev/null⟧')],
  ['a home', service('ExecStartPre=/bin/mkdir -p ⟦PQ172|~/a⟧')],
  ['after a shell', service('ExecStartPre=/bin/sh -c "a" ⟦PQ172|||⟧ true')],
  ['of the container', container('Exec=a ⟦PQ172|&&⟧ b')],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['in the words of a shell', service('ExecStartPre=/bin/sh -c "a && b | c > ~/d"')],
  ['in quotes', service('ExecStartPre=/bin/expr 1 "|" 2')],
  ['parts of words', service('ExecStartPre=/bin/curl -o a>b http://a/?b&c')],
  ['an entrypoint that may be a shell', container('Entrypoint=/bin/eval', 'Exec=a && b')],
  ['other words of the container', container('Exec=a > b', 'HealthCmd=a && b')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});

test('the fix writes a specifier for the home directory', () => {
  const before = service('ExecStartPre=/bin/mkdir -p ~/a', 'ExecStop=/bin/a && b');
  expect(fixed(CODES, before)).toBe(before.replace('~', '%h'));
});
