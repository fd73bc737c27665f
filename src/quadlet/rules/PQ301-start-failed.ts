import type { Rule } from './rule.js';

export const startFailed: Rule = {
  code: 'PQ301',
  name: 'start-failed',
  severity: 'error',
  summary: 'The service does not start.',
  explanation:
    'The files were installed for the user of the job, and systemd started the service. It failed, or was not ' +
    'active or not healthy within the time limit. The last lines of its journal are in the log and in the ' +
    'summary.',
  sources: ['systemd.service(5)'],
};
