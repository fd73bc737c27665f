import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { type Progress, ProgressReporter } from '../../src/seed/progress.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('reports at growing intervals what was transferred, and nothing after the end', () => {
  const reports: Progress[] = [];
  const reporter = new ProgressReporter(3, (progress) => reports.push(progress));
  reporter.addExpected(100);
  jest.advanceTimersByTime(2000);
  reporter.addDone(60);
  reporter.imageDone();
  jest.advanceTimersByTime(3000);
  // A transfer that broke off begins anew.
  reporter.addDone(-60);
  reporter.addExpected(-100);
  jest.advanceTimersByTime(4500);
  reporter.end();
  jest.advanceTimersByTime(600_000);
  expect(reports).toEqual([
    { done: 0, expected: 100, images: 3, imagesDone: 0, elapsed: 2000 },
    { done: 60, expected: 100, images: 3, imagesDone: 1, elapsed: 5000 },
    { done: 0, expected: 0, images: 3, imagesDone: 1, elapsed: 9500 },
  ]);
});

test('an interval is never longer than a minute', () => {
  const times: number[] = [];
  const reporter = new ProgressReporter(1, ({ elapsed }) => times.push(elapsed));
  jest.advanceTimersByTime(3_600_000);
  reporter.end();
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.max(...gaps)).toBe(60_000);
});
