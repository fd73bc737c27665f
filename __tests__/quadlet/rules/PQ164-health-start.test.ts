import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ164'];

/** A container that has started when it is healthy. */
function healthy(own: readonly string[], ...lines: readonly string[]): string {
  return `${container('Notify=healthy', 'HealthCmd=true', ...own)}[Service]\n${lines.join('\n')}\n`;
}

test.each<Row>([
  ['an interval of the default', healthy(['HealthInterval=⟦PQ164|90s⟧'])],
  ['a longer one', healthy(['HealthInterval=⟦PQ164|1h⟧'], 'TimeoutStartSec=15min')],
  ['of an option', healthy(['PodmanArgs=⟦PQ164|--health-interval⟧=2m'])],
  ['a startup check', healthy(['HealthStartupCmd=true', 'HealthStartupInterval=⟦PQ164|2m⟧'])],
  ['no checks', healthy(['HealthInterval=⟦PQ164|disable⟧'])],
  ['no command', `${container('Notify=healthy', 'HealthCmd=⟦PQ164|none⟧')}[Service]\nTimeoutStartSec=900\n`],
  ['the default interval', healthy([], 'TimeoutStartSec=⟦PQ164|20⟧')],
])('too late: %s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['the defaults', healthy([])],
  ['a longer limit', healthy(['HealthInterval=5m', 'HealthStartPeriod=10m'], 'TimeoutStartSec=900')],
  [
    'a start period, in which the first success counts',
    healthy(['HealthStartPeriod=15m', 'HealthInterval=10s']),
  ],
  ['no limit', healthy(['HealthInterval=5m'], 'TimeoutStartSec=infinity')],
  ['no limit, as 0', healthy(['HealthInterval=5m'], 'TimeoutStartSec=0')],
  ['the interval after the startup check', healthy(['HealthInterval=5m', 'HealthStartupCmd=true'])],
  ['other notifications', container('HealthCmd=true', 'HealthInterval=5m', 'Notify=yes')],
  ['a oneshot', healthy(['HealthInterval=5m'], 'Type=oneshot')],
  ['a variable', healthy(['HealthInterval=$' + '{A}'])],
  ['before 5.0', healthy(['HealthInterval=5m']), { targets: ['4.9.5'] }],
])('in time: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});
