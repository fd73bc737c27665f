import { expect, test } from '@jest/globals';
import { lineFingerprints } from '../../../../src/quadlet/lint/report/fingerprint.js';

/** The definition, word by word, in big integers: one hash a line, each from its own beginning. */
function byDefinition(text: string): string[] {
  const characters = [...text.replace(/\r\n?/g, '\n').replace(/[ \t]/g, '')].flatMap((char) =>
    [...Array(char.length).keys()].map((index) => char.charCodeAt(index)),
  );
  characters.push(0xffff);
  const starts = [0, ...characters.flatMap((character, index) => (character === 0x0a ? [index + 1] : []))];
  const seen = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (let index = start; index < start + 100; index++) {
      hash = BigInt.asUintN(64, hash * 37n + BigInt(characters[index] ?? 0));
    }
    const shown = hash.toString(16);
    seen.set(shown, (seen.get(shown) ?? 0) + 1);
    return `${shown}:${seen.get(shown)}`;
  });
}

function inOrder(text: string, lines: number): (string | undefined)[] {
  const hashes = lineFingerprints(text, new Set(Array.from({ length: lines }, (_, index) => index + 1)));
  return Array.from({ length: lines }, (_, index) => hashes.get(index + 1));
}

test.each<[what: string, text: string]>([
  ['an empty file', ''],
  ['one line', 'Image=docker.io/library/nginx'],
  ['a unit', '[Unit]\nDescription=x\n\n[Container]\nImage = docker.io/library/nginx\n'],
  ['blanks and tabs, which do not count', ' \t[ U n i t ]\n\t\t\n  \n x = \t y '],
  ['lines that end as in Windows', '[Unit]\r\n\r\nA=1\r\n'],
  ['lines that end in a carriage return alone', 'a\rb\r\rc'],
  ['the same line many times', 'Environment=A=1\n'.repeat(40)],
  ['empty lines', '\n'.repeat(250)],
  ['a line longer than what is looked at', `${'0123456789'.repeat(50)}\n${'0123456789'.repeat(9)}`],
  ['letters beyond ASCII', 'Description=日本 🚀\n\ufeffx\n\uffff'.repeat(20)],
])('%s', (_, text) => {
  const expected = byDefinition(text);
  expect(inOrder(text, expected.length)).toEqual(expected);
});

test('what GitHub itself makes of an empty line at the end and of a repeated line', () => {
  expect(inOrder('', 1)).toEqual(['c129715d7a2bc9a3:1']);
  expect(lineFingerprints('Lorem ipsum dolor sit amet.\n'.repeat(10), new Set([2])).get(2)).toBe(
    'a7f2ff13bc495cf2:2',
  );
});

test('only the lines asked for, and nothing of lines that are not there', () => {
  expect([...lineFingerprints('a\nb\nc\n', new Set([2, 9])).keys()]).toEqual([2]);
  expect([...lineFingerprints('a\nb\n', new Set())]).toEqual([]);
});
