import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Check, Verdict } from '../../../src/host/check.js';
import { chownErrors } from '../../../src/host/checks/storage/chown-errors.js';
import { database } from '../../../src/host/checks/storage/database.js';
import { driverLockIn } from '../../../src/host/checks/storage/driver-lock-in.js';
import { fileSystem } from '../../../src/host/checks/storage/file-system.js';
import { mountProgram } from '../../../src/host/checks/storage/mount-program.js';
import { runRoot } from '../../../src/host/checks/storage/run-root.js';
import { diskSpace } from '../../../src/host/checks/storage/space.js';
import { storePath } from '../../../src/host/checks/storage/store-path.js';
import { vfs } from '../../../src/host/checks/storage/vfs.js';
import { parseMounts } from '../../../src/host/facts/mounts.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const CONFIG = '/home/runner/.config/containers/storage.conf';
const ETC = '/etc/containers/storage.conf';
const STORE = '/home/runner/.local/share/containers/storage';
const KERNEL = { '/proc/sys/kernel/osrelease': '6.18.44-x\n' };
const OLD_KERNEL = { '/proc/sys/kernel/osrelease': '5.10.0-32-amd64\n' };
const OVERLAY = '[storage]\ndriver = "overlay"\n';
const VFS = '[storage]\ndriver = "vfs"\n';
/** What podman leaves where it has stored nothing yet. */
const EMPTY_VFS = { [`${STORE}/vfs-images/images.lock`]: '', [`${STORE}/libpod/bolt_state.db`]: 'x' };
const OVERLAY_STORE = { [`${STORE}/overlay-images/images.json`]: '[{"id":"1"}]' };

const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/podman-info/5.4.2.json', import.meta.url), 'utf8'),
);

/** A host with a podman; `store` goes over what `podman info` says of its store. */
function host(
  files: Record<string, string>,
  more: FakeHostParts & { version?: string; store?: object } = {},
) {
  const { version = '5.4.2', store, ...parts } = more;
  return fakeHost({
    files: { ...KERNEL, '/etc/os-release': 'ID=debian\n', ...files },
    programs: ['podman'],
    answer: (argv) => {
      if (argv[1] === '--version') return { stdout: `podman version ${version}\n` };
      return { stdout: JSON.stringify({ ...recorded, store: { ...recorded.store, ...store } }) };
    },
    ...parts,
  });
}

const broken: FakeHostParts = { answer: () => ({ exitCode: 125, stderr: 'Error: configure storage: no' }) };

function stepsOf(verdict: Verdict) {
  return ('remedy' in verdict && verdict.remedy.automatic && verdict.remedy.steps) || [];
}

