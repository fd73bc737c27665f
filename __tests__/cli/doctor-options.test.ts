import { describe, expect, test } from '@jest/globals';
import { doctorOptions } from '../../src/cli/doctor-options.js';

describe('what is asked for', () => {
  test.each([
    [[], { action: 'check', format: 'text', all: false, about: '' }],
    [['--fix'], { action: 'fix', format: 'text', all: false, about: '' }],
    [['--undo'], { action: 'undo', format: 'text', all: false, about: '' }],
    [['--format', 'json', '--all'], { action: 'check', format: 'json', all: true, about: '' }],
    [['--explain', 'RP014'], { action: 'explain', format: 'text', all: false, about: 'RP014' }],
    [['--help', '--fix'], { action: 'help', format: 'text', all: false, about: '' }],
  ])('%j', (args, expected) => {
    expect(doctorOptions(args)).toEqual(expected);
  });
});

test.each([
  [['--format', 'xml'], /--format is "xml"; allowed: text, json/],
  [['--fix', '--undo'], /exclude each other/],
  [['--fix', '--explain', 'RP014'], /--fix and --explain exclude each other/],
  [['--mend'], /Unknown option '--mend'/],
  [['here'], /Unexpected argument 'here'/],
])('wrong use is an error: %j', (args, message) => {
  expect(() => doctorOptions(args)).toThrow(message);
});
