import type { Rule } from './rule.js';

export const systemdVerify: Rule = {
  code: 'PQ300',
  name: 'systemd-verify',
  severity: 'warning',
  summary: 'systemd reports a problem in the generated unit.',
  explanation:
    'The generator copies lines of `[Unit]`, `[Service]` and `[Install]` unchanged, and systemd ignores what it ' +
    'does not understand there: a misspelled key has no effect. The message is that of `systemd-analyze verify`, ' +
    'at the line that causes it. A unit that systemd refuses as a whole cannot start, which is an error.',
  sources: ['systemd-analyze(1), verify'],
};
