import { describe, expect, test } from '@jest/globals';
import { parseCommandFile, parseLine } from '../../src/local/workflow-command.js';

const text = (line: string) => ({ kind: 'text', text: line });
const command = (name: string, value: string) => ({ kind: 'command', name, value });

describe('a line', () => {
  test.each([
    ['plain text', 'hello', text('hello')],
    ['an empty line', '', text('')],
    ['a command', '::warning::careful', command('warning', 'careful')],
    ['a command without a value', '::endgroup::', command('endgroup', '')],
    ['a command with properties', '::error file=a.ts,line=3::wrong', command('error', 'wrong')],
    ['a value with colons', '::warning::at 10:20 :: here', command('warning', 'at 10:20 :: here')],
    ['a command in the middle of a line', 'see ::warning::x', text('see ::warning::x')],
    ['one colon', ':warning:x', text(':warning:x')],
    ['half a command', '::warning', text('::warning')],
    ['no name', '::::x', text('::::x')],
    ['escaped line ends', '::error::a%0Ab%0D%0Ac', command('error', 'a\nb\r\nc')],
    ['an escaped percent sign', '::error::100%25', command('error', '100%')],
    ['an escaped percent sign before 0A, which is no line end', '::error::%250A', command('error', '%0A')],
    ['escapes in plain text stay', 'a%0Ab', text('a%0Ab')],
  ])('%s', (_, line, expected) => {
    expect(parseLine(line)).toEqual(expected);
  });
});

describe('a command file', () => {
  test.each<[string, string, Record<string, string>]>([
    ['empty', '', {}],
    ['one value', 'a=b\n', { a: 'b' }],
    ['a value with an equals sign', 'a=b=c\n', { a: 'b=c' }],
    ['an empty value', 'a=\n', { a: '' }],
    ['without a line end', 'a=b', { a: 'b' }],
    ['a value of one line in a block', 'a<<END\nb\nEND\n', { a: 'b' }],
    ['a value of several lines, blank ones too', 'a<<END\nb\n\nc\nEND\n', { a: 'b\n\nc' }],
    ['an empty block', 'a<<END\nEND\n', { a: '' }],
    ['lines in a block that look like more', 'a<<END\nb=c\nd<<E\nEND\ne=f\n', { a: 'b=c\nd<<E', e: 'f' }],
    ['the last value of a name counts', 'a=1\na<<END\n2\nEND\na=3\n', { a: '3' }],
    ['<< in a plain value', 'a=b<<c\n', { a: 'b<<c' }],
    ['blank lines between', '\na=1\n\nb=2\n', { a: '1', b: '2' }],
    ["as @actions/core's delimiter is", 'a<<ghadelimiter_1-2\nx\nghadelimiter_1-2\n', { a: 'x' }],
  ])('%s', (_, content, values) => {
    expect(Object.fromEntries(parseCommandFile(content))).toEqual(values);
  });

  test('a block without its end is an error that names it', () => {
    expect(() => parseCommandFile('ok=1\na<<END\nb\n')).toThrow('the value of a has no end');
  });
});
