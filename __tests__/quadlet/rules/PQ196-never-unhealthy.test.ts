import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ196'];

test.each<Row>([
  ['exit 0', container('HealthCmd=curl http://a || ⟦PQ196|exit 0⟧')],
  ['true', container('HealthCmd=curl http://a | grep b ||⟦PQ196|true⟧')],
  ['a colon', container('HealthCmd=test -e /a || ⟦PQ196|:⟧')],
  ['in a shell', container('HealthCmd=sh -c "curl http://a || ⟦PQ196|exit 0⟧"')],
  ['in an array', container('HealthCmd=["CMD-SHELL", "curl http://a || ⟦PQ196|exit 0⟧"]')],
  ['of a startup check', container('HealthStartupCmd=a || ⟦PQ196|true⟧')],
  ['as an option', container('PodmanArgs=--health-cmd="a || ⟦PQ196|true⟧"')],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['exit 1', container('HealthCmd=curl http://a || exit 1')],
  ['a part of the command', container('HealthCmd=(a || true) && b', 'HealthStartupCmd=a || true; b')],
  ['another end of the shell', container('HealthCmd=if a; then exit 1; fi; b || true')],
  ['an end at the first error', container('HealthCmd=set -e; a; b || true')],
  ['another word', container('HealthCmd=a || truely', 'HealthStartupCmd=a || exit 01')],
  ['no check', container('HealthCmd=none')],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
