import type { Rule } from './rule.js';

/** What only shows in the generated units: systemd's own check, and a start. */
export const GENERATE_RULES: readonly Rule[] = [
  {
    code: 'PQ300',
    name: 'systemd-verify',
    severity: 'warning',
    summary: 'systemd finds fault with the generated unit.',
    explanation:
      'The generator takes lines of `[Unit]`, `[Service]` and `[Install]` as they are, and what systemd does not ' +
      'understand there it ignores at run time: a misspelled key has no effect. The message is that of ' +
      '`systemd-analyze verify`, shown at the line that it came of.',
  },
  {
    code: 'PQ301',
    name: 'start-failed',
    severity: 'error',
    summary: 'The service does not start.',
    explanation:
      'The files were installed for the user of the job, and systemd was told to start the service. It failed, or was ' +
      'not active, or not healthy, within the time. The last lines of its journal are in the log and in the summary.',
  },
];
