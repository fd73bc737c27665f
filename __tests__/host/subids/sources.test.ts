import { describe, expect, test } from '@jest/globals';
import { isUserWord } from '../../../src/host/subids/accounts.js';
import {
  findAccounts,
  needsLineEnd,
  otherSource,
  readIdSources,
  readLimits,
  USUAL_LIMITS,
} from '../../../src/host/subids/sources.js';
import { recordingAttempt } from '../../fakes.js';

describe('login.defs', () => {
  test.each([
    ['says nothing', '', USUAL_LIMITS],
    ['is commented out', '#SUB_UID_MIN 5\n', USUAL_LIMITS],
    ['says another kind', 'SUB_GID_MIN 5\n', USUAL_LIMITS],
    [
      'says all',
      'SUB_UID_MIN\t  524288\nSUB_UID_MAX 9\n  SUB_UID_COUNT 0x20000\n',
      { min: 524288, max: 9, count: 131072 },
    ],
    ['says it twice, and the last counts', 'SUB_UID_MIN 1\nSUB_UID_MIN 2\n', { ...USUAL_LIMITS, min: 2 }],
    ['says what is no number', 'SUB_UID_MIN many\n', USUAL_LIMITS],
  ])('%s', (_, text, expected) => {
    expect(readLimits(text, 'UID')).toEqual(expected);
  });
});

test.each([
  ['passwd: files\nsubid: files\n', undefined],
  ['passwd: files sss\n', undefined],
  ['', undefined],
  ['#subid: sss\n', undefined],
  ['subid:\n', undefined],
  ['subid:\tsss\n', 'sss'],
  ['subid: sss # note\n', 'sss'],
  // libsubid reads the first word and no other.
  ['subid: sss files\n', 'sss'],
  ['subid: files sss\n', undefined],
])('the other source in %j is %p', (nsswitch, expected) => {
  expect(otherSource(nsswitch)).toBe(expected);
});

test.each([
  ['runner', true],
  ['1001', true],
  ['_apt', true],
  ['machine$', true],
  ['jane.doe@example.org', true],
  ['', false],
  ['-u', false],
  ['--user', false],
  ['a b', false],
  ['a:b', false],
  ['a;b', false],
  ['../etc', false],
  ['1001x', false],
  ['99999999999', false],
])('%j as the word for a user', (word, expected) => {
  expect(isUserWord(word)).toBe(expected);
});

const PASSWD = 'root:x:0:0::/:/bin/sh\nann:x:1001:100::/:/bin/sh\nann-too:x:1001:100::/:/bin/sh\nbad line\n';

test('what decides is read from the usual files', async () => {
  const files: Record<string, string> = {
    '/etc/subuid': 'ann:1:2\n',
    '/etc/passwd': PASSWD,
    '/etc/group': 'root:x:0:\nusers:x:100:ann\nbad\n',
    '/usr/etc/login.defs': 'SUB_GID_MIN 7\n',
    '/etc/nsswitch.conf': 'subid: sss',
  };
  const sources = await readIdSources(async (path) => files[path]);
  expect(sources).toMatchObject({
    files: { uid: 'ann:1:2\n', gid: undefined },
    real: { uid: [0, 1001, 1001], gid: [0, 100, 100, 0, 100] },
    limits: { uid: USUAL_LIMITS, gid: { ...USUAL_LIMITS, min: 7 } },
    elsewhere: 'sss',
  });
});

describe('finding users', () => {
  const accounts = [
    { name: 'ann', uid: 1001, gid: 100 },
    { name: 'ann-too', uid: 1001, gid: 100 },
  ];

  test('by name and by uid, of which the first account counts, without asking anybody', async () => {
    const found = await findAccounts(['1001', 'ann-too', '01001'], accounts, () => {
      throw new Error('asked');
    });
    expect(found.found.map(({ name }) => name)).toEqual(['ann', 'ann-too', 'ann']);
    expect(found.unknown).toEqual([]);
  });

  test('whom /etc/passwd has not is asked for once; who is unknown then is named', async () => {
    const asked: (readonly string[])[] = [];
    const { found, unknown } = await findAccounts(
      ['ldap', 'ann', '5000', 'nobody-knows'],
      accounts,
      async (users) => {
        asked.push(users);
        return 'ldap:*:4000:4000::/:/bin/sh\nfive:*:5000:5000::/:/bin/sh\n';
      },
    );
    expect(asked).toEqual([['ldap', '5000', 'nobody-knows']]);
    expect(found.map(({ name }) => name)).toEqual(['ldap', 'ann', 'five']);
    expect(unknown).toEqual(['nobody-knows']);
  });

  test('thousands are asked for in a few calls', async () => {
    const users = Array.from({ length: 1200 }, (_, index) => `user${index}`);
    const sizes: number[] = [];
    await findAccounts(users, [], async (some) => {
      sizes.push(some.length);
      return '';
    });
    expect(sizes).toEqual([500, 500, 200]);
  });
});

describe('whether shadow needs an end of the last line', () => {
  const refusing = () =>
    recordingAttempt(() => ({ exitCode: 1, stderr: '/etc/subgid: Non-text file.\nError fetching ranges\n' }));

  test.each([
    ['it is asked nothing where both files end well', 'a:1:2\n', '', [], false],
    ['it is asked nothing where there are no files', undefined, undefined, [], false],
    ['it is asked for gids where that file does not end', 'a:1:2\n', 'a:1:2', ['getsubids -g ann'], true],
    ['it is asked for uids where that file does not end', 'a:1:2', undefined, ['getsubids ann'], true],
  ])('%s', async (_, uid, gid, commands, expected) => {
    const { attempt, commands: run } = refusing();
    expect(await needsLineEnd({ uid, gid }, 'ann', attempt)).toBe(expected);
    expect(run.map((argv) => argv.join(' '))).toEqual(commands);
  });

  test('it does not where it answers', async () => {
    const { attempt } = recordingAttempt(() => ({ stdout: '0: ann 100000 65536\n' }));
    expect(await needsLineEnd({ uid: 'a:1:2', gid: 'a:1:2' }, 'ann', attempt)).toBe(false);
  });
});
