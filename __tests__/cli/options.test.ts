import { describe, expect, test } from '@jest/globals';
import { duration, size, wholeNumber } from '../../src/cli/amounts.js';
import {
  asksForHelp,
  choice,
  flag,
  flagOr,
  hidden,
  path,
  readArguments,
  text,
  UsageError,
} from '../../src/cli/options.js';
import { inputs } from '../../src/cli/start.js';
import { users } from '../../src/cli/subid.js';
import { thrownBy } from '../registry/fakes.js';

const SYNTAX = {
  options: {
    format: choice('text', 'json'),
    fix: flag,
    fixes: flagOr('safe', 'all'),
    user: flag,
    system: flag,
    config: path,
    name: text,
    input: users,
    internal: hidden(flag),
    last: wholeNumber,
    age: duration,
    most: size,
  },
  exclusive: [['user', 'system']],
  operands: 1,
} as const;

const NOTHING = {
  format: 'text',
  fix: false,
  fixes: undefined,
  user: false,
  system: false,
  config: undefined,
  name: undefined,
  input: [],
  internal: false,
  last: undefined,
  age: undefined,
  most: undefined,
};

describe('what a command is called with', () => {
  test.each<[string[], object, string[]]>([
    [[], {}, []],
    [['a'], {}, ['a']],
    [['--', '--fix'], {}, ['--fix']],
    [['-'], {}, ['-']],
    [['--format', 'json'], { format: 'json' }, []],
    [['--format=json', 'a'], { format: 'json' }, ['a']],
    [['--format', 'json', '--format', 'text'], { format: 'text' }, []],
    [['a', '--fix'], { fix: true }, ['a']],
    [['--fix', '--fix'], { fix: true }, []],
    [['--fixes', 'a'], { fixes: 'safe' }, ['a']],
    [['--fixes=all'], { fixes: 'all' }, []],
    [['--fixes=all', '--fixes=safe'], { fixes: 'safe' }, []],
    [['--config', './c.yaml'], { config: './c.yaml' }, []],
    [['--name=-x'], { name: '-x' }, []],
    [['--name='], { name: '' }, []],
    [['--name', '-'], { name: '-' }, []],
    [['--name', 'a=b'], { name: 'a=b' }, []],
    [['--input', 'a', '--input=b', '--input', 'c'], { input: ['a', 'b', 'c'] }, []],
    [['--internal'], { internal: true }, []],
    [['--last', '0', '--age=90m'], { last: 0, age: 5_400_000 }, []],
    [['--age', '2h', '--age', '30d'], { age: 2_592_000_000 }, []],
    [['--most=1.5GiB'], { most: 1_610_612_736 }, []],
    [['--most', '500 MB'], { most: 500_000_000 }, []],
    [['--age=1w'], { age: 604_800_000 }, []],
  ])('%j', (args, values, operands) => {
    expect(readArguments(SYNTAX, args)).toEqual({ values: { ...NOTHING, ...values }, operands });
  });

  test.each<[string[], string]>([
    [['--nope'], 'unknown option "--nope"'],
    [['--fromat', 'json'], 'unknown option "--fromat"; did you mean "--format"?'],
    [['--FIX'], 'unknown option "--FIX"; did you mean "--fix"?'],
    [['--hepl'], 'unknown option "--hepl"; did you mean "--help"?'],
    [['--internl'], 'unknown option "--internl"'],
    [['--constructor'], 'unknown option "--constructor"'],
    [['--__proto__=x'], 'unknown option "--__proto__"'],
    [['--no-fix'], 'unknown option "--no-fix"'],
    [['-x'], 'unknown option "-x"'],
    [['-fix'], 'unknown option "-f"'],
    [['--format'], '--format needs a value'],
    [['--name', '--fix'], '--name needs a value; for a value that begins with "-", write --name=--fix'],
    [['--fix=yes'], '--fix takes no value'],
    [['--fix='], '--fix takes no value'],
    [['--format', 'xml'], '--format is "xml"; use text or json'],
    [['--user', '--system'], '--user and --system exclude each other'],
    [['a', 'b'], 'unexpected argument "b"'],
    [['--last=1.5'], '--last is "1.5"; use a number such as 3'],
    [['--last='], '--last is ""; use a number such as 3'],
    [['--most=10'], '--most is "10"; use a number and a unit, such as 10GiB or 500MB'],
    [['--most=-1GB'], '--most is "-1GB"; use a number and a unit, such as 10GiB or 500MB'],
    [['--age=30'], '--age is "30"; use a number and m, h, d or w, such as 30d'],
    [['--age=-1d'], '--age is "-1d"; use a number and m, h, d or w, such as 30d'],
    [['--config='], '--config is "", which is empty; use a path such as ./NAME or /srv/NAME'],
    [
      ['--config', 'a\nb'],
      '--config is "a\\nb", which contains a control character or a line break; use a path such as ./NAME or /srv/NAME',
    ],
  ])('%j is wrong', async (args, message) => {
    const error = await thrownBy(() => readArguments(SYNTAX, args));
    expect(error).toBeInstanceOf(UsageError);
    expect(error.message).toBe(message);
  });
});

test.each<[string[], boolean]>([
  [['--help'], true],
  [['a', '-h', '--nope'], true],
  [['--', '--help'], false],
  [['help'], false],
])('%j asks for the help: %s', (args, expected) => {
  expect(asksForHelp(args)).toBe(expected);
});

test('--user names users with commas and again, and --input inputs', () => {
  expect(users.read(['ann,1002', 'bob'], '--user')).toEqual(['ann', '1002', 'bob']);
  expect(users.read([], '--user')).toEqual([]);
  expect(inputs.read(['port=1', 'host=a=b', 'port='], '--input')).toEqual({ port: '', host: 'a=b' });
});
