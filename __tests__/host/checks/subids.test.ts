import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/host/check.js';
import { judgeSubids, type SubidFacts, subids } from '../../../src/host/checks/subids.js';
import { changes, type FakeHostParts, fakeHost, rootCommands } from '../../fakes.js';

const range = (start: number, count = 65536) => ({ start, count });
const FACTS: SubidFacts = {
  user: { name: 'runner', uid: 1001, gid: 1001, home: '/home/runner' },
  uids: [range(100000)],
  gids: [range(100000)],
  taken: [],
  elsewhere: undefined,
};

/** What `subid` of the file `subuid` and `subgid` says, through getsubids where that is there. */
const files = (subuid: string, subgid: string, more: Record<string, string> = {}) => ({
  files: { '/etc/subuid': subuid, '/etc/subgid': subgid, ...more },
});
const OURS = 'runner:100000:65536\n';

describe('the verdict', () => {
  test.each<[string, Partial<SubidFacts>, RegExp]>([
    ['one range of each', {}, /^runner has uids 100000-165535 and gids 100000-165535$/],
    ['two that make one whole', { uids: [range(100000, 65535), range(300000, 1)] }, /300000-300000/],
    ['ranges from a directory', { elsewhere: 'sss' }, /\(from sss\)$/],
  ])('is fit: %s', (_, facts, found) => {
    expect(judgeSubids({ ...FACTS, ...facts })).toEqual({ fit: true, found: expect.stringMatching(found) });
  });

  test.each<[string, Partial<SubidFacts>, RegExp, RegExp]>([
    [
      'no range at all',
      { uids: [], gids: [] },
      /uids none and gids none.*needs 65536/,
      /^sudo usermod .* runner$/,
    ],
    ['one uid too few', { uids: [range(100000, 65535)] }, /needs 65536/, /usermod/],
    ['one gid too few', { gids: [range(100000, 65535)] }, /needs 65536/, /usermod/],
    ['too few in a directory', { gids: [], elsewhere: 'sss' }, /\(from sss\)/, /^Add them in sss\.$/],
    ['uids that overlap', { uids: [range(100000), range(165535)] }, /overlap/, /\/etc\/subuid/],
    ['gids that overlap', { gids: [range(100000), range(165535)] }, /overlap/, /\/etc\/subgid/],
    [
      "the user's own id first in a range",
      { uids: [range(1001)] },
      /1001-66536 holds the user's own id/,
      /another/,
    ],
    ["the user's own id last in a range", { uids: [range(1001 - 65535)] }, /own id/, /another/],
  ])('is unfit: %s', (_, facts, found, remedy) => {
    expect(judgeSubids({ ...FACTS, ...facts })).toEqual({
      fit: false,
      severity: 'error',
      found: expect.stringMatching(found),
      remedy: expect.stringMatching(remedy),
    });
  });

  // Fails as long as only the ranges of uids are compared with the user. The kernel refuses such a gid_map too.
  test("is unfit where a range of gids holds the user's own group", () => {
    expect(judgeSubids({ ...FACTS, gids: [range(1000)] }).fit).toBe(false);
  });

  test('is fit where a range ends right before the own id or begins right behind it', () => {
    expect(judgeSubids({ ...FACTS, uids: [range(1002), range(1001 - 65536)] }).fit).toBe(true);
  });
});

