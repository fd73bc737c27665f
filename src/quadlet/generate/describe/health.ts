import type { Topic } from './topic.js';
import { note, same } from './wording.js';

const HEALTH = [
  'cmd',
  'interval',
  'log-destination',
  'max-log-count',
  'max-log-size',
  'on-failure',
  'retries',
  'start-period',
  'startup-cmd',
  'startup-interval',
  'startup-retries',
  'startup-success',
  'startup-timeout',
  'timeout',
].map((word) => `--health-${word}`);

export const health: Topic = {
  options: [...HEALTH, '--no-healthcheck'],
  notes({ name, before, after }) {
    const off = after.isOn('--no-healthcheck');
    if (before.isOn('--no-healthcheck') !== off) {
      return [note(`${name} ${off ? 'no longer runs' : 'runs'} the health check of its image`)];
    }
    const [old, now] = [before.last('--health-cmd'), after.last('--health-cmd')];
    if (old === undefined && now !== undefined) return [note(`${name} now has a health check`)];
    if (old !== undefined && now === undefined) return [note(`${name} no longer has a health check`)];
    const changed = HEALTH.filter((option) => !same(before.values(option), after.values(option)));
    return changed.length === 0 ? [] : [note(`${name} changes its health check (${changed.join(', ')})`)];
  },
};
