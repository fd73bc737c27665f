import { describe, expect, test } from '@jest/globals';
import { inert, inertJson, inertLineOf } from '../../src/platform/inert.js';
import { HOSTILE, obeyed, randomLine } from '../actions/runner-log.js';
import { seeded } from '../fakes.js';

/** What a terminal obeys or does not show, but line breaks and tabs. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u00ad\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('the parser of the tests obeys what the runner does', () => {
  test.each<[string, object[]]>([
    ['::set-output name=x::y', [{ name: 'set-output', properties: { name: 'x' }, data: 'y' }]],
    [' \t\u00a0::warning::a%0Ab%25', [{ name: 'warning', data: 'a\nb%' }]],
    ['::error file=a%2Cb%3Ac,line=3::m', [{ name: 'error', properties: { file: 'a,b:c', line: '3' } }]],
    [
      'x ##[set-output name=a;b=c%3Bd]e%5D',
      [{ name: 'set-output', properties: { name: 'a', b: 'c;d' }, data: 'e]' }],
    ],
    ['a\r::debug::b', [{ name: 'debug' }]],
    ['##\u200b[add-mask]a', [{ name: 'add-mask' }]],
    ['x ::debug::b', []],
    ['::unknown::b', []],
    ['::debug', []],
    ['\\::debug::b', []],
  ])('%j', (line, commands) => {
    expect(obeyed(line)).toMatchObject(commands);
    expect(obeyed(line)).toHaveLength(commands.length);
  });
});

describe('inert', () => {
  test.each(HOSTILE)('%j commands nobody', (line) => {
    expect(obeyed(inert(line))).toEqual([]);
    expect(inert(line)).not.toMatch(UNSEEN);
    expect(inert(inert(line))).toBe(inert(line));
  });

  test('no line of 20,000 at random commands anybody', () => {
    const random = seeded(1);
    const wrong: unknown[] = [];
    for (let count = 0; count < 20_000; count++) {
      const line = randomLine(random);
      const safe = inert(line);
      if (obeyed(safe).length > 0 || UNSEEN.test(safe) || inert(safe) !== safe) wrong.push({ line, safe });
      const painted = inert(line, { colours: true });
      if (obeyed(painted).length > 0) wrong.push({ line, painted });
    }
    expect(wrong).toEqual([]);
  });

  test.each([
    ['what is harmless stays as it is', '✓ a: b\tc  …\n\n  │ é 😀 👩‍💻 [x] #1 ## a::b\n', undefined],
    ['a command can still be read', ' ::set-output name=x::y', ' \\::set-output name=x::y'],
    ['in the old form too', 'a ##[group]b', 'a ##\\[group]b'],
    ['line breaks of all kinds are line breaks', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['characters that rule a terminal are seen', 'a\u001b[2Jb\u009b\u202e', 'a␛[2Jb<U+009B><U+202E>'],
  ])('%s', (_, text, wanted = text) => {
    expect(inert(text)).toBe(wanted);
  });

  test('colours stay where they are our own, and no other sequence', () => {
    const text = '\u001b[1;31merror\u001b[0m \u001b[2J \u001b]8;;x\u0007';
    expect(inert(text, { colours: true })).toBe('\u001b[1;31merror\u001b[0m ␛[2J ␛]8;;x␇');
    expect(inert('\u001b[1m::debug::x', { colours: true })).toBe('\u001b[1m\\::debug::x');
  });

  test('a title has one line', () => {
    expect(inertLineOf('a\n::endgroup::\u2028b')).toBe('a \\::endgroup:: b');
  });
});

describe('inertJson', () => {
  test('is the same data, with nothing that is obeyed or unseen', () => {
    const data = { [HOSTILE[4] ?? '']: HOSTILE, nested: ['\u007f\u0085', '\u{e0001}', '👩‍💻'] };
    for (const json of [JSON.stringify(data), JSON.stringify(data, undefined, 2)]) {
      const safe = inertJson(json);
      expect(JSON.parse(safe)).toEqual(data);
      expect(obeyed(safe)).toEqual([]);
      expect(safe).not.toMatch(UNSEEN);
    }
  });
});
