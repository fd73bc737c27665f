import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import type { Verdict } from '../../../src/host/check.js';
import { attaches, parseAttachments } from '../../../src/host/checks/namespaces/apparmor-profiles.js';
import { apparmorRestriction } from '../../../src/host/checks/namespaces/apparmor-restriction.js';
import { keyring } from '../../../src/host/checks/namespaces/keyring.js';
import { pauseProcess } from '../../../src/host/checks/namespaces/pause-process.js';
import { selinux } from '../../../src/host/checks/namespaces/selinux.js';
import { userNamespaces } from '../../../src/host/checks/namespaces/user-namespaces.js';
import { type Answer, changes, type FakeHost, type FakeHostParts, fakeHost } from '../../fakes.js';

async function fix(verdict: Verdict, host: FakeHost): Promise<void> {
  if (!('remedy' in verdict)) throw new Error(`nothing to fix: ${verdict.found}`);
  expect(verdict.remedy.automatic).toBe(true);
  await applySteps(verdict.remedy.steps ?? [], host);
}

describe('RP030 user namespaces', () => {
  const MAX = '/proc/sys/user/max_user_namespaces';
  const CLONE = '/proc/sys/kernel/unprivileged_userns_clone';
  test.each<[string, Record<string, string>, Partial<Verdict>]>([
    ['of an ordinary kernel', { [MAX]: '96365\n' }, { state: 'ok', found: 'up to 96365' }],
    ['of Debian 11’s kernel', { [MAX]: '96365\n', [CLONE]: '1\n' }, { state: 'ok' }],
    ['whose number cannot be read', {}, { state: 'ok' }],
    [
      'without number',
      { [MAX]: '0\n' },
      {
        state: 'error',
        hinders: ['pod', 'quadlet', 'push'],
        found: 'disabled: user.max_user_namespaces is 0',
      },
    ],
    [
      'for root alone',
      { [MAX]: '96365\n', [CLONE]: '0\n' },
      { state: 'error', found: 'disabled: kernel.unprivileged_userns_clone is 0' },
    ],
  ])('%s', async (_, files, verdict) => {
    expect(await userNamespaces.run(fakeHost({ files }))).toMatchObject(verdict);
  });

  test('are switched on, and off again by the undo', async () => {
    const host = fakeHost({ files: { [MAX]: '0\n', [CLONE]: '0\n' } });
    await fix(await userNamespaces.run(host), host);
    expect(changes(host)).toMatchObject([
      { journal: { kind: 'sysctl', name: 'user.max_user_namespaces' } },
      { root: ['sysctl', '-q', '-w', 'user.max_user_namespaces=28633'] },
      { journal: { kind: 'sysctl', name: 'kernel.unprivileged_userns_clone' } },
      { root: ['sysctl', '-q', '-w', 'kernel.unprivileged_userns_clone=1'] },
    ]);
  });
});

// As Ubuntu 24.04 has it in /etc/apparmor.d/podman.
const UBUNTU = `# This profile allows everything and only exists to give the
# application a name instead of having the label "unconfined"

abi <abi/4.0>,
include <tunables/global>

profile podman /usr/bin/podman flags=(unconfined) {
  userns,

  # Site-specific additions and overrides. See local/README for details.
  include if exists <local/podman>
}
`;