describe('what is found', () => {
  test.each<[string, FakeHostParts, boolean]>([
    ['by the name', files(OURS, OURS), true],
    ['by the number of the user', files('1001:100000:65536\n', '1001:100000:65536\n'), true],
    ["not in another user's lines", files('other:100000:65536\n', 'other:100000:65536\n'), false],
    ['nothing in files that are missing', { files: {} }, false],
  ])('in the files where there is no getsubids: %s', async (_, parts, fit) => {
    expect((await subids.look(fakeHost(parts))).verdict.fit).toBe(fit);
  });

  test('comes from getsubids where there is one, which knows of directories', async () => {
    const host = fakeHost({
      files: { '/etc/nsswitch.conf': 'passwd: files sss\nsubid: sss\n' },
      programs: ['getsubids'],
      answer: (argv) => ({ stdout: `0: runner ${argv.includes('-g') ? 400000 : 300000} 65536\n` }),
    });
    expect((await subids.look(host)).verdict).toEqual({
      fit: true,
      found: 'runner has uids 300000-365535 and gids 400000-465535 (from sss)',
    });
    expect(host.happened).toMatchObject([
      { run: ['getsubids', 'runner'] },
      { run: ['getsubids', '-g', 'runner'] },
    ]);
  });

  test('a user whom getsubids does not know has none', async () => {
    const host = fakeHost({
      ...files('', ''),
      programs: ['getsubids'],
      answer: () => ({ exitCode: 1, stdout: 'Error fetching ranges\n' }),
    });
    expect((await subids.look(host)).verdict).toMatchObject({
      fit: false,
      found: expect.stringContaining('uids none and gids none'),
    });
  });

  test.each([
    ['files', 'passwd: files\nsubid: files\n', true],
    ['nobody in particular', 'passwd: files\n', true],
    ['a directory', 'subid:\tsss\n', false],
    ['a directory that is commented out', '#subid: sss\n', true],
  ])('the source of the ranges is %s', async (_, nsswitch, ours) => {
    const host = fakeHost(files('', '', { '/etc/nsswitch.conf': nsswitch }));
    const [result] = await runChecks([subids], host, { mend: true });
    expect(changes(host).length > 0).toBe(ours);
    if (!ours) expect(result?.found).toContain('subordinate ids of this host come from sss');
  });
});

describe('putting it right', () => {
  test.each<[string, FakeHostParts, string]>([
    ['both kinds', files('', ''), 'usermod --add-subuids 131072-196607 --add-subgids 131072-196607 runner'],
    ['uids alone', files('', OURS), 'usermod --add-subuids 196608-262143 runner'],
    ['gids alone', files(OURS, ''), 'usermod --add-subgids 196608-262143 runner'],
    [
      'above the ranges of others, in both files',
      files('a:131072:65536\n', 'b:262144:65536\n'),
      'usermod --add-subuids 327680-393215 --add-subgids 327680-393215 runner',
    ],
    [
      'above the real users with high ids',
      files('', '', { '/etc/passwd': 'root:x:0:0::/:/bin/sh\nad:x:700000:1::/:/bin/sh\n' }),
      'usermod --add-subuids 720896-786431 --add-subgids 720896-786431 runner',
    ],
    [
      'unhindered by nobody and the users of the system',
      files('', '', {
        '/etc/passwd': 'nobody:x:65534:65534::/:/bin/false\nrunner:x:1001:1001::/:/bin/sh\n\n',
      }),
      'usermod --add-subuids 131072-196607 --add-subgids 131072-196607 runner',
    ],
  ])('adds %s', async (_, parts, command) => {
    const host = fakeHost(parts);
    await (await subids.look(host)).mend?.();
    expect(rootCommands(host)).toEqual([command]);
  });

  test('is written down before it is done', async () => {
    const host = fakeHost(files('', OURS));
    await (await subids.look(host)).mend?.();
    expect(changes(host)).toMatchObject([
      { journal: { kind: 'kept', what: 'subordinate ids 196608-262143 of runner' } },
      { root: ['usermod', '--add-subuids', '196608-262143', 'runner'] },
    ]);
  });

  test.each<[string, FakeHostParts, RegExp]>([
    [
      'the ranges come from a directory',
      files('', '', { '/etc/nsswitch.conf': 'subid: sss\n' }),
      /come from sss/,
    ],
    ['two ranges overlap', files(`${OURS}runner:100001:65536\n`, OURS), /only a person/],
    ['a range holds the own id', files('runner:1000:65536\n', OURS), /only a person/],
    ['no id is left', files('a:4294900000:60000\n', ''), /no subordinate ids are left/],
  ])('is refused, and changes nothing, where %s', async (_, parts, why) => {
    const host = fakeHost(parts);
    const [result] = await runChecks([subids], host, { mend: true });
    expect(result).toMatchObject({ state: 'cannot', found: expect.stringMatching(why) });
    expect(changes(host)).toEqual([]);
  });
});
