import { describe, expect, test } from '@jest/globals';
import { timeSpanFault } from '../../../../src/quadlet/rules/values/time-span.js';
import { cpuTime } from '../../../cpu-time.js';

// `TimeoutStartSec=`, given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('timeSpanFault', () => {
  test.each([
    ...[
      '15min',
      'infinity',
      'infinity ',
      '1h 30min',
      '90',
      '0',
      '1.5s',
      '.5',
      '.5s',
      '1h30min',
      '1 h',
      '1 h 30',
    ],
    ...[
      '5m',
      '5M',
      '5 months',
      '1y',
      '2w',
      '100ms',
      '100us',
      '100µs',
      '100μs',
      '100 msec',
      '1d',
      '1 day',
      '2 days',
    ],
    ...[
      '3 hours',
      '3hr',
      '+5',
      '5 +3',
      '5 6',
      '12.34 .56',
      '12.34s.56',
      '1min 30',
      '99999999999',
      '1 minute',
    ],
    ...[
      '1minutes',
      '1m30s',
      '1h20',
      '20 min 5 sec',
      '5s5s',
      '5s 5',
      '1.5 h',
      '1 .5',
      '1 s.5',
      '5 s5',
      '1ms2us',
    ],
  ])('%s is taken', (value) => {
    expect(timeSpanFault(value)).toBeUndefined();
  });

  test.each([
    ...[
      '5.',
      '3.sec',
      'Infinity',
      'inf',
      'infinity5',
      'infinity s',
      '5 parsec',
      '5S',
      '5Min',
      '1 hrs',
      '2mins',
    ],
    ...[
      '5 secs',
      '-1',
      '-0',
      '5+3',
      '1,5',
      '1:30',
      '12.34.56',
      '1e3',
      '0x10',
      '10ns',
      '5n',
      '5nsec',
      'never',
      'none',
    ],
    ...[
      '5s,',
      '5s;',
      '"5s"',
      '1.5.',
      '٣s',
      '5\\ts',
      '5hh',
      '5sx',
      '5 sx',
      '5seconds ago',
      '2 min.',
      '0.5.5',
      '+',
    ],
    ...['s', '5--', '- 5', '+-5', '+ 5'],
  ])('%s is refused', (value) => {
    expect(timeSpanFault(value)).toBe(`"${value}" is not a time span such as 90, 15min, 1h 30s or infinity`);
  });

  test.each(['99999999999999999999', '600000 years', '300000y 300000y'])('%s is too long', (value) => {
    expect(timeSpanFault(value)).toBe(`"${value}" exceeds the maximum of systemd`);
  });

  test('the longest ones are not refused by mistake', () => {
    expect(timeSpanFault('18446744073708')).toBeUndefined();
    expect(timeSpanFault('584541y')).toBeUndefined();
  });

  test('a long value costs little', () => {
    const started = cpuTime();
    expect(timeSpanFault(`5${' '.repeat(1_000_000)}x`)).toMatch(/^"5 +…" is not a time span/);
    expect(timeSpanFault('1'.repeat(1_000_000))).toMatch(/exceeds the maximum/);
    expect(timeSpanFault('1s '.repeat(300_000))).toBeUndefined();
    expect(cpuTime() - started).toBeLessThan(2000);
  });
});
