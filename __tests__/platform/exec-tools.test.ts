import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findProgram } from '../../src/platform/exec-tools.js';
import { inDirectory } from '../registry/fakes.js';

describe('a program', () => {
  test.each<[title: string, name: string, path: readonly string[], expected: string | undefined]>([
    ['is found in the first directory that has it', 'tool', ['none', 'one', 'two'], 'one/tool'],
    ['is not a file that may not be executed', 'tool', ['plain', 'two'], 'two/tool'],
    ['is not a directory', 'tool', ['directory', 'two'], 'two/tool'],
    ['is not below a file', 'tool', ['one/tool', 'two'], 'two/tool'],
    ['may be nowhere', 'tool', ['none', 'plain'], undefined],
    ['may be nowhere in an empty PATH', 'tool', [], undefined],
    ['with a path is taken as it is', './none/tool', ['one'], './none/tool'],
  ])('%s', (_, name, path, expected) =>
    inDirectory(async (directory) => {
      for (const place of ['one', 'two', 'plain', 'directory/tool']) {
        mkdirSync(join(directory, place), { recursive: true });
      }
      for (const place of ['one', 'two', 'plain']) {
        writeFileSync(join(directory, place, 'tool'), '');
        chmodSync(join(directory, place, 'tool'), place === 'plain' ? 0o644 : 0o755);
      }
      const found = findProgram(name, path.map((one) => join(directory, one)).join(':'));
      expect(found?.replace(`${directory}/`, '')).toBe(expected);
    }),
  );
});
