import { describe, expect, test } from '@jest/globals';
import { examine, isFit } from '../../src/host/examine.js';
import { changes, fakeHost } from '../fakes.js';

const MACHINE = { '/run/systemd/system': '', '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n' };

describe('a whole host', () => {
  test('of the wrong kind is asked nothing else', async () => {
    const host = fakeHost({ platform: 'darwin' });
    const { results } = await examine(host, { fix: true });
    expect(results.map(({ id }) => id)).toEqual(['RP001', 'RP003', 'RP002', 'RP004', 'RP047']);
    expect(isFit(results)).toBe(false);
    expect(changes(host)).toEqual([]);
  });

  test('is asked everything, causes before effects, and a container last', async () => {
    const host = fakeHost({ files: MACHINE });
    const { results } = await examine(host, { fix: false });
    const ids = results.map(({ id }) => id);
    expect(ids.slice(0, 5)).toEqual(['RP001', 'RP003', 'RP002', 'RP004', 'RP047']);
    expect(ids.slice(-2)).toEqual(['RP092', 'RP093']);
    for (const [before, after] of [
      ['RP014', 'RP020'],
      ['RP020', 'RP030'],
      ['RP042', 'RP043'],
      ['RP084', 'RP012'],
    ] as const) {
      expect([before, ids.indexOf(before) >= 0]).toEqual([before, true]);
      expect([before, after, ids.indexOf(before) < ids.indexOf(after)]).toEqual([before, after, true]);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(changes(host)).toEqual([]);
  });
});
