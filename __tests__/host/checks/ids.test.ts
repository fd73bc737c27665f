import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import type { Check } from '../../../src/host/check.js';
import { effectiveGroup } from '../../../src/host/checks/ids/effective-group.js';
import { nestedMap } from '../../../src/host/checks/ids/nested-map.js';
import { checks } from '../../../src/host/checks/index.js';
import { remedyBlock } from '../../../src/host/report/remedy-shell.js';
import { runChecks } from '../../../src/host/run-checks.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const idsChecks = checks.filter(({ id }) => /^RP02[0-6]$/.test(id));

const OURS = 'runner:100000:65536\n';
const PASSWD = 'root:x:0:0::/:/bin/sh\nrunner:x:1001:1001::/:/bin/sh\nann:x:1002:1002::/:/bin/sh\n';

const files = (
  subuid: string | undefined,
  subgid: string | undefined,
  more: Record<string, string> = {},
) => ({
  files: {
    '/etc/passwd': PASSWD,
    '/etc/group': 'root:x:0:\nrunner:x:1001:\n',
    ...(subuid === undefined ? {} : { '/etc/subuid': subuid }),
    ...(subgid === undefined ? {} : { '/etc/subgid': subgid }),
    ...more,
  },
});

/** The states of all checks that are not "ok". */
async function states(parts: FakeHostParts): Promise<Record<string, string>> {
  const results = await runChecks(idsChecks, fakeHost(parts), { fix: false });
  return Object.fromEntries(
    results
      .filter(({ state }) => state !== 'ok')
      .map(({ id, state, hinders = [] }) => [
        id,
        hinders.length === 0 ? state : `${state}: ${hinders.join(', ')}`,
      ]),
  );
}

const ALL = 'error: pod, quadlet, push';

describe('what each check says of a host', () => {
  test.each<[string, FakeHostParts, Record<string, string>]>([
    ['as useradd leaves it', files(OURS, OURS), {}],
    ['by uid', files('1001:100000:65536\n', '1001:100000:65536\n'), {}],
    ['as Fedora has it', files('runner:524288:65536\n', 'runner:524288:65536\n'), {}],
    ['other users may do as they like', files(`${OURS}ann:300000:1\nann:300000:1\n`, OURS), {}],
    ['without a range', files('', ''), { RP020: ALL }],
    ['without files', files(undefined, undefined), { RP020: ALL }],
    ["with another user's range only", files('ann:100000:65536\n', 'ann:100000:65536\n'), { RP020: ALL }],
    ['with uids only', files(OURS, ''), { RP024: ALL }],
    ['with gids only', files(undefined, OURS), { RP024: ALL }],
    ['with less than an image uses', files('runner:100000:999\n', OURS), { RP021: ALL }],
    ['with less than a container may use', files('runner:100000:65535\n', OURS), { RP021: 'warning' }],
    ['with a line without ids', files(`${OURS}runner:300000:0\n`, OURS), { RP021: ALL }],
    ['with an overlap of its own', files(`${OURS}runner:165535:65536\n`, OURS), { RP022: ALL }],
    ['with the own uid', files('runner:1000:65536\n', OURS), { RP023: ALL }],
    ['with ids of another user', files(`${OURS}ann:165535:1\n`, OURS), { RP023: 'warning' }],
    [
      'with two things at once',
      files('runner:100000:10\nrunner:100000:10\n', ''),
      { RP021: ALL, RP022: ALL, RP024: ALL },
    ],
    ['with a user who lacks a range', { ...files(OURS, OURS), users: ['ann'] }, { RP020: 'warning' }],
    [
      'with a user who lacks gids',
      { ...files(`${OURS}ann:300000:65536\n`, OURS), users: ['1002'] },
      { RP024: 'warning' },
    ],
    [
      'with a user whom nobody knows',
      { ...files(OURS, OURS), users: ['nobody-knows'] },
      { RP020: 'warning' },
    ],
    ['under sg', { ...files(OURS, OURS), effectiveGid: 100 }, { RP026: ALL }],
    [
      'under sg, which login.defs allows',
      { ...files(OURS, OURS, { '/etc/login.defs': 'GRANT_AUX_GROUP_SUBIDS yes\n' }), effectiveGid: 100 },
      {},
    ],
  ])('%s', async (_, parts, expected) => {
    expect(await states(parts)).toEqual(expected);
  });

  test('a healthy host is judged without starting a process', async () => {
    const host = fakeHost({ ...files(OURS, OURS), programs: ['getsubids'] });
    await runChecks(idsChecks, host, { fix: true });
    expect(host.happened).toEqual([]);
  });

  test('a last line without an end is an error only where shadow says so', async () => {
    const asked = (stderr: string) => ({ ...files(OURS.trim(), OURS), answer: () => ({ stderr }) });
    expect(await states(asked(''))).toEqual({});
    expect(await states(asked('/etc/subuid: Non-text file.\n'))).toEqual({ RP020: ALL });
  });

  test('found says who has what, and what is wrong with it', async () => {
    const look = async (check: Check | undefined, parts: FakeHostParts) =>
      (await check?.run(fakeHost(parts)))?.found;
    expect(await look(idsChecks[0], files(OURS, OURS))).toBe(
      'runner has uids 100000-165535 and gids 100000-165535',
    );
    expect(await look(idsChecks[0], files('', ''))).toBe('runner: no range (uids and gids none)');
    expect(await look(idsChecks[3], files(`${OURS}ann:165535:1\n`, OURS))).toBe(
      'runner: shares IDs with ann (uids 100000-165535)',
    );
    expect(await look(idsChecks[4], files(OURS, ''))).toBe('runner: no range (gids none)');
    const many =
      PASSWD + Array.from({ length: 9 }, (_, at) => `u${at}:x:${3000 + at}:3000::/:/bin/sh\n`).join('');
    const users = Array.from({ length: 9 }, (_, at) => `u${at}`);
    expect(await look(idsChecks[0], { ...files(OURS, OURS, { '/etc/passwd': many }), users })).toMatch(
      /^u0: no range .*; u4: no range \(uids and gids none\); and 4 more users$/,
    );
  });
});

