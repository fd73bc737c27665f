import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../src/platform/boundary.js';
import { TooLargeError } from '../../src/platform/bounded-file.js';
import { readWithin } from '../../src/platform/read-within.js';
import { writeFiles } from '../quadlet/lint/files.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

describe('readWithin', () => {
  test.each([
    ['ws/c.yaml', 'inside'],
    ['ws/link.yaml', 'inside'],
    ['ws/round.yaml', 'inside'],
    ['away/d.yaml', 'outside'],
  ])('reads %s', (path, text) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      expect(readWithin(join(directory, path), boundary, 100).toString()).toBe(text);
    }),
  );

  test.each([
    ['ws/out.yaml', 'away/d.yaml, outside the workspace'],
    ['ws/chain.yaml', 'away/d.yaml, outside the workspace'],
    ['ws/token.yaml', 'ws/.git/config, in a .git directory'],
    ['ws/dir/d.yaml', 'away, outside the workspace'],
  ])('refuses %s, and quotes nothing of it', (path, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      const error = await thrownBy(() => readWithin(join(directory, path), boundary, 100));
      expect(error.message).toContain(`${directory}/${words}`);
      expect(error.message).not.toMatch(/TOKEN/);
    }),
  );

  test('reads no more than allowed', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      expect(() => readWithin(join(directory, 'ws/link.yaml'), boundary, 5)).toThrow(TooLargeError);
    }));

  const FILES = {
    'ws/c.yaml': 'inside',
    'ws/link.yaml': '-> c.yaml',
    'ws/round.yaml': '-> ../ws/link.yaml',
    'ws/out.yaml': '-> ../away/d.yaml',
    'ws/chain.yaml': '-> out.yaml',
    'ws/.git/config': 'TOKEN',
    'ws/token.yaml': '-> .git/config',
    'ws/dir': '-> ../away',
    'away/d.yaml': 'outside',
  };
});
