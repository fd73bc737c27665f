import type { Rule } from './rule.js';

export const systemdVerify: Rule = {
  code: 'PQ300',
  name: 'systemd-verify',
  severity: 'warning',
  summary: 'systemd finds fault with the generated unit.',
  explanation:
    'The generator takes lines of `[Unit]`, `[Service]` and `[Install]` as they are, and what systemd does not ' +
    'understand there it ignores at run time: a misspelled key has no effect. The message is that of ' +
    '`systemd-analyze verify`, shown at the line that it came of.',
  sources: ['systemd-analyze(1), verify'],
};
