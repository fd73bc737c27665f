import { describe, expect, test } from '@jest/globals';
import type { Span } from '../../src/platform/stopwatch.js';
import { timelineLines, timelineSection } from '../../src/report/timeline.js';

const phase = (name: string, begin: number, end: number): Span => ({ kind: 'phase', name, begin, end });
const SPANS: readonly Span[] = [
  phase('Start of Node', 0, 100),
  phase('Registry', 100, 350),
  { kind: 'command', name: 'podman kube play', begin: 100, end: 300 },
  phase('Proof', 350, 400),
];

describe('timelineLines', () => {
  test('a line and a bar for each', () => {
    expect(timelineLines(SPANS, 400)).toEqual([
      'Start of Node           0    100 ms ██████████',
      'Registry              100    250 ms           █████████████████████████',
      '  podman kube play    100    200 ms           ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒',
      'Proof                 350     50 ms                                    █████',
    ]);
  });

  test.each<[what: string, span: Span, total: number, bar: RegExp]>([
    ['no time at all', phase('x', 400, 400), 400, /^ {39}█$/],
    ['longer than everything', phase('x', -5, 999), 400, /^█{40}$/],
    ['in a run of no length', phase('x', 0, 0), 0, /^█$/],
  ])('%s has a bar within the drawing', (_, span, total, bar) => {
    const [line = ''] = timelineLines([span], total);
    expect(line.slice(line.indexOf('ms ') + 3)).toMatch(bar);
  });
});

test('the summary has the phases, folded, without the commands', () => {
  const section = timelineSection(SPANS, 400);
  expect(section).toContain('<details><summary>Where 0.40 s went</summary>');
  expect(section).toContain('Registry');
  expect(section).not.toContain('podman kube play');
});