describe('where the ids come from a directory', () => {
  const ldap = (stdout: string, more: FakeHostParts = {}): FakeHostParts => ({
    ...files('', '', { '/etc/nsswitch.conf': 'subid: sss\n' }),
    programs: ['getsubids'],
    answer: () => ({ stdout }),
    ...more,
  });

  test.each<[string, FakeHostParts, string, RegExp]>([
    [
      'enough',
      ldap('0: runner 300000 65536\n'),
      'ok',
      /^sss gives runner uids 300000-365535 and gids 300000-/,
    ],
    ['too few', ldap('0: runner 300000 65535\n'), 'warning', /a container needs 65536/],
    ['none', ldap('Error fetching ranges\n'), 'error', /uids none and gids none/],
    ['an overlap', ldap('0: runner 3 65536\n1: runner 5 1\n'), 'error', /overlap/],
    ['what cannot be seen', ldap('', { programs: [] }), 'ok', /getsubids is not installed/],
  ])('RP025 says so of %s, and nothing is written to the files', async (_, parts, state, found) => {
    const host = fakeHost(parts);
    const results = await runChecks(idsChecks, host, { fix: true });
    expect(results.find(({ id }) => id === 'RP025')).toMatchObject({
      state,
      found: expect.stringMatching(found),
    });
    expect(results.filter((one) => one.state === 'skipped').map(({ id }) => id)).toEqual([
      'RP020',
      'RP021',
      'RP022',
      'RP023',
      'RP024',
    ]);
    expect(changes(host)).toEqual([]);
  });
});

describe('putting it right', () => {
  const SUBID = 'env NODE_DISABLE_COMPILE_CACHE=1 node /action/dist/cli.js subid';
  const APPLY = `${SUBID} apply --quiet --user 1001 --user 1002 --saved /changes/5e71a100-subids.json`;

  test('is one call for all users and all that is wrong, whose undo is recorded before it', async () => {
    const host = fakeHost({
      ...files('runner:100000:65536\nrunner:100000:65536\n', OURS),
      users: ['ann'],
      asRoot: (_argv, { files: now }) => {
        now.set('/etc/subuid', `${OURS}ann:200000:65536\n`);
        now.set('/etc/subgid', `${OURS}ann:200000:65536\n`);
      },
    });
    const results = await runChecks(idsChecks, host, { fix: true });
    expect(results.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'RP020 fixed',
      'RP021 ok',
      'RP022 ok',
      'RP023 ok',
      'RP024 ok',
      'RP025 ok',
      'RP026 ok',
    ]);
    expect(changes(host)).toEqual([
      { journal: { kind: 'subids', saved: '5e71a100-subids.json' } },
      { root: APPLY.split(' '), timeout: 120 },
    ]);
  });

  test('a person sees ordinary commands for it', async () => {
    const host = fakeHost(files('runner:100000:65536\nrunner:150000:10\n', ''));
    const results = await runChecks(idsChecks, host, { fix: false });
    const open = results.flatMap(({ id, title, found, remedy }) =>
      remedy === undefined ? [] : [{ id, title, found, remedy }],
    );
    expect(open.map(({ id }) => id)).toEqual(['RP022', 'RP024']);
    const block = remedyBlock(open, 'runner') ?? '';
    expect(block).toContain("sed -i '/^runner:150000:10$/d' /etc/subuid");
    expect(block).toContain('usermod --add-subgids 100000-165535 runner');
    expect(block.match(/usermod/g)).toHaveLength(1);
    expect(block).not.toContain('cli.js');
  });

  test('where no ids are left nothing is done, and it is said why', async () => {
    const all = 'a:65536:458752\na:1879048192:2415919103\n';
    const host = fakeHost(files(all, all));
    const [result] = await runChecks(idsChecks, host, { fix: true });
    expect(result).toMatchObject({ id: 'RP020', state: 'error' });
    expect(result?.remedy?.advice).toContain('is free for runner');
    expect(changes(host)).toEqual([]);
    await applySteps(result?.remedy?.steps ?? [], host);
    expect(changes(host)).toEqual([]);
  });
});

