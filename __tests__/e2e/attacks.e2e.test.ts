import { expect, test } from '@jest/globals';
import { attempt } from '../../src/platform/exec.js';
import { CHECKOUT, describeInMachine } from './lab.js';

// Kills at random are left to the whole suite: other tests here kill the same processes at known moments.
describeInMachine('attacks', () => {
  test('a sample of requests, hostile checkouts and hostile lines gets nowhere', async () => {
    const build = await attempt(
      [process.execPath, 'node_modules/.bin/tsc', '--project', 'tsconfig.build.json'],
      {
        timeout: 120,
        cwd: CHECKOUT,
      },
    );
    expect(build.exitCode === 0 ? '' : build.stdout + build.stderr).toBe('');
    const suite = `${CHECKOUT}/lib/attacks/attacks.js`;
    const options = ['requests', 'trees', 'logs', '--quick', '--rounds', '1'];
    const { exitCode, stdout, stderr } = await attempt([process.execPath, suite, ...options], {
      timeout: 280,
      cwd: CHECKOUT,
    });
    expect(exitCode === 0 ? '' : stdout + stderr).toBe('');
    expect(stdout).toMatch(
      /\| requests \| \d{4} \| 0 \|.*\n\| trees \| \d\d \| 0 \|.*\n\| logs \| \d+ \| 0 \|/,
    );
  }, 420_000);
});
