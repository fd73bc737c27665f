import { parseArgs } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { describeUsage, readUsage } from '../../src/cli/usage.js';
import { UserError } from '../../src/platform/errors.js';

const read = (...args: string[]) =>
  parseArgs({
    args,
    options: { text: { type: 'string' }, flag: { type: 'boolean' } },
    allowPositionals: args[0] === 'any',
  });

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('wrong arguments', () => {
  test.each([
    [['any', '--nope'], 'Unknown option "--nope"'],
    [['--nope'], 'Unknown option "--nope"'],
    [['--text'], 'Option "--text <value>" argument missing'],
    [['--text', '--flag'], 'Option "--text" argument is ambiguous'],
    [['--flag=1'], 'Option "--flag" does not take an argument'],
    [['x'], 'Unexpected argument "x"'],
  ])('%j is told in one line, without advice of Node', (args, message) => {
    expect(describeUsage(thrown(() => read(...args)))).toBe(message);
  });

  test('are told with the way to the help', () => {
    const said: string[] = [];
    const refused = readUsage(
      'podman-registry x',
      () => read('--nope'),
      (text) => void said.push(text),
    );
    expect(refused).toBeUndefined();
    expect(said).toEqual(['error: Unknown option "--nope"\nSee: podman-registry x --help\n']);
    expect(
      readUsage(
        'x',
        () => 1,
        () => undefined,
      ),
    ).toEqual({ options: 1 });
  });

  test('a UserError is told as it is, and a bug is none of them', () => {
    expect(describeUsage(new UserError("it's. So"))).toBe("it's. So");
    const bug = new TypeError('x');
    expect(
      thrown(() =>
        readUsage(
          'x',
          () => {
            throw bug;
          },
          () => undefined,
        ),
      ),
    ).toBe(bug);
  });
});
