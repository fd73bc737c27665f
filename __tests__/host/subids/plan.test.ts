import { describe, expect, test } from '@jest/globals';
import { idsOutside } from '../../../src/host/subids/nested.js';
import { needsChange, planIds, refusalText } from '../../../src/host/subids/plan.js';
import { type PlanInput, USUAL_LIMITS } from '../../../src/host/subids/sources.js';
import { cpuTime } from '../../cpu-time.js';

const RUNNER = { name: 'runner', uid: 1001, gid: 1001 };
const OTHER = { name: 'other', uid: 1002, gid: 100 };
const OURS = 'runner:100000:65536\n';

const input = (
  subuid: string | undefined,
  subgid: string | undefined,
  more: Partial<PlanInput> = {},
): PlanInput => ({
  files: { uid: subuid, gid: subgid },
  real: { uid: [0, 1001, 65534], gid: [0, 1001, 65534] },
  limits: { uid: USUAL_LIMITS, gid: USUAL_LIMITS },
  outside: { uid: [], gid: [] },
  needsEnd: false,
  users: [RUNNER],
  ...more,
});

describe('ranges that are right stay as they are', () => {
  test.each<[string, string, string, Partial<PlanInput>]>([
    ['one of each', OURS, OURS, {}],
    ['by uid', '1001:100000:65536\n', '1001:100000:65536\n', {}],
    ['two that make one whole, one by uid', 'runner:100000:65535\n1001:300000:1\n', OURS, {}],
    ['different ones', OURS, 'runner:200000:70000\n', {}],
    ['one that systemd takes too, as useradd gives them', 'runner:589824:65536\n', OURS, {}],
    ['right beside those of others', `a:34464:65536\n${OURS}b:165536:65536\n`, OURS, {}],
    [
      'right beside the own id and an account',
      'runner:1002:65536\n',
      OURS,
      { real: { uid: [1001, 66538], gid: [] } },
    ],
    ['with a line that nobody reads', `${OURS}runner:100000:65536 \n`, OURS, {}],
    ['where others overlap each other', `${OURS}a:300000:9\nb:300000:9\n`, OURS, {}],
    ['without an end of the last line, where shadow does not mind', OURS.trim(), OURS, {}],
  ])('%s', (_, subuid, subgid, more) => {
    const { users, texts, refused } = planIds(input(subuid, subgid, more));
    expect(users.map(needsChange)).toEqual([false]);
    expect(texts).toEqual({ uid: subuid, gid: subgid });
    expect(refused).toEqual([]);
  });
});

describe('a machine in a user namespace', () => {
  const nested = (...rows: readonly (readonly [number, number])[]) => {
    const outside = idsOutside(rows.map(([inside, count]) => ({ inside, outside: 0, count })));
    return { outside: { uid: outside, gid: outside } };
  };
  test.each<[string, string, Partial<PlanInput>, string | undefined]>([
    ['with all IDs', OURS, nested([0, 0xffff_ffff]), OURS],
    ['with room elsewhere', OURS, nested([0, 90_000], [200_000, 200_000]), 'runner:262144:65536\n'],
    ['with few IDs', OURS, nested([0, 65_536]), 'runner:10000:55534\n'],
    ['with few IDs for a user without any', '', nested([0, 65_536]), 'runner:10000:55534\n'],
    [
      'where an account divides them',
      OURS,
      { ...nested([0, 65_536]), real: { uid: [60_000], gid: [20_000] } },
      'runner:20001:39999\n',
    ],
    ['whose few IDs the user has', 'runner:10000:55534\n', nested([0, 65_536]), 'runner:10000:55534\n'],
    ['whose IDs are too few', OURS, nested([0, 1], [1, 9999]), undefined],
    ['whose IDs above those of accounts are too few', OURS, nested([0, 10_999]), undefined],
    ['with 1000 IDs above those of accounts', OURS, nested([0, 11_000]), 'runner:10000:1000\n'],
  ])('%s', (_, text, more, expected) => {
    const plan = planIds(input(text, text, more));
    if (expected === undefined) {
      expect(plan.refused).toEqual([RUNNER]);
      expect(refusalText(plan)).toMatch(
        /^this machine is in a user namespace, and no range of its IDs is free for runner/,
      );
      return;
    }
    expect([plan.texts, plan.refused]).toEqual([{ uid: expected, gid: expected }, []]);
    const again = planIds(input(expected, expected, more));
    expect(again.users.map(needsChange)).toEqual([false]);
  });

  test('gives the second user nothing that the first one has', () => {
    const plan = planIds(input('', '', { ...nested([0, 65_536]), users: [RUNNER, OTHER] }));
    expect([plan.refused, plan.texts.uid]).toEqual([[OTHER], 'runner:10000:55534\n']);
  });
});