test('the effective group is told with both gids', () => {
  const verdict = effectiveGroup.judge({ user: 'runner', gid: 1001, effectiveGid: 100, granted: false });
  expect(verdict.found).toBe('this process runs with gid 100, but runner has gid 1001 in /etc/passwd');
});

// What podman of Debian bookworm, trixie and sid printed.
test.each([
  [
    'RP020',
    'cannot find UID/GID for user runner: no subuid ranges found for user "runner" in /etc/subuid - check rootless mode in man pages.',
  ],
  ['RP020', 'cannot find UID/GID for user runner: cannot read subids - check rootless mode in man pages.'],
  ['RP020', 'Using rootless single mapping into the namespace. This might break some images.'],
  ['RP020', '/etc/subuid: Non-text file.'],
  ['RP021', 'newuidmap: subuid overflow detected.'],
  [
    'RP021',
    'potentially insufficient UIDs or GIDs available in user namespace (requested 0:42 for /etc/shadow)',
  ],
  ['RP022', 'newuidmap: write to uid_map failed: Invalid argument'],
  ['RP023', 'invalid configuration: the specified mapping 1000:65536 in "/etc/subuid" includes the user UID'],
  [
    'RP024',
    'cannot find UID/GID for user runner: no subgid ranges found for group "runner" in /etc/subgid - check rootless mode in man pages.',
  ],
  [
    'RP026',
    'newuidmap: Target process 12 is owned by a different user: uid:1001 pw_uid:1001 st_uid:1001, gid:100 pw_gid:1001 st_gid:100',
  ],
])('%s, and no other of these, knows %j', (id, words) => {
  const knowing = idsChecks.filter(({ signatures }) => signatures.some((signature) => signature.test(words)));
  expect(knowing.map((one) => one.id)).toEqual([id]);
});

describe('RP028 a machine in a user namespace', () => {
  const of = (range: string, map: string, gidMap = map) =>
    fakeHost({
      files: {
        '/etc/subuid': range,
        '/etc/subgid': range,
        '/proc/self/uid_map': map,
        '/proc/self/gid_map': gidMap,
      },
    });
  const USUAL = 'runner:100000:65536\n';
  const NESTED = '         0     200000      65536\n';
  test.each<[string, ReturnType<typeof of>, Record<string, unknown>]>([
    ['that is none', of(USUAL, '0 0 4294967295\n'), { state: 'ok' }],
    ['without ranges', of('', NESTED), { state: 'skipped' }],
    ['whose map is unknown', of(USUAL, ''), { state: 'skipped' }],
    [
      'without the IDs of the user',
      of(USUAL, NESTED),
      {
        state: 'error',
        hinders: ['pod', 'quadlet', 'push'],
        found:
          'runner has uids 100000-165535 and gids 100000-165535, but this machine has only the uids 0-65535',
      },
    ],
    ['with a part of them', of('runner:60000:65536\n', NESTED), { state: 'error' }],
    ['with all of them', of('runner:10000:50000\n', NESTED), { state: 'ok' }],
    ['with all of them in two rows', of(USUAL, '120000 5 100000\n0 9 120000\n'), { state: 'ok' }],
    ['with a hole between the rows', of(USUAL, '120001 5 100000\n0 9 120000\n'), { state: 'error' }],
    [
      'without the gids',
      of(USUAL, '0 0 4294967295\n', NESTED),
      { state: 'error', found: expect.stringMatching(/^runner has gids 100000-165535, but/) },
    ],
  ])('%s', async (_, host, verdict) => {
    expect(await nestedMap.run(host)).toMatchObject(verdict);
  });

  test('gets the IDs that there are, if they are enough to choose from', async () => {
    const remedyOf = async (map: string) => {
      const verdict = await nestedMap.run(of(USUAL, map));
      return 'remedy' in verdict ? verdict.remedy : undefined;
    };
    expect(await remedyOf(NESTED)).toMatchObject({
      automatic: true,
      advice: expect.stringContaining('use the 55534 IDs of this machine'),
      steps: [
        {
          shown: [
            ['sed', '-i', '/^runner:100000:65536$/d', '/etc/subuid'],
            ['sed', '-i', '/^runner:100000:65536$/d', '/etc/subgid'],
            ['usermod', '--add-subuids', '10000-65533', '--add-subgids', '10000-65533', 'runner'],
          ],
        },
      ],
    });
    expect(await remedyOf('0 1000 1\n1 100000 9999\n')).toMatchObject({
      advice: expect.stringContaining('CONTAINER_HOST'),
    });
    expect((await remedyOf('0 100000 1000000\n'))?.steps).toBeUndefined();
    expect((await remedyOf('0 100000 100000\n200000 200000 200000\n'))?.steps).toMatchObject([
      {
        shown: expect.arrayContaining([
          ['usermod', '--add-subuids', '262144-327679', '--add-subgids', '262144-327679', 'runner'],
        ]),
      },
    ]);
  });
});
