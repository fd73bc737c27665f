import { describe, expect, test } from '@jest/globals';
import type { IdMapping } from '../../../src/host/subids/idmap.js';
import { UserError } from '../../../src/platform/errors.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import {
  assertSupported,
  hasOwnNamespace,
  keepsId,
  type PodMapping,
  resolveMapping,
  runsAsUser,
  type UserIds,
  usernsOf,
} from '../../../src/registry/spec/mapping.js';
import { parseMapping } from '../../../src/registry/spec/userns.js';
import { thrownBy } from '../fakes.js';

const ids = { own: 1001, ranges: [{ start: 100000, count: 65536 }] };
const RUNNER: UserIds = { name: 'runner', uids: ids, gids: ids };

const shown = (rows: readonly IdMapping[] = []) =>
  rows.map(({ inside, outside, count }) => `${inside} ${outside} ${count}`);
const onHost = (userns: string, uidmap = '', gidmap = '', user = RUNNER) =>
  resolveMapping(parseMapping(userns, uidmap, gidmap), user).ids;

describe('what a mode comes to, as Podman 4.3, 5.4 and 5.8 make it', () => {
  test.each<[mode: string, uids: string[], gids: string[], process: number]>([
    ['', ['0 1001 1', '1 100000 65536'], ['0 1001 1', '1 100000 65536'], 0],
    ['host', ['0 1001 1', '1 100000 65536'], ['0 1001 1', '1 100000 65536'], 0],
    ['nomap', ['0 100000 65536'], ['0 100000 65536'], 0],
    [
      'keep-id',
      ['0 100000 1001', '1001 1001 1', '1002 101001 64535'],
      ['0 100000 1001', '1001 1001 1', '1002 101001 64535'],
      1001,
    ],
    [
      'keep-id:uid=101,gid=102',
      ['0 100000 101', '101 1001 1', '102 100101 65435'],
      ['0 100000 102', '102 1001 1', '103 100102 65434'],
      101,
    ],
    [
      'keep-id:uid=101,size=2000',
      ['0 100000 101', '101 1001 1', '102 100101 1898'],
      ['0 100000 1001', '1001 1001 1', '1002 101001 998'],
      101,
    ],
    [
      'keep-id:uid=70000',
      ['0 100000 65536', '70000 1001 1'],
      ['0 100000 1001', '1001 1001 1', '1002 101001 64535'],
      70000,
    ],
  ])('%j', (mode, uids, gids, process) => {
    const found = onHost(mode);
    expect([shown(found?.uids), shown(found?.gids), found?.process.uid]).toEqual([uids, gids, process]);
  });

  test('auto is known only when the pod is made', () => {
    expect(onHost('auto:size=3000')).toBeUndefined();
  });
});

// Each of these was given to podman run --uidmap of 5.4.2 and 5.8.6, whose maps are what stands here.
describe('what entries come to in podman’s ids', () => {
  test.each<[uidmap: string, gidmap: string, uids: string[], gids: string[]]>([
    ['0:1:1000', '', ['0 1 1000'], ['0 1 1000']],
    ['0:1:1000', '0:1:500', ['0 1 1000'], ['0 1 500']],
    ['+0:5:1', '', ['0 5 1', '1 0 1', '2 1 4', '6 6 65531'], ['0 5 1', '1 0 1', '2 1 4', '6 6 65531']],
    [
      '+0:5:10 +7:20:2',
      '',
      ['0 5 7', '7 20 2', '9 14 1', '10 0 1', '11 1 4', '15 12 2', '17 15 5', '22 22 65515'],
      ['0 5 7', '7 20 2', '9 14 1', '10 0 1', '11 1 4', '15 12 2', '17 15 5', '22 22 65515'],
    ],
    ['u0:1:1000', '', ['0 1 1000'], ['0 0 65537']],
    ['g0:1:1000', '', ['0 0 65537'], ['0 1 1000']],
    ['0:@100000:1000', '', ['0 1 1000'], ['0 1 1000']],
    ['0:@1001:1 1:1:110', '', ['0 0 111'], ['0 0 111']],
    ['u+0:5:10', '', ['0 5 10', '10 0 5', '15 15 65522'], ['0 0 65537']],
    ['0:1:1000', '+0:5:1', ['0 1 1000'], ['0 5 1', '1 0 1', '2 1 4', '6 6 65531']],
    ['', '0:1:1000', ['0 1 1000'], ['0 1 1000']],
  ])('--uidmap %j --gidmap %j', (uidmap, gidmap, uids, gids) => {
    const { mapping } = resolveMapping(parseMapping('', uidmap, gidmap), RUNNER);
    // Podman shows 0 and what follows it as two rows, because the first is another row of its own map.
    const joined = (rows: string[]) =>
      rows.join().replace('10 0 1,11 1 4', '10 0 5').replace('1 0 1,2 1 4', '1 0 5').split(',');
    if (mapping?.kind !== 'rows') throw new Error(`a mapping of rows was expected, not ${mapping?.kind}`);
    expect([shown(mapping.uids), shown(mapping.gids)]).toEqual([joined(uids), joined(gids)]);
  });

  test('subordinate ids of several ranges are counted through', () => {
    const two = {
      own: 1001,
      ranges: [
        { start: 200000, count: 100 },
        { start: 300000, count: 65436 },
      ],
    };
    const found = onHost('', '0:51:200', '', { name: 'runner', uids: two, gids: two });
    expect(shown(found?.uids)).toEqual(['0 200050 50', '50 300000 150']);
  });
});

