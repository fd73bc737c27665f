import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { isWithin, refuseOutside } from '../../src/generate/contained.js';
import { CLEAN, writeFiles } from '../lint/files.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

describe('refuseOutside', () => {
  test.each<[title: string, files: Record<string, string>]>([
    ['plain files', { 'q/a.volume': CLEAN, 'q/a.volume.d/1.conf': CLEAN }],
    [
      'links within',
      { 'q/a.volume': '-> ../common/a.volume', 'common/a.volume': CLEAN, 'q/d': '-> ../common' },
    ],
    ['links in a circle', { 'q/a': '-> b', 'q/b': '-> a', 'q/self': '-> .', 'q/a.volume': '-> a.volume' }],
    ['links that lead nowhere', { 'q/a.volume': '-> /none/there' }],
    ['a unit that is taken away', { 'q/a.volume': '-> /dev/null' }],
    ['what nobody reads', { 'q/README': '-> /etc/passwd', 'q/a.conf': '-> /etc/passwd' }],
  ])('takes %s', (_, files) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/': '', ...files });
      expect(() => refuseOutside([join(directory, 'q')], directory)).not.toThrow();
    }),
  );

  test.each<[title: string, files: Record<string, string>, words: string]>([
    ['a unit', { 'q/a.volume': '-> /etc/passwd' }, 'q/a.volume is a link that leads out, to /etc/passwd'],
    ['a drop-in', { 'q/a.volume.d/1.conf': '-> /etc/passwd' }, '1.conf is a link that leads out'],
    ['a manifest', { 'q/a.yaml': '-> /etc/passwd' }, 'a.yaml is a link that leads out'],
    ['a directory', { 'q/d': '-> /' }, 'q/d is a link that leads out, to /:'],
    ["git's own", { 'q/a.volume': '-> ../.git/config', '.git/config': 'token' }, '.git/config'],
    ['by way of another link', { 'q/a.volume': '-> b', 'q/b': '-> /etc/passwd' }, 'to /etc/passwd'],
    ['the directory itself', { q: '-> /etc' }, 'q leads by a link to /etc'],
  ])('refuses a link that leads out: %s', (_, files, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, files);
      const error = await thrownBy(() => refuseOutside([join(directory, 'q')], directory));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(words);
    }),
  );

  test('a directory outside of the boundary is its own', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'in/': '', 'q/a.volume': '-> b.volume', 'q/b.volume': CLEAN });
      expect(() => refuseOutside([join(directory, 'q')], join(directory, 'in'))).not.toThrow();
      await writeFiles(directory, { 'q/c.volume': '-> ../c.volume', 'c.volume': CLEAN });
      expect(() => refuseOutside([join(directory, 'q')], join(directory, 'in'))).toThrow('leads out');
    }));

  test('refuses a unit that nobody wrote by hand', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/a.volume': '', 'q/b.yaml': '' });
      await truncate(join(directory, 'q/b.yaml'), 2 ** 22);
      expect(() => refuseOutside([join(directory, 'q')], directory)).not.toThrow();
      await truncate(join(directory, 'q/a.volume'), 2 ** 22);
      expect(() => refuseOutside([join(directory, 'q')], directory)).toThrow('has 4194304 bytes');
    }));

  test('passes over what the configuration leaves out', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/a.volume': '-> /etc/passwd' });
      await mkdir(join(directory, 'q/b'));
      expect(() =>
        refuseOutside([join(directory, 'q')], directory, (path) => path.endsWith('a.volume')),
      ).not.toThrow();
    }));
});

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/a', '/a/.git/config', false],
  ['/a', '/a/.gitignore', true],
  ['/a', '/a/..b', true],
])('isWithin(%s, %s) is %s', (directory, path, within) => {
  expect(isWithin(directory, path)).toBe(within);
});