describe('the driver vfs', () => {
  test.each<[string, Record<string, string>, string, Verdict['state'], RegExp]>([
    [
      'Debian 13: the system says overlay',
      { '/usr/share/containers/storage.conf': OVERLAY },
      '5.4.2',
      'ok',
      /^overlay, set in \/usr/,
    ],
    [
      'Debian sid: nobody says',
      { '/usr/share/containers/storage.conf': '[storage]\n' },
      '5.8.6',
      'ok',
      /^overlay, the default of Podman 5\.8\.6/,
    ],
    ['overlay of old', { [CONFIG]: '[storage]\ndriver = "overlay2"\n' }, '4.3.1', 'ok', /^overlay/],
    ['an old Podman and nobody says', {}, '4.3.1', 'warning', /^vfs, the default of Podman 4\.3\.1/],
    ['the last of the old', {}, '4.5.1', 'warning', /^vfs/],
    ['the first that chooses overlay', {}, '4.6.0', 'ok', /^overlay/],
    ['an old kernel', OLD_KERNEL, '5.4.2', 'warning', /nothing better on this kernel/],
    ["the user's file leaves it open", { [CONFIG]: '[storage]\n' }, '4.3.1', 'ok', /^overlay/],
    [
      'the store is of overlay, whatever is configured',
      { ...OVERLAY_STORE, [ETC]: VFS },
      '5.4.2',
      'ok',
      /, the driver of \//,
    ],
    [
      'the store is of vfs, whatever is configured',
      { ...EMPTY_VFS, [ETC]: OVERLAY },
      '5.4.2',
      'warning',
      /, the driver of \//,
    ],
    ['of both', { ...EMPTY_VFS, ...OVERLAY_STORE }, '5.4.2', 'skipped', /overlay and vfs/],
  ])('%s', async (_, files, version, state, found) => {
    const verdict = await vfs.run(host(files, { version }));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test('is skipped without podman', async () => {
    expect((await vfs.run(fakeHost({ files: KERNEL }))).state).toBe('skipped');
  });

  test('costs no process but `podman --version` where a file or a store tells', async () => {
    for (const files of [{ [ETC]: OVERLAY }, OVERLAY_STORE]) {
      const machine = host(files);
      await vfs.run(machine);
      expect(machine.happened).toMatchObject([{ run: ['podman', '--version'] }]);
    }
  });

  const write = { kind: 'write', as: 'user', path: CONFIG };
  const away = { kind: 'set-aside', path: STORE };

  test.each<[string, Record<string, string>, FakeHostParts & { version?: string }, readonly object[]]>([
    ['before the first call, a file', {}, { version: '4.3.1' }, [away, { ...write, text: OVERLAY }]],
    ['an empty store goes first', { ...EMPTY_VFS, [ETC]: VFS }, {}, [away, { ...write, text: OVERLAY }]],
    [
      'a database alone decides too',
      { [`${STORE}/db.sql`]: 'x', [ETC]: VFS },
      {},
      [away, { ...write, text: OVERLAY }],
    ],
    ['a configuration that says overlay stays', { ...EMPTY_VFS, [ETC]: OVERLAY }, {}, [away]],
    ["a user's own file stays", { ...EMPTY_VFS, [CONFIG]: '[storage]\n' }, {}, [away]],
    [
      'what the replaced file of the system says is said again',
      { [ETC]: '[storage]\ndriver = "vfs"\nrootless_storage_path = "/big/$USER"\n' },
      {},
      [
        { ...away, path: '/big/runner' },
        { ...write, text: `${OVERLAY}rootless_storage_path = "/big/$USER"\n` },
      ],
    ],
    [
      'an old kernel has fuse-overlayfs',
      { ...OLD_KERNEL, [ETC]: VFS },
      { programs: ['podman', 'fuse-overlayfs'] },
      [
        away,
        {
          ...write,
          text: `${OVERLAY}[storage.options.overlay]\nmount_program = "/usr/bin/fuse-overlayfs"\n`,
        },
      ],
    ],
    [
      'where XDG_CONFIG_HOME leads',
      {},
      { version: '4.3.1', variables: { XDG_CONFIG_HOME: '/x' } },
      [away, { ...write, path: '/x/containers/storage.conf', text: OVERLAY }],
    ],
  ])('is put right: %s', async (_, files, more, steps) => {
    expect(stepsOf(await vfs.run(host(files, more)))).toEqual(steps);
  });

  test.each<[string, Record<string, string>, FakeHostParts]>([
    ["the user's own file says so", { [CONFIG]: VFS }, {}],
    ['a variable says so', {}, { variables: { STORAGE_DRIVER: 'vfs' } }],
    ['an image', { ...EMPTY_VFS, [`${STORE}/vfs-images/images.json`]: '[{"id":"1"}]' }, {}],
    ['a container', { ...EMPTY_VFS, [`${STORE}/vfs-containers/containers.json`]: '[{"id":"1"}]' }, {}],
    [
      'a container that lasts until the boot',
      { ...EMPTY_VFS, [`${STORE}/vfs-containers/volatile-containers.json`]: '[{"id":"1"}]' },
      {},
    ],
    ['a layer', { ...EMPTY_VFS, [`${STORE}/vfs-layers/layers.json`]: '[{"id":"1"}]' }, {}],
    ['a list that is cut off', { ...EMPTY_VFS, [`${STORE}/vfs-images/images.json`]: '[{"id' }, {}],
    ['a volume', { ...EMPTY_VFS, [`${STORE}/volumes/data/_data/x`]: '' }, {}],
    ['a secret', { ...EMPTY_VFS, [`${STORE}/secrets/secrets.json`]: '{}' }, {}],
    ['a network', { ...EMPTY_VFS, [`${STORE}/networks/net.json`]: '{}' }, {}],
    ['a file system that has no overlay', EMPTY_VFS, { space: { type: 0x6969 } }],
    ['no overlay at all', { ...EMPTY_VFS, ...OLD_KERNEL }, {}],
  ])('is left to a person: %s', async (_, files, more) => {
    const verdict = await vfs.run(host(files, more));
    expect([verdict.state, stepsOf(verdict)]).toEqual(['warning', []]);
  });

  test('empty lists are an empty store', async () => {
    const files = {
      ...EMPTY_VFS,
      [`${STORE}/vfs-images/images.json`]: '[]',
      [`${STORE}/secrets/secrets.lock`]: '',
    };
    expect(stepsOf(await vfs.run(host(files)))).toContainEqual(away);
  });
});

describe('the driver of the database', () => {
  const VFS_INFO = { graphDriverName: 'vfs' };

  test.each<[string, Record<string, string>, object, Verdict['state'], boolean]>([
    ['as configured', { [ETC]: OVERLAY }, {}, 'ok', false],
    ['where nobody says', {}, VFS_INFO, 'ok', false],
    ['against the configuration, on an empty store', { [CONFIG]: OVERLAY }, VFS_INFO, 'warning', true],
    ['with images', { [CONFIG]: OVERLAY }, { ...VFS_INFO, imageStore: { number: 1 } }, 'warning', false],
    [
      'with containers',
      { [CONFIG]: OVERLAY },
      { ...VFS_INFO, containerStore: { number: 1 } },
      'warning',
      false,
    ],
    ['with volumes', { [CONFIG]: OVERLAY, [`${STORE}/volumes/v/x`]: '' }, VFS_INFO, 'warning', false],
    ['with images of the other driver', { [CONFIG]: OVERLAY, ...OVERLAY_STORE }, VFS_INFO, 'warning', false],
    ['overlay, which is better than what is configured', { [CONFIG]: VFS }, {}, 'warning', false],
  ])('%s', async (_, files, store, state, mends) => {
    const verdict = await driverLockIn.run(host(files, { store }));
    expect(verdict.state).toBe(state);
    expect(stepsOf(verdict)).toEqual(mends ? [{ kind: 'set-aside', path: STORE }] : []);
  });
});

describe('the file system of the store', () => {
  const mounted = (options: string) => ({
    '/proc/self/mountinfo': `1 0 8:1 / / rw,noexec - ext4 /dev/a rw\n2 1 8:2 / /home rw - ext4 /dev/b rw\n3 2 8:3 / /home/runner/.local ${options} - ext4 /dev/c rw\n`,
  });
  const REFUSAL = '/run/user/1001/containers/overlay/overlay-false';

  test.each<[string, Record<string, string>, FakeHostParts, Verdict['state'], RegExp]>([
    ['an ordinary one', mounted('rw'), {}, 'ok', /storage$/],
    ['another overlay', {}, { space: { type: 0x794c7630 } }, 'error', /is on overlayfs/],
    ['NFS', {}, { space: { type: 0x6969 } }, 'error', /is on NFS/],
    [
      'NFS, with a mount program',
      { [CONFIG]: `${OVERLAY}[storage.options.overlay]\nmount_program = "/usr/bin/fuse-overlayfs"\n` },
      { space: { type: 0x6969 } },
      'ok',
      /fuse/,
    ],
    ['NFS, with vfs', { [CONFIG]: VFS }, { space: { type: 0x6969 } }, 'ok', /vfs/],
    // Seen: overlay mounts its own file system, from which programs can be run.
    ['noexec, with overlay', mounted('rw,noexec'), {}, 'ok', /storage$/],
    ['noexec, with vfs', { ...mounted('rw,noexec'), [CONFIG]: VFS }, {}, 'error', /mounted noexec/],
    [
      'noexec, with a store of vfs',
      { ...mounted('rw,noexec'), ...EMPTY_VFS },
      {},
      'error',
      /\.local, which is mounted noexec/,
    ],
    ['noexec above another mount', { ...mounted('rw'), [CONFIG]: VFS }, {}, 'ok', /vfs/],
    ['nodev', { ...mounted('rw,nodev'), [CONFIG]: VFS }, {}, 'ok', /vfs/],
    [
      'one that podman has given up',
      { [REFUSAL]: 'kernel does not support overlay fs: x' },
      {},
      'warning',
      /^overlay failed before; /,
    ],
    [
      'the same in another session',
      { '/tmp/r/containers/overlay/overlay-false': 'x' },
      { variables: { XDG_RUNTIME_DIR: '/tmp/r' } },
      'warning',
      /^overlay failed before; \/tmp\/r/,
    ],
  ])('%s', async (_, files, more, state, found) => {
    const verdict = await fileSystem.run(host(files, more));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test('that podman has given up is tried again', async () => {
    const verdict = await fileSystem.run(host({ [REFUSAL]: 'x' }));
    expect(stepsOf(verdict)).toMatchObject([{ as: 'user', argv: ['rm', '--force', REFUSAL] }]);
  });

  test('a mount point can have a space in its name', () => {
    expect(parseMounts('1 0 8:1 / /a\\040b rw,nodev - ext4 x rw\n')).toEqual([
      { point: '/a b', options: ['rw', 'nodev'] },
    ]);
  });
});

describe('disk space', () => {
  const GIB = 2 ** 30;
  test.each<[string, FakeHostParts['space'], Verdict['state']]>([
    ['enough', { free: 3 * GIB }, 'ok'],
    ['little', { free: 1.9 * GIB }, 'warning'],
    ['nearly nothing', { free: 99 * 2 ** 20 }, 'error'],
    ['few files', { freeFiles: 15_000 }, 'warning'],
    ['hardly a file', { freeFiles: 10 }, 'error'],
    ['no limit of files', { freeFiles: undefined }, 'ok'],
  ])('%s', async (_, space, state) => {
    const verdict = await diskSpace.run(host({}, { space: space ?? {} }));
    expect(verdict).toMatchObject({ state, ...(state === 'error' ? { hinders: ['pod', 'push'] } : {}) });
  });

  test.each<[Record<string, string>, Record<string, string>, string[]]>([
    [{}, {}, [STORE, '/var/tmp']],
    [
      { TMPDIR: '/big' },
      { '/etc/containers/containers.conf': '[engine]\nimage_copy_tmp_dir = "/x"\n' },
      [STORE, '/big'],
    ],
    [{}, { '/etc/containers/containers.conf': '[engine]\nimage_copy_tmp_dir = "/x"\n' }, [STORE, '/x']],
    [{}, { '/etc/containers/containers.conf': '[engine]\nimage_copy_tmp_dir = "storage"\n' }, [STORE]],
    [
      { UID: 'no' },
      { [CONFIG]: '[storage]\ngraphroot = "/big/$USER/$UID"\n' },
      ['/big/runner/1001', '/var/tmp'],
    ],
    [{}, { [ETC]: '[storage]\ngraphroot = "/var/lib/containers/storage"\n' }, [STORE, '/var/tmp']],
    [{ XDG_DATA_HOME: '/data' }, {}, ['/data/containers/storage', '/var/tmp']],
  ])('is looked for with %j and %j', async (variables, files, paths) => {
    const { found } = await diskSpace.run(host(files, { variables }));
    expect([...found.matchAll(/\((\/[^)]*)\)/g)].map(([, path]) => path)).toEqual(paths);
  });
});

describe('the mount program', () => {
  const FUSE = `${OVERLAY}[storage.options.overlay]\nmount_program = "/usr/bin/fuse-overlayfs"\n`;
  const device = (mode: number) => ({ '/dev/fuse': { kind: 'character-device', mode } as const });
  const NAMED = { graphOptions: { 'overlay.mount_program': { Executable: '/usr/bin/fuse-overlayfs' } } };
  const PROGRAM = { '/usr/bin/fuse-overlayfs': '' };

  test.each<[string, Record<string, string>, Parameters<typeof host>[1], Verdict['state'], object[]]>([
    ['none', {}, {}, 'ok', []],
    ['of the system, which is not taken', { [ETC]: FUSE }, {}, 'ok', []],
    ['one that is there', PROGRAM, { store: NAMED, stats: device(0o666) }, 'ok', []],
    [
      'one that is missing',
      { [CONFIG]: FUSE },
      broken,
      'error',
      [{ kind: 'packages', names: ['fuse-overlayfs'] }],
    ],
    ['another that is missing', { [CONFIG]: FUSE.replace('fuse-overlayfs', 'x') }, broken, 'error', []],
    [
      'without a device',
      PROGRAM,
      { store: NAMED },
      'error',
      [{ as: 'root', argv: ['modprobe', 'fuse'], until: '/dev/fuse' }],
    ],
    [
      'with a device that is closed',
      PROGRAM,
      { store: NAMED, stats: device(0o600) },
      'error',
      [
        {
          as: 'root',
          argv: ['chmod', '0666', '/dev/fuse'],
          undo: { kind: 'mode', path: '/dev/fuse', mode: '0600' },
        },
      ],
    ],
  ])('%s', async (_, files, more, state, steps) => {
    const verdict = await mountProgram.run(host(files, more));
    expect(verdict.state).toBe(state);
    expect(stepsOf(verdict)).toMatchObject(steps);
    expect(stepsOf(verdict)).toHaveLength(steps.length);
  });
});

describe('ignored errors of chown', () => {
  const ON = { graphOptions: { 'overlay.ignore_chown_errors': 'true' } };

  test.each<[string, Parameters<typeof host>[1], Verdict['state']]>([
    ['off', {}, 'ok'],
    ['on', { store: ON }, 'warning'],
    ['podman does not answer', broken, 'skipped'],
  ])('%s', async (_, more, state) => {
    const verdict = await chownErrors.run(host({ [ETC]: OVERLAY }, more));
    expect([verdict.state, stepsOf(verdict)]).toEqual([state, []]);
  });
});

describe('the run root', () => {
  test.each<[string, Record<string, string>, Parameters<typeof host>[1], Verdict['state']]>([
    ['of the session', {}, { variables: { XDG_RUNTIME_DIR: '/run/user/1001' } }, 'ok'],
    ['of the user, without a variable', {}, {}, 'ok'],
    ['of another session', {}, { variables: { XDG_RUNTIME_DIR: '/tmp/rr' } }, 'warning'],
    [
      'of a link to the session',
      {},
      { variables: { XDG_RUNTIME_DIR: '/r' }, links: { '/r/containers': '/run/user/1001/containers' } },
      'ok',
    ],
    ['in /tmp', {}, { store: { runRoot: '/tmp/podman-run-1001/containers' } }, 'warning'],
    [
      'as configured',
      { [CONFIG]: '[storage]\nrunroot = "/tmp/mine"\n' },
      { store: { runRoot: '/tmp/mine' } },
      'ok',
    ],
    ['unknown', {}, broken, 'skipped'],
  ])('%s', async (_, files, more, state) => {
    expect((await runRoot.run(host(files, more))).state).toBe(state);
  });
});

describe('what standard error says', () => {
  // Recorded from Podman 4.3.1 and 5.4.2, but for the network file system and fuse.
  test.each<[Check, string]>([
    [
      driverLockIn,
      'time="x" level=error msg="User-selected graph driver \\"overlay\\" overwritten by graph driver \\"vfs\\" from database - delete libpod local files"'.replaceAll(
        '\\"',
        '"',
      ),
    ],
    [
      driverLockIn,
      'level=error msg="User-selected graph driver \\"overlay\\" overwritten by graph driver \\"vfs\\" from database - delete"',
    ],
    [vfs, 'Error: vfs driver does not support overlay.mount_program options'],
    [
      fileSystem,
      "Error: configure storage: 'overlay' is not supported over overlayfs, a mount_program is required",
    ],
    [
      fileSystem,
      'Error: configure storage: kernel does not support overlay fs: unable to create kernel-style whiteout: operation not permitted',
    ],
    [
      fileSystem,
      'Error: crun: the path `/usr/bin/true` exists but it is not executable: Operation not permitted: OCI permission denied',
    ],
    [
      fileSystem,
      'Error: a network file system with user namespaces is not supported.  Please use a mount_program',
    ],
    [
      mountProgram,
      `Error: configure storage: overlay: can't stat program "/nope/prog": faccessat /nope/prog: no such file or directory`,
    ],
    [
      mountProgram,
      "using mount program /usr/bin/fuse-overlayfs: fuse: device not found, try 'modprobe fuse' first",
    ],
    [
      diskSpace,
      'Error: writing blob: storing blob to file "/var/tmp/x": write /var/tmp/x: no space left on device',
    ],
  ])('is of %#', (one, text) => {
    const all = [vfs, fileSystem, diskSpace, mountProgram, driverLockIn, chownErrors, runRoot];
    const speaking = all.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
    expect(speaking.map(({ id }) => id)).toEqual([one.id]);
  });
});

describe('RP059 the directory of the store', () => {
  const SYSTEM = '/etc/containers/storage.conf';
  const OWN = '/home/runner/.config/containers/storage.conf';
  const TEXT = '[storage]\ndriver = "overlay"\ngraphroot = "/var/lib/containers/storage"\n';
  const of = (
    version: string,
    path: string,
    text = TEXT,
    closed: readonly string[] = ['/var/lib/containers'],
  ) =>
    fakeHost({
      programs: ['podman'],
      files: { [path]: text, '/': '', '/var/lib/containers': '', '/home/runner': '' },
      closed,
      answer: () => ({ stdout: `podman version ${version}\n` }),
    });
  test.each<[string, ReturnType<typeof of>, Record<string, unknown>]>([
    [
      'of the system for Podman 6',
      of('6.0.2', SYSTEM),
      {
        state: 'error',
        hinders: ['pod', 'quadlet', 'push'],
        found: expect.stringMatching(/^the user may not write to .*storage\.conf\. Podman 6\.0\.2 applies/),
      },
    ],
    ['of the system, which Podman 5 ignores', of('5.8.6', SYSTEM), { state: 'ok' }],
    ['of the user’s file', of('5.4.2', OWN), { state: 'error', found: expect.not.stringMatching(/applies/) }],
    ['that may be made', of('6.0.2', SYSTEM, TEXT, []), { state: 'ok' }],
    ['below the home', of('6.0.2', SYSTEM, TEXT.replace('/var/lib', '$HOME')), { state: 'ok' }],
    ['that nobody names', of('6.0.2', SYSTEM, '[storage]\n'), { state: 'ok' }],
    ['without podman', fakeHost({ files: { [SYSTEM]: TEXT } }), { state: 'skipped' }],
  ])('%s', async (_, host, verdict) => {
    expect(await storePath.run(host)).toMatchObject(verdict);
  });

  test.each([
    [SYSTEM, '99-podman-registry.conf'],
    ['/etc/containers/storage.conf.d/zz.conf', 'zz.conf'],
    ['/etc/containers/storage.rootless.conf.d/1001/a.conf', 'a.conf'],
  ])('in %s can be set for the user', async (system, name) => {
    const machine = of('6.0.2', system);
    const verdict = await storePath.run(machine);
    const [step] = ('remedy' in verdict && verdict.remedy.steps) || [];
    expect(step).toEqual({
      kind: 'write',
      as: 'user',
      path: `${OWN}.d/${name}`,
      text: '[storage]\ndriver = "overlay"\ngraphroot = "/home/runner/.local/share/containers/storage"\nrunroot = "/run/user/1001/containers"\n',
    });
    if (step?.kind === 'write') machine.files.set(step.path, step.text);
    machine.forget();
    expect(await storePath.run(machine)).toEqual({ state: 'ok', found: STORE });
  });
});

describe('RP086 the database of podman', () => {
  const CONF = '/home/runner/.config/containers/containers.conf';
  const of = (version: string, databaseBackend: string, files: Record<string, string> = {}) =>
    fakeHost({
      programs: ['podman'],
      files,
      answer: () => ({
        stdout: JSON.stringify({ version: { Version: version }, host: { databaseBackend } }),
      }),
    });
  const failing = (stderr: string, files: Record<string, string> = {}) =>
    fakeHost({ programs: ['podman'], files, answer: () => ({ exitCode: 125, stderr }) });
  const EXISTS = 'Error: a BoltDB database exists but is no longer being used. BoltDB support was removed\n';
  test.each<[string, ReturnType<typeof of>, Record<string, unknown>]>([
    ['SQLite', of('5.8.6', 'sqlite'), { state: 'ok', found: 'sqlite' }],
    ['unknown', of('4.3.1', ''), { state: 'ok' }],
    ['BoltDB before it can be migrated', of('5.7.1', 'boltdb'), { state: 'ok' }],
    ['BoltDB before Podman 6', of('5.8.6', 'boltdb'), { state: 'warning' }],
    ['BoltDB with Podman 6', failing(EXISTS), { state: 'error', hinders: ['pod', 'quadlet', 'push'] }],
    [
      'BoltDB by containers.conf',
      failing('Error: the BoltDB database backend was removed in Podman 6.0\n', {
        [CONF]: '[engine]\ndatabase_backend = "boltdb"\n',
      }),
      {
        state: 'error',
        remedy: { advice: expect.stringMatching(/^Remove database_backend from .*containers\.conf/) },
      },
    ],
    ['that fails for another reason', failing('x\n'), { state: 'skipped' }],
    ['without podman', fakeHost(), { state: 'skipped' }],
  ])('%s', async (_, host, expected) => {
    const verdict = await database.run(host);
    expect(verdict).toMatchObject(expected);
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });
});
