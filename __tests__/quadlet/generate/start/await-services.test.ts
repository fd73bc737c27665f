import { describe, expect, test } from '@jest/globals';
import { type ServiceState, UserManager } from '../../../../src/podman/user-manager.js';
import { awaitServices, type Clock, judge } from '../../../../src/quadlet/generate/start/await-services.js';
import { recordingAttempt } from '../../../fakes.js';

const STATE: ServiceState = {
  name: 'a.service',
  load: 'loaded',
  active: 'active',
  sub: 'running',
  result: 'success',
  restarts: 0,
  started: true,
};

test.each<[state: Partial<ServiceState>, outcome: string | undefined]>([
  [{}, 'up'],
  [{ sub: 'exited' }, 'up'],
  [{ active: 'activating', sub: 'start' }, undefined],
  [{ active: 'failed', sub: 'failed', result: 'exit-code' }, 'failed'],
  [{ active: 'inactive', sub: 'dead' }, 'up'],
  [{ active: 'inactive', sub: 'dead', result: 'exit-code' }, 'failed'],
  [{ active: 'inactive', sub: 'dead', started: false }, undefined],
  [{ active: 'activating', sub: 'auto-restart', result: 'exit-code', restarts: 1 }, undefined],
  [{ active: 'activating', sub: 'auto-restart', result: 'exit-code', restarts: 3 }, 'failed'],
  [{ load: 'not-found', active: 'inactive' }, 'failed'],
])('%j is %s', (part, outcome) => {
  expect(judge({ ...STATE, ...part })?.outcome).toBe(outcome);
});

/** One on which a sleep takes no time. */
function fastClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** A manager that answers with one state after the other, and stays at the last. */
function manager(states: readonly string[], health: readonly string[] = ['Up 1 second']) {
  const asked = { states: 0, health: 0 };
  const { attempt } = recordingAttempt((argv) => {
    if (argv.includes('show')) {
      return {
        stdout: `Id=a.service\nLoadState=loaded\n${states[Math.min(asked.states++, states.length - 1)]}\n`,
      };
    }
    if (argv[0] === 'podman') return { stdout: health[Math.min(asked.health++, health.length - 1)] ?? '' };
    if (argv[0] === 'journalctl') return { stdout: 'one\n\ntwo\n' };
    return undefined;
  });
  return { manager: new UserManager(attempt, {}), attempt };
}

const RUNNING = 'ActiveState=active\nSubState=running\nResult=success';
const EXITED = 'ActiveState=active\nSubState=exited\nResult=success';
const FAILED = 'ActiveState=failed\nSubState=failed\nResult=exit-code';
const STARTING = 'ActiveState=activating\nSubState=start\nResult=success';

describe('awaitServices', () => {
  test.each<[title: string, states: string[], health: string[], seconds: number, expected: object]>([
    ['has done its work', [STARTING, EXITED], [], 30, { outcome: 'up', words: 'active (exited)' }],
    ['runs on', [RUNNING], [], 30, { outcome: 'up', words: 'active (running)' }],
    [
      'fails at once',
      [FAILED],
      [],
      30,
      {
        outcome: 'failed',
        words: 'active (running)'.replace('active (running)', 'failed (failed), exit-code'),
      },
    ],
    ['fails soon after it was up', [RUNNING, RUNNING, FAILED], [], 30, { outcome: 'failed' }],
    [
      'becomes healthy',
      [RUNNING],
      ['Up (starting)', 'Up (starting)', 'Up (healthy)'],
      30,
      { outcome: 'up', words: 'active (running), healthy' },
    ],
    [
      'is unhealthy',
      [RUNNING],
      ['Up (unhealthy)'],
      30,
      { outcome: 'failed', words: 'active (running), unhealthy' },
    ],
    ['is late', [STARTING], [], 1, { outcome: 'late', words: 'activating (start)' }],
    ['is not healthy in time', [RUNNING], ['Up (starting)'], 1, { outcome: 'late' }],
  ])('a service that %s', async (_, states, health, seconds, expected) => {
    const { manager: own, attempt } = manager(states, health);
    const [service] = await awaitServices(['a.service'], seconds, {
      manager: own,
      attempt,
      clock: fastClock(),
    });
    expect(service).toMatchObject({ name: 'a.service', journal: ['one', 'two'], ...expected });
  });
});
