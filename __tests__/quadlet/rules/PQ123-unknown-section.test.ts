import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ123'];

describe('sections that nobody reads', () => {
  test.each<Row>([
    ['in small letters', `${container()}⟦PQ123|[service]⟧\nRestart=always\n`],
    ['misspelled', `⟦PQ123|[Cotainer]⟧\nImage=quay.io/a/b\n${container()}`],
    ['of another kind of file', `${container()}⟦PQ123|[Pod]⟧\nPodName=a\n`],
    ['of another unit of systemd', `${container()}⟦PQ123|[Timer]⟧\nOnBootSec=1\n`],
    ['with a small x', `${container()}⟦PQ123|[x-Foo]⟧\n`],
    ['each time', `${container()}⟦PQ123|[Foo]⟧\n⟦PQ123|[Foo]⟧\n`],
    ['in a drop-in', { 'a.pod': '[Pod]\n', 'a.pod.d/1.conf': '⟦PQ123|[Container]⟧\nImage=quay.io/a/b\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['those that are read', `[Unit]\n${container()}[Service]\n[Install]\n[Quadlet]\n`],
    ['those for others', `[X-Foo]\nBar=1\n${container()}[X-]\n`],
    [
      '[Quadlet] before it was read, where nothing depends on it',
      `${container()}[Quadlet]\n`,
      { targets: ['4.9.3'] },
    ],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    ['[service]', '[Service]'],
    ['[Instal]', '[Install]'],
    ['[Pod]', '[Pod]'],
    ['[Foo]', '[Foo]'],
  ])('%s becomes %s', (before, after) => {
    expect(fixed(CODES, `${container()}${before}\n`)).toBe(`${container()}${after}\n`);
  });
});