describe('a map that this host cannot give is refused', () => {
  test.each<[userns: string, uidmap: string, gidmap: string, message: string]>([
    [
      '',
      '0:1:65537',
      '',
      'input "uidmap" is "0:1:65537": container 0–65536 needs 65537 IDs, runner has 65536 (uids)',
    ],
    ['', '0:0:65538', '', 'container 0–65537 needs 65538 IDs, runner has 65537 (uids)'],
    [
      '',
      '',
      '0:1:70000',
      'input "gidmap" is "0:1:70000": container 0–69999 needs 70000 IDs, runner has 65536 (uids)',
    ],
    ['', '0:5:70000', '', 'needs the IDs 5–70004, runner has 0–65536'],
    [
      'auto:size=65537',
      '',
      '',
      'input "userns" is "auto:size=65537": container 0–65536 needs 65537 IDs, runner has 65536',
    ],
    ['', '0:@5000:1', '', 'after @, only host IDs of runner are allowed: 1001, 100000–165535'],
    ['', '0:@165535:2', '', 'after @, only host IDs of runner'],
    ['', '0:1:200 50:300:200', '', 'container ID 50–199 is mapped twice'],
    ['', '0:1:200 300:50:200', '', "of podman's IDs 50–200 is mapped twice"],
    ['', '5:1:1000', '', 'input "uidmap" leaves out container uid 0'],
    [
      '',
      '0:1:1000',
      '0:1:5 6:6:200',
      'input "gidmap" leaves out container gid 5; it must be mapped, because it owns /dev/pts',
    ],
    ['', '0:1:100', '', "leaves out container uid 101; it must be mapped, because nginx's workers"],
    ['keep-id:uid=7,size=3', '', '', 'input "userns" leaves out container gid 5'],
  ])('%j %j %j', async (userns, uidmap, gidmap, message) => {
    const error = await thrownBy(() => onHost(userns, uidmap, gidmap));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(message);
  });

  test('a container that is not root needs no user of nginx’s', () => {
    expect(onHost('keep-id:uid=3,gid=3,size=20')).toBeDefined();
  });
});

describe('a Podman that does not know it yet', () => {
  test.each([
    ['3.4.4', 'keep-id', '', '4.2'],
    ['4.1.1', '', '0:1:500', '4.2'],
    ['4.2.0', 'keep-id:uid=5', '', '4.3'],
    ['4.2.0', 'keep-id:gid=5', '', '4.3'],
    ['5.3.9', 'keep-id:size=5000', '', '5.4'],
    ['4.6.2', '', '+0:1:500', '4.7'],
    ['4.6.2', '', '0:@100000:500', '4.7'],
    ['4.6.2', '', '0:1', '4.7'],
  ])('%s refuses %j %j, which came with %s', async (version, userns, uidmap, since) => {
    const choice = parseMapping(userns, uidmap, '');
    const error = await thrownBy(() => assertSupported(choice, parsePodmanVersion(version)));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`requires Podman ${since}, but this is Podman ${version}`);
    expect(() => assertSupported(choice, parsePodmanVersion(`${since}.0`))).not.toThrow();
  });

  test('takes the default', () => {
    expect(() => assertSupported({ kind: 'default' }, parsePodmanVersion('3.4.4'))).not.toThrow();
  });
});

const rows: PodMapping = {
  kind: 'rows',
  uids: [
    { inside: 0, outside: 1, count: 200 },
    { inside: 300, outside: 0, count: 1 },
  ],
  gids: [{ inside: 0, outside: 2, count: 300 }],
};
const mode = (text: string): PodMapping => ({ kind: 'mode', mode: text });

test('a map is told to kube play as auto that has nothing to choose', () => {
  expect(usernsOf(rows)).toBe('auto:size=1,uidmapping=0:1:200,uidmapping=300:0:1,gidmapping=0:2:300');
  expect(usernsOf(mode('keep-id:uid=7'))).toBe('keep-id:uid=7');
});

test.each<[PodMapping | undefined, boolean, boolean, boolean]>([
  [undefined, true, false, false],
  [mode('host'), true, false, false],
  [mode('keep-id:uid=7'), true, true, true],
  [mode('nomap'), false, true, false],
  [mode('auto:size=9'), false, true, false],
  [rows, false, true, false],
  [{ ...rows, uids: [{ inside: 0, outside: 0, count: 9 }] }, true, true, false],
])('%j: runs as the user %s, own namespace %s, keeps the id %s', (mapping, user, own, keeps) => {
  expect([runsAsUser(mapping), hasOwnNamespace(mapping), keepsId(mapping)]).toEqual([user, own, keeps]);
});
