import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Form, processOutput, safely, writeAll } from '../../src/cli/output.js';
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

describe('what a command of this program prints', () => {
  test.each<[form: Form | undefined, text: string, printed: string]>([
    [undefined, '\u001b[31m::error::x\n', '␛[31m::error::x\n'],
    ['text', '::error::x\u001b[2J\n', '\\::error::x␛[2J\n'],
    ['painted', '\u001b[31mx\u001b[0m ##[group]\u001b[2J\n', '\u001b[31mx\u001b[0m ##\\[group]␛[2J\n'],
    ['json', '{"a":"##[group]\u009b"}\n', '{"a":"##\\u005bgroup]\\u009b"}\n'],
    ['commands', '::error::x\n', '::error::x\n'],
  ])('as %s: %j', (form, text, printed) => {
    expect(safely(text, form)).toBe(printed);
  });
});