describe('the profiles of AppArmor', () => {
  test.each<[string, string, string, boolean]>([
    ['Ubuntu’s', UBUNTU, '/usr/bin/podman', true],
    ['Ubuntu’s, of another path', UBUNTU, '/usr/local/bin/podman', false],
    [
      'one with alternatives',
      'profile podman /usr/{bin,local/bin}/podman flags=(unconfined) {\n',
      '/usr/local/bin/podman',
      true,
    ],
    [
      'one with a variable',
      'profile podman @{bin}/podman flags=(attach_disconnected) {\n',
      '/usr/bin/podman',
      true,
    ],
    [
      'one with variables of its own',
      '@{exec_path} = @{bin}/x\n@{exec_path} += /opt/podman/bin/podman # more\nprofile podman @{exec_path} {\n',
      '/opt/podman/bin/podman',
      true,
    ],
    ['one that names no program', 'profile unprivileged_userns {\n', '/usr/bin/podman', false],
    ['one without a name', '/usr/bin/podman {\n', '/usr/bin/podman', true],
    ['one with quotes', 'profile "my podman" "/opt/my podman/podman" {\n', '/opt/my podman/podman', true],
    ['one with a star', 'profile p /opt/*/podman {\n', '/opt/5.4/podman', true],
    ['one with a star, too deep', 'profile p /opt/*/podman {\n', '/opt/a/b/podman', false],
    ['one with two stars', 'profile p /opt/** {\n', '/opt/a/b/podman', true],
    [
      'one with a question mark and a class',
      'profile p /opt/podma? {\n/opt/podma[mn] {\n',
      '/opt/podman',
      true,
    ],
    ['a dot is a dot', 'profile p /opt/podman.x {\n', '/opt/podman-x', false],
    ['a rule is no profile', 'profile p /x {\n  /usr/bin/podman rix,\n}\n', '/usr/bin/podman', false],
    ['a comment is no profile', '# profile podman /usr/bin/podman {\n', '/usr/bin/podman', false],
    ['braces that do not match', 'profile p /opt/{podman {\n', '/opt/podman', false],
  ])('%s', (_, text, path, attached) => {
    expect(parseAttachments(text).some((one) => attaches(one, path))).toBe(attached);
  });
});

describe('RP031 AppArmor and user namespaces', () => {
  const ON = {
    '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n',
    '/etc/apparmor.d/abi/4.0': '',
  };
  const of = (files: Record<string, string>, more: FakeHostParts = {}) =>
    fakeHost({ programs: ['podman'], files, ...more });

  test.each<[string, FakeHost, Partial<Verdict>]>([
    ['not restricted', of({}), { state: 'ok', found: 'not restricted' }],
    [
      'switched off',
      of({ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '0\n' }),
      { state: 'ok', found: 'not restricted' },
    ],
    ['AppArmor off', of({ ...ON, '/sys/module/apparmor/parameters/enabled': 'N\n' }), { state: 'ok' }],
    ['no podman', of(ON, { programs: [] }), { state: 'skipped' }],
    ['a profile', of({ ...ON, '/etc/apparmor.d/podman': UBUNTU }), { state: 'ok' }],
    [
      'a profile for where a link leads',
      of(
        { ...ON, '/etc/apparmor.d/podman': UBUNTU.replace('/usr/bin', '/opt') },
        { links: { '/usr/bin/podman': '/opt/podman' } },
      ),
      { state: 'ok' },
    ],
    [
      'a profile for the link',
      of({ ...ON, '/etc/apparmor.d/podman': UBUNTU }, { links: { '/usr/bin/podman': '/opt/podman' } }),
      { state: 'error' },
    ],
    [
      'a profile that is switched off',
      of({ ...ON, '/etc/apparmor.d/podman': UBUNTU, '/etc/apparmor.d/disable/podman': '' }),
      { state: 'error', hinders: ['pod', 'quadlet', 'push'] },
    ],
  ])('%s', async (_, host, verdict) => {
    expect(await apparmorRestriction.run(host)).toMatchObject(verdict);
  });

  test('is met by a profile for this podman alone', async () => {
    const host = of(ON, { links: { '/usr/bin/podman': '/opt/podman-5.4/bin/podman' } });
    const verdict = await apparmorRestriction.run(host);
    if (!('remedy' in verdict)) throw new Error(verdict.found);
    const path = '/etc/apparmor.d/podman-registry-podman';
    expect(verdict.remedy).toMatchObject({
      automatic: true,
      steps: [
        { kind: 'write', as: 'root', path },
        { argv: ['apparmor_parser', '--replace', path], undo: { kind: 'apparmor-profile' } },
      ],
    });
    const [write] = verdict.remedy.steps ?? [];
    const text = write?.kind === 'write' ? write.text : '';
    expect(text).toContain('\n  userns,\n');
    // What is written is what counts as a profile.
    const [profile, ...others] = parseAttachments(text);
    expect(others).toEqual([]);
    expect(profile && attaches(profile, '/opt/podman-5.4/bin/podman')).toBe(true);
  });

  test.each<[string, FakeHost]>([
    ['AppArmor 3', of({ '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' })],
    [
      'a path that a profile would take for a pattern',
      of(ON, { links: { '/usr/bin/podman': '/opt/{a,b}/podman' } }),
    ],
  ])('is left to a person with %s', async (_, host) => {
    const verdict = await apparmorRestriction.run(host);
    expect(verdict.state).toBe('error');
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });
});

