import { describe, expect, test } from '@jest/globals';
import { waitOrRestart } from '../../../src/registry/persistent/use.js';
import type { StartOutcome } from '../../../src/registry/persistent/wait.js';

const up: StartOutcome = { up: true, waited: 1 };
const down = (lastSeen: string): StartOutcome => ({ up: false, waited: 1, lastSeen, portTaken: false });

/** What happens, in order: the seconds of each wait, and restarts with what was last seen. */
async function happenings(timeout: number, ends: readonly StartOutcome[]) {
  const seen: (number | string)[] = [];
  const left = [...ends];
  const wait = async (seconds: number) => {
    seen.push(seconds);
    return left.shift() ?? up;
  };
  const state = await waitOrRestart(wait, timeout, async (lastSeen) => void seen.push(lastSeen));
  return { seen, up: state.up };
}

describe('a registry whose service is active', () => {
  test.each<[what: string, ends: StartOutcome[], seen: (number | string)[], up: boolean]>([
    ['answers', [up], [10], true],
    ['takes no connection', [down('ECONNREFUSED')], [10, 'ECONNREFUSED', 60], true],
    ['is reset', [down('ECONNRESET')], [10, 'ECONNRESET', 60], true],
    ['is missing behind nginx', [down('status 502')], [10, 'status 502', 60], true],
    ['stays down', [down('ECONNREFUSED'), down('ECONNREFUSED')], [10, 'ECONNREFUSED', 60], false],
    ['is slow', [down('no answer within 10 s'), up], [10, 50], true],
    [
      'is silent for all of its time',
      [down('no answer within 10 s'), down('no answer within 10 s')],
      [10, 50, 'no answer within 10 s', 60],
      true,
    ],
    ['dies meanwhile', [down('ETIMEDOUT'), down('ECONNREFUSED')], [10, 50, 'ECONNREFUSED', 60], true],
    ['refuses the login', [down('status 401'), down('status 401')], [10, 50], false],
    ['has no storage', [down('status 503'), down('status 503')], [10, 50], false],
    [
      'is somebody else',
      [down('SELF_SIGNED_CERT_IN_CHAIN'), down('SELF_SIGNED_CERT_IN_CHAIN')],
      [10, 50],
      false,
    ],
  ])('%s', async (_, ends, seen, isUp) => {
    expect(await happenings(60, ends)).toEqual({ seen, up: isUp });
  });

  test('a short time limit is kept', async () => {
    expect(await happenings(4, [down('status 401')])).toEqual({ seen: [4], up: false });
    expect(await happenings(4, [down('status 502')])).toEqual({ seen: [4, 'status 502', 4], up: true });
  });
});