describe('what is wrong is put right, and nothing else', () => {
  test.each<
    [string, readonly [string | undefined, string | undefined], readonly string[], readonly [string, string]]
  >([
    ['no range', ['', ''], ['none', 'none'], ['runner:131072:65536\n', 'runner:131072:65536\n']],
    [
      'no files',
      [undefined, undefined],
      ['none', 'none'],
      ['runner:131072:65536\n', 'runner:131072:65536\n'],
    ],
    ['uids alone, so the gids become the same', [OURS, ''], ['', 'none'], [OURS, OURS]],
    ['gids alone, so the uids become the same', [undefined, OURS], ['none', ''], [OURS, OURS]],
    [
      'gids alone, whose ids another user has as uids',
      ['a:100000:10\n', OURS],
      ['none', ''],
      ['a:100000:10\nrunner:196608:65536\n', OURS],
    ],
    [
      'one id too few',
      ['runner:100000:65535\n', OURS],
      ['small', ''],
      ['runner:100000:65535\nrunner:196608:65536\n', OURS],
    ],
    ['the same range twice', [`${OURS}x\n${OURS}`, OURS], ['self', ''], [`${OURS}x\n`, OURS]],
    [
      'an overlap, of which the larger range stays',
      ['runner:165535:10\nrunner:100000:65536\n', OURS],
      ['self', ''],
      [OURS, OURS],
    ],
    [
      'an overlap of a name and a uid that leaves too little',
      ['runner:100000:60000\n1001:150000:50000\n', OURS],
      ['self', ''],
      ['runner:100000:60000\nrunner:262144:65536\n', OURS],
    ],
    ['the own uid', ['runner:1000:65536\n', OURS], ['own id', ''], [OURS, OURS]],
    ['the own gid', [OURS, 'runner:1001:65536\n'], ['', 'own id'], [OURS, OURS]],
    [
      'an id of another user',
      [`a:165535:2\n${OURS}`, OURS],
      ['shared', ''],
      ['a:165535:2\nrunner:196608:65536\n', OURS],
    ],
    ['the id of an account', ['runner:65534:65536\n', OURS], ['shared', ''], ['runner:196608:65536\n', OURS]],
    [
      'no ids in a line, which newuidmap refuses',
      [`${OURS}runner:300000:0\n`, OURS],
      ['unusable', ''],
      [OURS, OURS],
    ],
    [
      'a carriage return, so that nobody reads the line',
      ['# a\r\nrunner:100000:65536\r\n', OURS],
      ['unusable', ''],
      ['# a\r\nrunner:196608:65536\n', OURS],
    ],
  ])('%s', (_, [subuid, subgid], flaws, [uid, gid]) => {
    const plan = planIds(input(subuid, subgid));
    const [user] = plan.users;
    expect([user?.uid.flaws, user?.gid.flaws].map((all) => all?.map(({ kind }) => kind).join())).toEqual(
      flaws,
    );
    expect(plan.texts).toEqual({ uid, gid });
  });

  test('the last line gets its end where shadow needs it, for every user', () => {
    const plan = planIds(input(`${OURS}# last`, OURS, { needsEnd: true }));
    expect(plan.users[0]?.uid.flaws).toEqual([{ kind: 'unended' }]);
    expect(plan.texts).toEqual({ uid: `${OURS}# last\n`, gid: OURS });
  });

  test.each([
    [99999, []],
    [100000, ['own id']],
    [165535, ['own id']],
    [165536, []],
  ])('with %p as the own uid a range from 100000 to 165535 has the flaws %p', (uid, flaws) => {
    const { users } = planIds(input(OURS, OURS, { users: [{ ...RUNNER, uid }] }));
    expect(users[0]?.uid.flaws.map(({ kind }) => kind)).toEqual(flaws);
  });

  test('who it is shared with is said', () => {
    const flaws = (subuid: string) => planIds(input(subuid, OURS)).users[0]?.uid.flaws;
    expect(flaws(`${OURS}somebody:100000:1\n`)).toEqual([{ kind: 'shared', with: 'somebody' }]);
    expect(flaws('runner:65534:65536\n')).toEqual([{ kind: 'shared', with: 'uid 65534' }]);
  });
});

