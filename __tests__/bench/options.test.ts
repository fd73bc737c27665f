import { describe, expect, test } from '@jest/globals';
import { readOptions } from '../../bench/options.js';

const SUBJECTS = ['start', 'push', 'pull'];

describe('the words of the bench', () => {
  test.each([
    [[], { only: SUBJECTS, rounds: 7, mib: 512, publishes: true }],
    [['--quick'], { only: SUBJECTS, rounds: 3, mib: 128, publishes: true }],
    [['--quick', '--rounds', '5'], { only: SUBJECTS, rounds: 5, mib: 128, publishes: true }],
    // In the order of the bench.
    [
      ['--only', 'pull,start', '--mib', '64'],
      { only: ['start', 'pull'], rounds: 7, mib: 64, publishes: false },
    ],
  ])('%j', (args, expected) => expect(readOptions(args, SUBJECTS)).toMatchObject(expected));

  test.each([
    [['--only', 'puul'], '--only has "puul"; allowed: some of start, push, pull'],
    [['--rounds', '0'], '--rounds is "0"'],
    [['--rounds', 'many'], '--rounds is "many"'],
    [['--mib', '-1'], ''],
  ])('%j is refused', (args, words) => expect(() => readOptions(args, SUBJECTS)).toThrow(words));
});
