import { describe, expect, test } from '@jest/globals';
import { type PersistentCommand, persistentOptions } from '../../src/cli/registries-options.js';

describe('persistentOptions', () => {
  test.each<[PersistentCommand, string[], object]>([
    ['status', [], { command: 'status', name: undefined, format: 'text' }],
    ['status', ['team', '--format', 'json'], { command: 'status', name: 'team', format: 'json' }],
    ['logs', ['team'], { command: 'logs', name: 'team', lines: 100 }],
    ['logs', ['--lines', '5', 'team'], { command: 'logs', name: 'team', lines: 5 }],
    ['gc', ['team', '--dry-run'], { command: 'gc', name: 'team', dryRun: true, untagged: false }],
    ['gc', ['team', '--delete-untagged'], { command: 'gc', name: 'team', dryRun: false, untagged: true }],
    ['down', ['team', '--data'], { command: 'down', name: 'team', data: true, unfinished: false }],
    ['down', ['--help'], { command: 'help' }],
  ])('%s %j', (command, args, wanted) => {
    expect(persistentOptions(command, args)).toEqual(wanted);
  });

  test.each<[PersistentCommand, string[], RegExp]>([
    ['status', ['--format', 'xml'], /--format is "xml"; allowed: text, json/],
    ['status', ['--data'], /"status" knows no --data/],
    ['logs', [], /"logs" needs a NAME/],
    ['logs', ['team', '--lines', '0'], /--lines is "0"/],
    ['gc', ['a', 'b'], /"gc" takes one NAME; found a b/],
    ['down', ['--data'], /"down" needs a NAME/],
    ['down', ['../x'], /NAME is "\.\.\/x"; allowed: 1 to 32/],
    ['gc', ['team', '--forse'], /--forse/],
  ])('%s %j is wrong', (command, args, words) => {
    expect(() => persistentOptions(command, args)).toThrow(words);
  });
});
