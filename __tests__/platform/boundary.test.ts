import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  isWithin,
  jobBoundary,
  locate,
  realPathFinder,
  terminalBoundary,
  workspaceBoundary,
} from '../../src/platform/boundary.js';
import { UserError } from '../../src/platform/errors.js';
import { within, writeFiles } from '../quadlet/lint/files.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

test.each([
  ['/a', '/a', true],
  ['/a', '/a/b', true],
  ['/a', '/ab', false],
  ['/a/b', '/a', false],
  ['/a', '/a/.git/config', false],
  ['/a', '/a/b/.GIT/config', false],
  ['/a', '/a/.gitignore', true],
  ['/a', '/a/..b', true],
  ['/', '/a', true],
  ['/a/.git/b', '/a/.git/b/c', true],
])('isWithin(%s, %s) is %s', (root, real, expected) => {
  expect(isWithin(root, real)).toBe(expected);
});

/** Two checkouts in a workspace, a directory that is in none, and links between all of them. */
const FILES = {
  'ws/one/.git/HEAD': '',
  'ws/one/q/d/x': '',
  'ws/one/in': '-> q/d',
  'ws/one/across': '-> ../two/q',
  'ws/one/out': '-> ../../away',
  'ws/one/chain': '-> out',
  'ws/one/back': '-> ../../to-one/q',
  'ws/one/git': '-> .git',
  'ws/two/.git/HEAD': '',
  'ws/two/q/x': '',
  'ws/loose/x': '',
  'away/d/x': '',
  'away/link': '-> d',
  'to-one': '-> ws/one',
};

describe('real paths', () => {
  test.each([
    'ws/one/in',
    'ws/one/chain/d',
    'to-one/q/d/x',
    'ws/one/back/..',
    'ws/one/in/../d',
    '.',
    'away/d/x',
  ])('%s is what realpath says, asked twice', (path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const realPath = realPathFinder();
      const expected = realpathSync.native(`${directory}/${path}`);
      expect([realPath(`${directory}/${path}`), realPath(`${directory}/${path}`)]).toEqual([
        expected,
        expected,
      ]);
    }),
  );

  test.each(['ws/none', 'ws/two/q/x/y', 'ws/nowhere'])('nothing is at %s', (path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...FILES, 'ws/nowhere': '-> nothing' });
      expect(() => realPathFinder()(join(directory, path))).toThrow();
    }),
  );
});

describe('in a job', () => {
  test.each<[path: string, real: string, root: string]>([
    ['ws', 'ws', 'ws'],
    ['ws/one/q', 'ws/one/q', 'ws'],
    ['ws/one/in', 'ws/one/q/d', 'ws'],
    ['ws/one/across', 'ws/two/q', 'ws'],
    ['ws/one/back', 'ws/one/q', 'ws'],
    ['to-one/q', 'ws/one/q', 'ws'],
    ['away', 'away', 'away'],
    ['away/link', 'away/d', 'away/d'],
  ])('%s is %s, with the root %s', (path, real, root) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = jobBoundary({ GITHUB_WORKSPACE: join(directory, 'ws') });
      expect(locate(join(directory, path), boundary)).toEqual({
        real: join(directory, real),
        root: join(directory, root),
      });
    }),
  );

  test.each<[path: string, words: string]>([
    ['ws/one/out', '/away, outside the workspace'],
    ['ws/one/out/d', '/away/d, outside the workspace'],
    ['ws/one/chain', '/away, outside the workspace'],
    ['to-one/out', '/away, outside the workspace'],
    ['ws/one/git', '/ws/one/.git, in a .git directory'],
    ['ws/one/.git', '/ws/one/.git, in a .git directory'],
  ])('%s is refused', (path, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      const error = await thrownBy(() => locate(join(directory, path), boundary));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(`${directory}/${path} resolves to ${directory}${words}`);
    }),
  );

  test.each([undefined, '', '/no/such/workspace'])(
    'without a workspace (%j) it is as on a terminal',
    (given) =>
      inDirectory(async (directory) => {
        await writeFiles(directory, FILES);
        await within(directory, async () => {
          const boundary = jobBoundary({ GITHUB_WORKSPACE: given });
          expect(locate('ws/loose', boundary).root).toBe(directory);
          expect(() => locate('ws/one/out', boundary)).toThrow(UserError);
        });
      }),
  );

  test('a workspace that is itself behind a link is the same one', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...FILES, alias: '-> ws' });
      const boundary = workspaceBoundary(join(directory, 'alias'));
      expect(locate(join(directory, 'alias/one/in'), boundary).root).toBe(join(directory, 'ws'));
      expect(() => locate(join(directory, 'ws/one/out'), boundary)).toThrow(UserError);
      expect(() => locate(join(directory, 'alias/one/out'), boundary)).toThrow(UserError);
    }));
});

describe('on a terminal', () => {
  test.each<[current: string, path: string, root: string]>([
    ['.', 'ws/one/q', 'ws/one'],
    ['away', '../ws/one/q', 'ws/one'],
    ['ws/one/q', '.', 'ws/one'],
    ['.', 'ws/loose', '.'],
    ['ws/loose', '.', 'ws/loose'],
    ['ws/one', '../../away/link', 'away/d'],
    ['.', 'ws/one/back', 'ws/one'],
  ])('in %s, %s has the root %s', (current, path, root) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      await within(join(directory, current), async () => {
        expect(locate(path, terminalBoundary()).root).toBe(join(directory, root));
      });
    }),
  );

  test.each<[current: string, path: string]>([
    ['ws/one', 'out'],
    ['ws/one', 'across'],
    ['away', '../ws/one/across'],
    ['ws/one', 'git'],
    ['.', 'to-one/out/d'],
  ])('in %s, %s is refused', (current, path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      await within(join(directory, current), async () => {
        expect(() => locate(path, terminalBoundary())).toThrow(UserError);
      });
    }),
  );

  test('the root directory is no boundary', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/x': '' });
      await within('/', async () => {
        expect(locate(join(directory, 'q'), terminalBoundary()).root).toBe(join(directory, 'q'));
      });
    }));
});