describe('RP031 a profile that denies user namespaces', () => {
  const DENYING = UBUNTU.replace('flags=(unconfined)', 'flags=(attach_disconnected)').replace(
    '  userns,',
    '  allow all,\n  deny userns,',
  );
  const of = (text: string, more: Record<string, string> = {}) =>
    fakeHost({
      programs: ['podman'],
      files: { '/sys/module/apparmor/parameters/enabled': 'Y\n', '/etc/apparmor.d/podman': text, ...more },
    });
  test.each<[string, FakeHost, Verdict['state']]>([
    ['is found without Ubuntu’s restriction', of(DENYING), 'error'],
    [
      'is not found beside one that allows them, because the kernel then uses none of both',
      of(DENYING, { '/etc/apparmor.d/a': UBUNTU }),
      'ok',
    ],
    [
      'is found with it',
      of(DENYING, { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' }),
      'error',
    ],
    ['of another program is none of it', of(DENYING.replace('/usr/bin/podman', '/usr/bin/man')), 'ok'],
    ['that is switched off', of(DENYING, { '/etc/apparmor.d/disable/podman': '' }), 'ok'],
    ['whose rule is a comment', of(DENYING.replace('  deny', '  # deny')), 'ok'],
    ['where AppArmor is off', of(DENYING, { '/sys/module/apparmor/parameters/enabled': 'N\n' }), 'ok'],
    ['that allows them', of(UBUNTU), 'ok'],
  ])('%s', async (_, host, state) => {
    const verdict = await apparmorRestriction.run(host);
    expect(verdict.state).toBe(state);
    if (state !== 'error') return;
    expect(verdict.found).toContain('/etc/apparmor.d/podman');
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });
});

test('RP031 names the profiles that only root may read', async () => {
  const host = fakeHost({
    programs: ['podman'],
    files: { '/sys/module/apparmor/parameters/enabled': 'Y\n', '/etc/apparmor.d/mine': '' },
  });
  const file = '/etc/apparmor.d/mine';
  const read = host.read;
  host.read = async (path) => (path === file ? undefined : read(path));
  expect(await apparmorRestriction.run(host)).toEqual({
    state: 'ok',
    found: `not restricted, if not by a profile that only root may read: ${file}`,
  });
});

describe('RP033 the quota of keys', () => {
  const CONF = '/home/runner/.config/containers/containers.conf';
  const line = (keys: string, bytes: string) =>
    `    0:    99 98/98 90/1000000 1500/25000000\n 1001:    12 12/12 ${keys} ${bytes}\n`;
  const of = (users: string, files: Record<string, string> = {}, variables: Record<string, string> = {}) =>
    fakeHost({ files: { '/proc/key-users': users, ...files }, variables });
  test.each<[string, FakeHost, Partial<Verdict>]>([
    ['of which little is used', of(line('4/200', '114/20000')), { state: 'ok' }],
    ['at four fifths', of(line('160/200', '114/20000')), { state: 'ok' }],
    ['with few keys left', of(line('161/200', '114/20000')), { state: 'warning' }],
    ['with few bytes left', of(line('4/200', '16001/20000')), { state: 'warning' }],
    ['without a key left', of(line('200/200', '114/20000')), { state: 'error', hinders: ['pod', 'quadlet'] }],
    ['without room for a key', of(line('4/200', '19950/20000')), { state: 'error' }],
    [
      'of another user',
      of(' 1002: 1 1/1 200/200 20000/20000\n'),
      { state: 'ok', found: 'the user has no keys' },
    ],
    ['that the kernel does not have', fakeHost(), { state: 'ok' }],
    [
      'that containers do not use',
      of(line('200/200', '1/20000'), { [CONF]: '[containers]\nkeyring = false\n' }),
      { state: 'ok' },
    ],
    [
      'that containers use',
      of(line('200/200', '1/20000'), { [CONF]: '[containers]\nkeyring = true\n' }),
      { state: 'error' },
    ],
  ])('%s', async (_, host, verdict) => {
    expect(await keyring.run(host)).toMatchObject(verdict);
  });

  test('is met by a file of the user, else by a sysctl', async () => {
    const full = line('200/200', '1/20000');
    const remedyOf = async (host: FakeHost) => {
      const verdict = await keyring.run(host);
      return 'remedy' in verdict ? verdict.remedy : undefined;
    };
    expect(await remedyOf(of(full))).toMatchObject({
      automatic: true,
      steps: [{ kind: 'write', as: 'user', text: '[containers]\nkeyring = false\n' }],
    });
    const other = await remedyOf(of(full, {}, { CONTAINERS_CONF: '/x' }));
    expect(other).toMatchObject({ steps: [{ argv: expect.arrayContaining(['sysctl']) }] });
    expect(other?.automatic).toBeFalsy();
  });
});

describe('RP032 SELinux', () => {
  test.each<[string | undefined, Verdict['state'], string]>([
    [undefined, 'ok', 'not in use'],
    ['0', 'ok', 'permissive'],
    ['1', 'info', 'enforcing'],
  ])('with %p', async (enforce, state, found) => {
    const files: Record<string, string> = enforce === undefined ? {} : { '/sys/fs/selinux/enforce': enforce };
    expect(await selinux.run(fakeHost({ files }))).toMatchObject({ state, found });
  });

  const DENIED = 'Failed to obtain podman configuration: lstat /run/user: permission denied\n';
  test.each<[what: string, enforce: string, stderr: string, seen: boolean, state: Verdict['state']]>([
    ['podman may not see what its user can', '1', DENIED, true, 'error'],
    ['nor can the user', '1', DENIED, false, 'info'],
    ['podman works', '1', '', true, 'info'],
    ['podman fails for another reason', '1', 'Error: open /x: permission denied\n', true, 'info'],
    ['permissive', '0', DENIED, true, 'ok'],
  ])('%s', async (_, enforce, stderr, seen, state) => {
    const host = fakeHost({
      programs: ['podman'],
      files: { '/sys/fs/selinux/enforce': `${enforce}\n` },
      stats: seen ? { '/run/user': {}, '/x': {} } : {},
      answer: () => ({ exitCode: stderr === '' ? 0 : 1, stderr }),
    });
    const verdict = await selinux.run(host);
    expect(verdict.state).toBe(state);
    if (state === 'error')
      expect(verdict.found).toMatch(/^enforcing, .*: lstat \/run\/user: permission denied$/);
  });
});

const WHOLE = '0 1001 1\n1 100000 65536\n';
// The pause process is older than the ranges: the user alone is mapped.
const POOR = '0 1001 1\n';
const ALL = ['pod', 'quadlet', 'push'];

describe('RP027 the user namespace of podman', () => {
  const hostWith = (map: Answer, ps: Answer = {}, parts: FakeHostParts = {}) =>
    fakeHost({
      programs: ['podman'],
      answer: (argv) => (argv[1] === 'unshare' ? map : argv[1] === 'ps' ? ps : undefined),
      ...parts,
      files: {
        '/etc/subuid': 'runner:100000:65536\n',
        '/etc/subgid': 'runner:100000:65536\n',
        ...parts.files,
      },
    });
  const commands = (host: FakeHost) =>
    host.happened.map((one) => ('run' in one ? one.run.join(' ') : JSON.stringify(one)));

  test('that maps the user and one whole range is fit, and is shown', async () => {
    const host = hostWith({ stdout: WHOLE });
    expect(await pauseProcess.run(host)).toEqual({ state: 'ok', found: '0→1001 (1), 1→100000 (65536)' });
    expect(commands(host)).toEqual(['podman unshare cat /proc/self/uid_map']);
  });

  test('is not asked for where podman is not installed', async () => {
    const host = hostWith({ stdout: WHOLE }, {}, { programs: [] });
    expect(await pauseProcess.run(host)).toMatchObject({ state: 'skipped' });
    expect(host.happened).toEqual([]);
  });

  test.each([
    ['a pause process lives, from the kernel', 'catatonit\n', []],
    [
      'its number is another process by now, from podman',
      'bash\n',
      ['podman unshare cat /proc/self/uid_map'],
    ],
  ])('is read, where %s', async (_, comm, asked) => {
    const host = hostWith(
      { stdout: WHOLE },
      {},
      {
        variables: { XDG_RUNTIME_DIR: '/run/user/1001' },
        files: {
          '/run/user/1001/libpod/tmp/pause.pid': '4711\n',
          '/proc/4711/comm': comm,
          '/proc/4711/uid_map': WHOLE,
        },
      },
    );
    expect(await pauseProcess.run(host)).toMatchObject({ state: 'ok' });
    expect(commands(host)).toEqual(asked);
  });

  test.each([
    ['the user alone', POOR, '1 of 65537 IDs'],
    ['one id too few', '0 1001 1\n1 100000 65535\n', '65536 of 65537 IDs'],
    ['nothing', '', '0 of 65537 IDs'],
  ])('that maps %s is unfit', async (_, map, found) => {
    expect(await pauseProcess.run(hostWith({ stdout: map }))).toMatchObject({
      state: 'error',
      hinders: ALL,
      found: expect.stringContaining(found),
    });
  });

  test('that maps the few IDs that the user has is fit, because RP021 reports them', async () => {
    const files = { '/etc/subuid': 'runner:100000:1000\n', '/etc/subgid': 'runner:100000:1000\n' };
    const of = (count: number) =>
      pauseProcess.run(hostWith({ stdout: `0 1001 1\n1 100000 ${count}\n` }, {}, { files }));
    expect((await of(1000)).state).toBe('ok');
    expect(await of(999)).toMatchObject({
      state: 'error',
      found: expect.stringContaining('1000 of 1001 IDs'),
    });
  });

  test('that podman cannot make is unfit, with what podman said', async () => {
    const stderr = 'newuidmap: write to uid_map failed: Operation not permitted\n';
    expect(await pauseProcess.run(hostWith({ exitCode: 125, stderr }))).toMatchObject({
      state: 'error',
      hinders: ALL,
      found: expect.stringContaining('newuidmap: write to uid_map failed'),
    });
  });

  test.each<[string, Answer, Record<string, string>]>([
    ['no range', { stdout: POOR }, { '/etc/subuid': '', '/etc/subgid': '' }],
    ['a range in one file', { stdout: POOR }, { '/etc/subgid': '' }],
    ['no range, and podman fails', { exitCode: 125, stderr: 'x\n' }, { '/etc/subuid': '' }],
  ])('is no matter of a pause process with %s', async (_, map, files) => {
    const verdict = await pauseProcess.run(hostWith(map, {}, { files }));
    expect(verdict).toEqual({ state: 'skipped', found: 'the user has no ID ranges, see RP020' });
  });

  test.each([
    ['cannot clone: Permission denied', 'RP031'],
    ['cannot clone: No space left on device', 'RP030'],
    ['newuidmap: write to uid_map failed: Operation not permitted', 'RP015 and RP028'],
    ['newgidmap: write to gid_map failed: Invalid argument', 'RP022'],
  ])('that podman cannot make because of "%s" is a matter of %s', async (stderr, id) => {
    const verdict = await pauseProcess.run(hostWith({ exitCode: 125, stderr: `${stderr}\n` }));
    expect(verdict).toMatchObject({ state: 'error', remedy: { advice: `See ${id}.` } });
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });

  test.each([
    ['Error: a BoltDB database exists but is no longer being used', 'RP086'],
    ['Error: current system boot ID differs from cached boot ID', 'RP058'],
    ['Error: mkdir /var/lib/containers/storage/libpod: permission denied', 'RP059'],
    ['Error: could not find "netavark" in one of [/usr/libexec/podman]', 'RP073'],
    [`Error: configure storage: overlay: can't stat program "/x": no such file or directory`, 'RP053'],
    ['Error: configure storage: driver not supported', 'RP050 to RP059'],
  ])('is not the cause of "%s", which %s explains', async (stderr, id) => {
    const verdict = await pauseProcess.run(hostWith({ exitCode: 125, stderr: `${stderr}\n` }));
    expect(verdict).toMatchObject({ state: 'skipped' });
    expect(verdict.found).toContain(`see ${id}: `);
  });

  test('is made anew where nothing runs', async () => {
    const host = hostWith({ stdout: POOR });
    await fix(await pauseProcess.run(host), host);
    expect(commands(host).at(-1)).toBe('podman system migrate');
  });

  test('is made anew where the test container of the doctor is the only one that runs', async () => {
    const verdict = await pauseProcess.run(
      hostWith({ stdout: POOR }, { stdout: 'podman-registry-scratch-Ab12Cd\n' }),
    );
    expect(verdict).toMatchObject({ remedy: { automatic: true } });
  });

  test.each<[string, Answer]>([
    ['is too small', { stdout: POOR }],
    // Fails as long as nobody asks what runs where the namespace could not be looked at, for instance for want of time.
    ['could not be looked at', { exitCode: 124 }],
  ])('that %s is left alone where that would stop containers, and they are named', async (_, map) => {
    const verdict = await pauseProcess.run(hostWith(map, { stdout: 'database\ncache\n' }));
    expect(verdict).toMatchObject({ remedy: { advice: expect.stringContaining('database, cache') } });
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });

  // podman cannot join the pause process, and so cannot list either.
  const STUCK = { exitCode: 125, stderr: 'cannot re-exec process to join the existing user namespace\n' };
  test.each<[string, FakeHostParts, boolean]>([
    ['nothing watches a container', { files: { '/proc/77/comm': 'bash\n' } }, true],
    [
      'another user’s containers are watched',
      { files: { '/proc/77/comm': 'conmon\n' }, stats: { '/proc/77': { uid: 1002 } } },
      true,
    ],
    [
      'a container is watched',
      { files: { '/proc/77/comm': 'conmon\n' }, stats: { '/proc/77': { uid: 1001 } } },
      false,
    ],
  ])('that podman cannot join, where %s', async (_, parts, automatic) => {
    const verdict = await pauseProcess.run(hostWith(STUCK, STUCK, parts));
    expect('remedy' in verdict && verdict.remedy.automatic === true).toBe(automatic);
  });

  test.each([
    'Error: cannot re-exec process to join the existing user namespace',
    'cannot set user namespace',
  ])('is what "%s" comes from', (text) => {
    expect(pauseProcess.signatures.some((one) => one.test(text))).toBe(true);
  });
});
