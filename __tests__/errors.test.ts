import { describe, expect, test } from '@jest/globals';
import { describeError, lastLines, UserError } from '../src/errors.js';

describe('lastLines', () => {
  test.each([
    ['takes the last ones', 'a\nb\nc\n', 2, ['b', 'c']],
    ['takes all where there are fewer', 'a', 5, ['a']],
    ['leaves out blank lines before it counts', 'a\n\nb\n  \n\n', 2, ['a', 'b']],
    ['knows the line ends of Windows', 'a\r\nb\r\n', 1, ['b']],
    ['has none of an empty text', '', 3, []],
  ])('%s', (_, text, count, lines) => {
    expect(lastLines(text, count)).toEqual(lines);
  });
});

describe('describeError', () => {
  test('shows a mistake of the user without a stack', () => {
    expect(describeError(new UserError('input "port" is 0'))).toBe('input "port" is 0');
  });

  test('keeps the stack of a bug of ours', () => {
    const bug = new TypeError('x is not a function');
    expect(describeError(bug)).toContain('TypeError: x is not a function');
    expect(describeError(bug)).toMatch(/\n\s+at /);
  });

  test.each([
    ['a text', 'broken', 'broken'],
    ['nothing', undefined, 'undefined'],
    ['an error without a stack', Object.assign(new Error('plain'), { stack: undefined }), 'plain'],
  ])('shows %s that was thrown', (_, thrown, shown) => {
    expect(describeError(thrown)).toBe(shown);
  });
});
