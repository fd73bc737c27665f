import { describe, expect, test } from '@jest/globals';
import { readOptions, type SubidOptions } from '../../src/cli/subid-options.js';

describe('what the command is asked for', () => {
  test.each<[string, SubidOptions]>([
    ['plan', { action: 'plan', users: [], format: 'text' }],
    ['plan --format json --user ann', { action: 'plan', users: ['ann'], format: 'json' }],
    [
      'apply --user ann,1002 --user bob',
      { action: 'apply', users: ['ann', '1002', 'bob'], quiet: false, saved: undefined },
    ],
    ['apply --quiet --saved /x', { action: 'apply', users: [], quiet: true, saved: '/x' }],
    ['restore --saved /x', { action: 'restore', saved: '/x' }],
    ['plan --help', { action: 'help' }],
    ['-h', { action: 'help' }],
  ])('%s', (line, expected) => {
    expect(readOptions(line.split(' '))).toEqual(expected);
  });

  test.each([
    ['', 'no action; allowed: plan, apply'],
    ['mend', '"mend"; allowed: plan, apply'],
    ['plan ann', '"ann" is one word too many; users are named with --user'],
    ['plan --format yaml', '--format is "yaml"; allowed: text, json'],
    ['plan --user a:b', '--user is "a:b"; allowed: a user name or a uid'],
    ['plan --user=', '--user is ""; allowed: a user name or a uid'],
    ['plan --user=-x', '--user is "-x"; allowed: a user name or a uid'],
    ['restore', 'restore needs --saved'],
    ['plan --everybody', "Unknown option '--everybody'"],
  ])('"%s" is refused', (line, message) => {
    expect(() => readOptions(line === '' ? [] : line.split(' '))).toThrow(message);
  });
});
