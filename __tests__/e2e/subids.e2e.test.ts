import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { ACTION, boot, describeInMachine, NODE, shell } from './lab.js';

const SUBID = `${NODE} ${ACTION}/dist/cli.js subid`;

// alice's ranges overlap each other, bob has no gids, carol is there by uid and is right, dave has nothing, erin is
// right; the comment, the stranger and the line that nobody can read belong to none of them.
const SUBUID = `# kept
runner:100000:65536
alice:165536:65536
alice:200000:65536
bob:300000:65536
2003:393216:65536
stranger:458752:65536
no range
erin:1879048192:65536
`;
const SUBGID = `runner:100000:65536
alice:165536:65536
2003:393216:65536
erin:1879048192:65536
# no end of line here`;

const ALL = ['alice', '2002', 'carol', 'dave', 'erin'].map((user) => `--user ${user}`).join(' ');

for (const suite of ['trixie', 'bookworm'] as const) {
  describeInMachine(`subordinate ids of many users (${suite})`, () => {
    let machine: Machine;
    const root = (script: string) => shell(machine, script, { user: 'root' });
    const status = async (script: string, user: 'root' | 'runner' = 'runner') => {
      const { exitCode, stdout, stderr } = await machine.run(['bash', '-c', script], { user, timeout: 120 });
      return { exitCode, stdout, stderr };
    };
    const files = () => root('cat /etc/subuid; echo; echo ----; cat /etc/subgid');
    const state = () =>
      root('cd /etc; ls sub* .pwd.lock; stat -c "%n %a %u %g" subuid subgid; sha256sum sub*');

    beforeAll(async () => {
      machine = await boot({ suite, flavour: 'ready' }, `subids-${suite}`);
      await root(
        ['alice', 'bob', 'carol', 'dave', 'erin']
          .map((name, index) => `useradd --create-home --uid ${2001 + index} ${name}`)
          .join('\n'),
      );
    }, 900_000);

    beforeEach(async () => {
      await root(`printf %s '${SUBUID}' > /etc/subuid; printf %s '${SUBGID}' > /etc/subgid`);
    });

    afterAll(() => machine?.stop(), 60_000);

    test('the plan says what is wrong and what is given, and changes nothing', async () => {
      const before = await state();
      const { exitCode, stdout } = await status(`${SUBID} plan ${ALL}`);
      expect(
        stdout,
      ).toBe(`USER   UID   IDS         HAS                           PROBLEM                    CHANGE
alice  2001  uids        165536-231071, 200000-265535  ranges overlap each other  loses 200000-265535
             gids        165536-231071                 -                          stays
bob    2002  uids        300000-365535                 -                          stays
             gids        none                          no range                   gets 300000-365535
carol  2003  uids, gids  393216-458751                 -                          stays
dave   2004  uids, gids  none                          no range                   gets 1879113728-1879179263
erin   2005  uids, gids  1879048192-1879113727         -                          stays
`);
      expect(exitCode).toBe(1);
      expect(await state()).toBe(before);
    });

    test('a user who may use sudo gives all of them what they need, and nothing is left to be done', async () => {
      const { exitCode, stdout, stderr } = await status(`${SUBID} apply ${ALL}`);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      expect(stdout).toContain('gets 1879113728-1879179263');
      expect(await files()).toBe(
        `${SUBUID.replace('alice:200000:65536\n', '')}dave:1879113728:65536

----
${SUBGID}
bob:300000:65536
dave:1879113728:65536
`,
      );
      expect((await status(`${SUBID} plan ${ALL}`)).exitCode).toBe(0);
      expect((await status(`${SUBID} plan`)).exitCode).toBe(0);
      expect(await root('ls /root/.cache 2>/dev/null || true')).toBe('');
    });

    test.each([
      ['alice', 165536, 165536],
      ['bob', 300000, 300000],
      ['carol', 393216, 393216],
      ['dave', 1879113728, 1879113728],
    ])('newuidmap and newgidmap accept what %s has then', async (user, uid, gid) => {
      await root(`${SUBID} apply ${ALL}`);
      const maps = await root(
        `cd /; su - ${user} -c 'podman unshare cat /proc/self/uid_map /proc/self/gid_map'`,
      );
      const rows = maps
        .trim()
        .split('\n')
        .map((row) => row.trim().split(/\s+/).map(Number));
      expect(rows[1]).toEqual([1, uid, 65536]);
      expect(rows[3]).toEqual([1, gid, 65536]);
    });

    test('what was done is taken back byte for byte, and twice does no harm', async () => {
      const before = await state();
      await root(`${SUBID} apply --quiet ${ALL} --saved /run/saved.json`);
      expect(await state()).not.toBe(before);
      await root(`${SUBID} restore --saved /run/saved.json`);
      expect(await state()).toBe(before);
      await root(`${SUBID} restore --saved /run/saved.json; rm /run/saved.json`);
      expect(await state()).toBe(before);
      await root(`${SUBID} restore --saved /run/never-written.json`);
      expect(await state()).toBe(before);
    });

    test('files that are missing are made, and are gone after the undo', async () => {
      await root('rm /etc/subuid /etc/subgid');
      await root(`${SUBID} apply --user dave --saved /run/saved.json`);
      expect(await root('cat /etc/subuid /etc/subgid; stat -c "%a %U %G" /etc/subuid')).toBe(
        'dave:131072:65536\ndave:131072:65536\n644 root root\n',
      );
      await root(`${SUBID} restore --saved /run/saved.json; rm /run/saved.json`);
      expect(await root('ls /etc/subuid /etc/subgid 2>/dev/null || echo none')).toBe('none\n');
    });

    test('where somebody has changed a file since, the undo takes back only what is its own', async () => {
      await root(`${SUBID} apply ${ALL} --saved /run/saved.json
usermod --add-subuids 1900000000-1900065535 runner
${SUBID} restore --saved /run/saved.json; rm /run/saved.json`);
      expect(await root('cat /etc/subuid')).toBe(
        `${SUBUID.replace('alice:200000:65536\n', '')}runner:1900000000:65536\nalice:200000:65536\n`,
      );
      expect(await root('cat /etc/subgid')).toBe(SUBGID);
    });

    test('many at the same time, with usermod between them, all succeed; no range is lost or given twice', async () => {
      await root(': > /etc/subuid; : > /etc/subgid; systemctl stop user@1001.service');
      await root(
        `
for user in alice bob carol dave erin; do ${SUBID} apply --quiet --user $user & pids="$pids $!"; done
for first in 2000000000 2000100000 2000200000; do
  usermod --add-subuids $first-$((first + 65535)) runner & pids="$pids $!"
done
for pid in $pids; do wait $pid; done`.replace('\n', '\npids=\n'),
      );
      const lines = (await root('cat /etc/subuid')).trim().split('\n');
      expect(lines.filter((line) => line.startsWith('runner:'))).toHaveLength(3);
      const starts = lines.map((line) => Number(line.split(':')[1])).sort((a, b) => a - b);
      expect(lines).toHaveLength(8);
      expect(starts.every((start, at) => at === 0 || start - (starts[at - 1] ?? 0) >= 65536)).toBe(true);
      expect((await root('cat /etc/subgid')).trim().split('\n')).toHaveLength(5);
      expect(await root('ls /etc | grep -E "^sub[ug]id[.+]" || echo none')).toBe('none\n');
    }, 120_000);

    test('a lock of a process that is gone is taken over', async () => {
      await root(
        `true & wait $!; printf '%s\\0' $! > /etc/subuid.lock; ${SUBID} apply --user dave > /dev/null`,
      );
      expect(await root('grep -c ^dave: /etc/subuid; ls /etc/subuid.lock 2>/dev/null || echo gone')).toBe(
        '1\ngone\n',
      );
    });

    test('a user without sudo gets the commands, and these do the same', async () => {
      const { exitCode, stdout, stderr } = await status(
        `cd /; su - alice -c '${SUBID} apply ${ALL}'`,
        'root',
      );
      expect(exitCode).toBe(1);
      expect(stdout).toContain('loses 200000-265535');
      const commands = stderr.split('\n\n')[1] ?? '';
      expect(commands.trim()).toBe(
        `sed -i '$a\\' /etc/subgid
sed -i '/^alice:200000:65536$/d' /etc/subuid
usermod --add-subgids 300000-365535 bob
usermod --add-subuids 1879113728-1879179263 --add-subgids 1879113728-1879179263 dave
`.trim(),
      );
      await root(commands);
      expect((await status(`${SUBID} plan ${ALL}`)).exitCode).toBe(0);
    });

    test('wrong use, and users whom nobody knows, change nothing', async () => {
      const before = await state();
      for (const [call, message] of [
        ['apply --user nobody-knows', 'no such user: nobody-knows'],
        ['plan --user 4000', 'no such user: 4000'],
        ['apply --user ../etc', 'use a user name or a UID'],
        ['plan alice', 'unexpected argument'],
        ['', 'use plan or apply'],
      ]) {
        const { exitCode, stderr } = await status(`${SUBID} ${call}`);
        expect(stderr).toContain(message);
        expect(exitCode).toBe(2);
      }
      expect((await status(`${SUBID} apply`, 'root')).stderr).toContain('name the users with --user');
      expect(await state()).toBe(before);
    });
  });
}
