import { describe, expect, test } from '@jest/globals';
import { unitsInTheWay } from '../../src/machine/units.js';

const answer = (stdout: string, stderr = '', exitCode = 0) => ({ stdout, stderr, exitCode });
const inside = (jobs: ReturnType<typeof answer>, failed = '') => {
  return async (argv: readonly string[]) => (argv.includes('list-jobs') ? jobs : answer(failed));
};

describe('what keeps a machine from being up', () => {
  test.each([
    ['nothing known', '', '', ''],
    [
      'a unit that starts, and not those that wait for it',
      '101 multi-user.target start waiting\n 99 stuck.service    start running\n102 graphical.target start waiting\n',
      '',
      'still starting: stuck.service',
    ],
    [
      'units that wait for nobody',
      '7 a.service start waiting\n8 b.service start waiting\n',
      '',
      'still starting: a.service, b.service',
    ],
    ['a unit that failed', '', 'x.service loaded failed failed The X\n', 'failed: x.service'],
    [
      'both',
      '7 a.service start running\n',
      'x.service loaded failed failed The X\n',
      'still starting: a.service; failed: x.service',
    ],
    [
      'a whole system',
      Array.from({ length: 8 }, (_, index) => `${index} u${index}.service start running\n`).join(''),
      '',
      'still starting: u0.service, u1.service, u2.service, u3.service, u4.service and 3 more',
    ],
  ])('%s', async (_, jobs, failed, words) => {
    expect(await unitsInTheWay(inside(answer(jobs), failed))).toBe(words);
  });

  test.each([
    [
      answer('', 'Failed to connect to bus: No such file\n', 1),
      'systemd does not answer (Failed to connect to bus: No such file)',
    ],
    [answer('', '', 124), 'systemd does not answer (exit code 124)'],
  ])('a systemd that does not answer', async (jobs, words) => {
    expect(await unitsInTheWay(inside(jobs))).toBe(words);
  });
});
