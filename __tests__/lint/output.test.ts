import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { processOutput, writeAll } from '../../src/lint/output.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

describe('processOutput', () => {
  // Under a test runner standard output may be a terminal or not, so the default is not asked for.
  test.each([
    [{ FORCE_COLOR: '1' }, true],
    [{ FORCE_COLOR: '0' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ NO_COLOR: '1' }, false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, true],
  ])('colours under %j: %s', (variables, colours) => {
    expect(processOutput(variables).colours).toBe(colours);
  });
});

describe('writeAll', () => {
  test('writes a text whole', () =>
    inDirectory(async (directory) => {
      const path = join(directory, 'out');
      const text = 'é😀\n'.repeat(100_000);
      const descriptor = openSync(path, 'w');
      writeAll(descriptor, text);
      closeSync(descriptor);
      expect(readFileSync(path, 'utf8')).toBe(text);
    }));

  test('does not swallow that it cannot write', () =>
    inDirectory(async (directory) => {
      const descriptor = openSync(join(directory, '..'), 'r');
      const error = await thrownBy(() => writeAll(descriptor, 'x'));
      closeSync(descriptor);
      expect(error.message).toMatch(/EBADF|EISDIR/);
    }));
});
