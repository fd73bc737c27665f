import { describe, expect, test } from '@jest/globals';
import { ratioPlot } from '../../bench/plot.js';
import { comparison, results } from './results.js';

const numbers = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found]) => Number(found));

describe('the plot', () => {
  const svg = ratioPlot(results().comparisons);

  test('has a bar and a goal for each ratio that has one, in the colour of the outcome', () => {
    expect(svg.match(/<rect /g)).toHaveLength(5);
    expect(svg.match(/class="goal" x1/g)).toHaveLength(5);
    expect(svg.match(/<rect class="met"/g)).toHaveLength(3);
    expect(svg.match(/<rect class="missed"/g)).toHaveLength(2);
    expect(svg).not.toContain('zot');
  });

  test('bars begin at 1 and end at the ratio; a doubling is as wide everywhere', () => {
    const two = { kind: 'at least', value: 2 } as const;
    const plot = ratioPlot([
      comparison('half', 'a', 0.5, two),
      comparison('double', 'b', 2, two),
      comparison('four', 'c', 4, two),
    ]);
    const [half = 0, double = 0, four = 0] = numbers(plot, /<rect [^>]* width="([\d.]+)"/g);
    expect(half).toBeCloseTo(double, 0);
    expect(four).toBeCloseTo(2 * double, 0);
    const [one] = numbers(plot, /class="one" x1="([\d.]+)"/g);
    const begins = numbers(plot, /<rect [^>]*x="([\d.]+)"/g);
    expect(begins[1]).toBe(one);
    expect(begins[2]).toBe(one);
    expect((begins[0] as number) + half).toBeCloseTo(one as number, 0);
    // The goal is where the bar of that ratio ends.
    const [goal] = numbers(plot, /class="goal" x1="([\d.]+)"/g);
    expect(goal).toBeCloseTo((one as number) + double, 0);
  });

  test('stays within its frame, however far apart the ratios are', () => {
    const goal = { kind: 'at most', value: 1 } as const;
    const plot = ratioPlot([comparison('a', 'x', 0.001, goal), comparison('b', 'y', 4000, goal)]);
    const [width = 0] = numbers(plot, /<svg [^>]* width="(\d+)"/g);
    for (const x of numbers(plot, /x[12]?="([\d.-]+)"/g)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(width);
    }
  });

  test('takes names for text', () => {
    expect(svg).toContain('bcrypt &lt;5&gt; &amp; more');
    expect(svg).not.toContain('<5>');
  });

  test('is whole, and empty, without a goal', () => {
    const plot = ratioPlot([comparison('a', 'x', 2)]);
    expect(plot).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect(plot).not.toContain('<rect');
    expect(plot).not.toMatch(/NaN|Infinity/);
  });
});
