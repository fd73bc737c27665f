import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ154'];

describe('a dash before a path', () => {
  test.each<Row>([
    ['absolute', container('EnvironmentFile=⟦PQ154|-⟧/etc/a.env')],
    ['with a specifier', container('EnvironmentFile=⟦PQ154|-⟧%h/a.env')],
    ['in quotes', container('EnvironmentFile="⟦PQ154|-⟧/etc/a.env"')],
    ['of an option', container('PodmanArgs=--env-file=⟦PQ154|-⟧/etc/a-b.env --env-file ⟦PQ154|-⟧/c')],
    ['relative', container('EnvironmentFile=⟦PQ154|-⟧./a.env b.env ⟦PQ154|-⟧../c.env')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['a file', container('EnvironmentFile=/etc/a.env', 'EnvironmentFile=a-b.env')],
    ['a name with a dash', container('EnvironmentFile=-a.env')],
    ['of systemd', `${container()}[Service]\nEnvironmentFile=-/etc/a.env\n`],
    ['what a later empty line resets', container('EnvironmentFile=-/a', 'EnvironmentFile=')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