describe('several users', () => {
  const both = (text: string, more: Partial<PlanInput> = {}) =>
    planIds(input(text, text, { users: [RUNNER, OTHER], ...more }));

  test('each gets a range of its own', () => {
    expect(both('').texts.uid).toBe('runner:131072:65536\nother:196608:65536\n');
  });

  test('only those that are named are touched', () => {
    const text = 'runner:100000:65536\nother:100000:10\n';
    expect(planIds(input(text, text)).texts.uid).toBe('other:100000:10\nrunner:196608:65536\n');
  });

  test('where two share ids the first of the list keeps its range', () => {
    const text = 'other:100000:65536\nrunner:100000:65536\n';
    expect(both(text).texts.uid).toBe('runner:100000:65536\nother:196608:65536\n');
    const other = planIds(input(text, text, { users: [OTHER, RUNNER] }));
    expect(other.texts.uid).toBe('other:100000:65536\nrunner:196608:65536\n');
  });

  test('a range that has to go anyway takes nobody’s place', () => {
    const text = 'runner:100000:10\nother:100000:65536\n';
    expect(both(text).texts.uid).toBe('other:100000:65536\nrunner:196608:65536\n');
  });

  test('one who comes twice gets one range', () => {
    expect(both('', { users: [RUNNER, OTHER, { ...RUNNER, name: 'alias' }] }).users).toHaveLength(2);
  });

  test('what one loses is not given to another, because files may have these ids', () => {
    const text = 'runner:131072:65536\nrunner:131072:65536\nrunner:196608:10\nx:196608:1\n';
    expect(both(text).texts.uid).toBe('runner:131072:65536\nx:196608:1\nother:262144:65536\n');
  });

  test('login.defs may ask for more than 65536', () => {
    const limits = { ...USUAL_LIMITS, count: 131072 };
    expect(both('', { limits: { uid: limits, gid: limits } }).texts.gid).toBe(
      'runner:131072:131072\nother:262144:131072\n',
    );
  });
});

describe('where little is left', () => {
  test.each([
    [
      'what the plan itself takes away is given again',
      'runner:131072:65535\nrunner:131072:65534\na:65536:65536\na:262144:262144\na:1879048192:2415919103\n',
      'runner:196608:65536\n',
    ],
    [
      'a range that is lost is given again',
      'runner:131072:65537\na:196608:327680\na:65536:65536\na:1879048192:2415919103\n',
      'runner:131072:65536\n',
    ],
    [
      'a range need not be aligned',
      'a:65536:65537\na:196700:327588\na:1879048192:2415919103\n',
      'runner:131073:65536\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(planIds(input(text, text)).texts.uid).toContain(expected);
  });

  test('uids and gids need not be the same', () => {
    const subuid = 'a:65536:65536\na:196608:327680\na:1879048192:2415919103\n';
    const subgid = 'a:65536:131072\na:262144:262144\na:1879048192:2415919103\n';
    const { texts } = planIds(input(subuid, subgid));
    expect(texts.uid).toContain('runner:131072:65536');
    expect(texts.gid).toContain('runner:196608:65536');
  });

  test('nobody gets less, and whom there is no room for is named', () => {
    const text = 'a:65536:458752\na:1879048192:2415919103\n';
    const { refused, texts } = planIds(input(text, text, { users: [RUNNER, OTHER] }));
    expect(refused).toEqual([RUNNER, OTHER]);
    expect(texts.uid).toBe(text);
    expect(refusalText({ refused, nested: false })).toMatch(
      /^no contiguous range of 65536 subordinate IDs .* for runner and 1 more.*free a range/,
    );
    expect(refusalText({ refused: [RUNNER], nested: false })).toContain('is free for runner, ');
  });
});

// Ten times the users would take a user ten times as long if anybody were compared with everybody.
test('the time for a user does not grow with the number of users', () => {
  const timeFor = (howMany: number): number => {
    const users = Array.from({ length: howMany }, (_, index) => ({
      name: `user${index}`,
      uid: 10_000 + index,
      gid: 10_000 + index,
    }));
    // A third has nothing, a third is right, a third shares with the one before.
    const text = users
      .flatMap(({ name }, at) =>
        at % 3 === 0 ? [] : [`${name}:${2_000_000_000 + (at - (at % 3)) * 65536}:65536\n`],
      )
      .join('');
    const began = cpuTime();
    const { texts } = planIds(
      input(text, '', { users, real: { uid: users.map(({ uid }) => uid), gid: [] } }),
    );
    const taken = (cpuTime() - began) / howMany;
    expect(texts.gid?.split('\n')).toHaveLength(howMany + 1);
    return taken;
  };
  timeFor(5000);
  const best = (howMany: number) => Math.min(timeFor(howMany), timeFor(howMany), timeFor(howMany));
  expect(best(10_000)).toBeLessThan(best(1000) * 6);
});
