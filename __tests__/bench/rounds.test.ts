import { describe, expect, test } from '@jest/globals';
import { inRounds, turn } from '../../bench/rounds.js';

describe('turns', () => {
  test.each([
    [0, ['a', 'b', 'c']],
    [1, ['b', 'c', 'a']],
    [2, ['c', 'a', 'b']],
    [3, ['a', 'b', 'c']],
  ])('round %i', (round, expected) => expect(turn(['a', 'b', 'c'], round)).toEqual(expected));

  test('of nobody', () => expect(turn([], 3)).toEqual([]));
});

describe('rounds', () => {
  test('alternate, and the one that warms up does not count', async () => {
    const order: string[] = [];
    const taken = await inRounds(['a', 'b'], 3, async (side, round) => {
      order.push(`${side}${round}`);
      return round;
    });
    expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2', 'b3', 'a3']);
    expect(taken).toEqual({ a: [1, 2, 3], b: [1, 2, 3] });
  });

  test('a side that fails ends them', async () => {
    const seen: string[] = [];
    const run = inRounds(['a', 'b'], 3, (side, round) => {
      seen.push(side);
      if (side === 'b' && round === 1) throw new Error('b is down');
      return 1;
    });
    await expect(run).rejects.toThrow('b is down');
    expect(seen).toEqual(['a', 'b', 'b']);
  });
});
