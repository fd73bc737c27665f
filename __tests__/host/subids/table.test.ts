import { expect, test } from '@jest/globals';
import { planIds } from '../../../src/host/subids/plan.js';
import { USUAL_LIMITS } from '../../../src/host/subids/sources.js';
import { planJson, planTable } from '../../../src/host/subids/table.js';

const plan = planIds({
  files: { uid: 'ann:100000:65536\nbob:100000:9\nbob:300000:0\n', gid: 'ann:100000:65536\n# last' },
  real: { uid: [], gid: [] },
  limits: { uid: USUAL_LIMITS, gid: USUAL_LIMITS },
  outside: { uid: [], gid: [] },
  needsEnd: true,
  users: [
    { name: 'ann', uid: 1001, gid: 100 },
    { name: 'bob', uid: 1002, gid: 100 },
  ],
});

test('the table has a line for what is alike and two for what is not', () => {
  expect(
    planTable(plan)
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['USER', 'UID', 'IDS', 'HAS', 'PROBLEM', 'CHANGE'],
    ['ann', '1001', 'uids', '100000-165535', '-', 'stays'],
    ['', 'gids', '100000-165535', 'the last line of /etc/subgid has no line end', 'ends the last line'],
    [
      'bob',
      '1002',
      'uids',
      '100000-100008, 300000 (no IDs)',
      'newuidmap refuses "bob:300000:0", 9 of 65536 IDs, shares IDs with ann',
      'loses 300000 (no IDs), 100000-100008, gets 196608-262143',
    ],
    [
      '',
      'gids',
      'none',
      'the last line of /etc/subgid has no line end, no range',
      'gets 196608-262143, ends the last line',
    ],
    [''],
  ]);
  const [head = '', first = ''] = planTable(plan).split('\n');
  expect(first.indexOf('stays')).toBe(head.indexOf('CHANGE'));
});

test('the same as JSON', () => {
  expect(JSON.parse(planJson(plan))).toMatchObject({
    refused: [],
    users: [
      {
        name: 'ann',
        uid: 1001,
        change: true,
        uids: { has: [{ start: 100000, count: 65536, owner: 'ann' }], problems: [], loses: [], gets: null },
        gids: { problems: [{ kind: 'unended', text: 'the last line of /etc/subgid has no line end' }] },
      },
      { name: 'bob', change: true, uids: { gets: { start: 196608, count: 65536 } } },
    ],
  });
});
