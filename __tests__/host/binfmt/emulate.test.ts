import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ARCHITECTURES, probeProgram } from '../../../src/host/binfmt/architectures.js';
import { emulatePlatforms } from '../../../src/host/binfmt/emulate.js';
import { CommandError } from '../../../src/platform/exec.js';
import { goArchitecture } from '../../../src/platform/go-architecture.js';
import { type FakeHost, type FakeHostParts, fakeHost } from '../../fakes.js';

const AT = '/proc/sys/fs/binfmt_misc';

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'emulate-'));
  const own = ARCHITECTURES.find(({ name }) => name === goArchitecture(process.arch));
  if (own === undefined) throw new Error(process.arch);
  // A program of this machine without libraries, in the place of QEMU.
  for (const name of ['aarch64', 's390x'])
    await writeFile(join(scratch, `qemu-${name}-static`), probeProgram(own), { mode: 0o755 });
});
afterEach(() => rm(scratch, { recursive: true }));

interface Kernel {
  readonly runs?: boolean;
  /** What the kernel says to a registration. */
  readonly refuses?: string;
  readonly refusesMount?: boolean;
}

/** A kernel with binfmt_misc. */
function machine(
  { runs = false, refuses, refusesMount = false }: Kernel,
  parts: FakeHostParts = {},
): FakeHost {
  let registered = runs;
  const fail = (argv: readonly string[], exitCode: number, stderr = '') =>
    new CommandError(argv, { exitCode, stdout: '', stderr }, 60);
  const host = fakeHost({
    files: { [AT]: '', [`${AT}/status`]: 'enabled\n', [`${AT}/register`]: '' },
    ...parts,
    asRoot: (argv) => {
      if (argv[0] === 'chroot') throw fail(argv, registered ? 42 : 126);
      if (argv[0] === 'mount' && refusesMount) throw fail(argv, 32, 'mount: permission denied.\n');
      if (argv[0] !== 'sysctl') return;
      if (refuses !== undefined) throw fail(argv, 255, refuses);
      registered = true;
    },
    answer: (argv, self) => {
      if (argv[0] === 'unshare') return { exitCode: registered ? 42 : 1 };
      return parts.answer?.(argv, self);
    },
  });
  return {
    ...host,
    find: async (name) => (name.endsWith('-static') ? join(scratch, name) : undefined),
    realpath: async (path) => (path.startsWith(scratch) ? path : undefined),
  };
}

const changes = ({ happened }: FakeHost) =>
  happened.filter((one) => 'journal' in one || ('root' in one && one.root[0] !== 'chroot'));

test('registers QEMU with its magic, and notes it before', async () => {
  const host = machine({});
  const platforms = ['linux/arm64', 'linux/arm64/v8', 's390x'];
  expect(await emulatePlatforms(platforms, { scratch, host })).toEqual([
    '✓ programs for arm64 run in containers with qemu-aarch64, until the job ends',
    // The fake kernel does not distinguish processors.
    '✓ programs for s390x run in containers with qemu-s390x, until the job ends',
  ]);
  const [first, second] = changes(host);
  expect(first).toEqual({ journal: { kind: 'binfmt', architecture: 'arm64' } });
  expect(second && 'root' in second ? second.root : []).toEqual([
    'sysctl',
    '-q',
    '-w',
    'fs.binfmt_misc.register=:podman-registry-arm64:M::' +
      String.raw`\x7f\x45\x4c\x46\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00:` +
      String.raw`\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:` +
      `${scratch}/qemu-aarch64-static:OPF`,
  ]);
  expect(await readdir(scratch)).not.toContain('binfmt');
});

test('changes nothing where they run', async () => {
  const host = machine({ runs: true });
  expect(await emulatePlatforms(['linux/arm64'], { scratch, host })).toEqual([
    '✓ programs for arm64 already run in containers',
  ]);
  expect(changes(host)).toEqual([]);
  // Also without root.
  const plain = machine({ runs: true }, { sudo: false });
  expect(await emulatePlatforms(['linux/arm64'], { scratch, host: plain })).toHaveLength(1);
});

test('mounts binfmt_misc and loads its module, and post undoes both', async () => {
  const host = machine({}, { files: {} });
  await emulatePlatforms(['linux/arm64'], { scratch, host });
  expect(changes(host).slice(0, 5)).toMatchObject([
    { journal: { kind: 'binfmt-module' } },
    { root: ['modprobe', 'binfmt_misc'] },
    { journal: { kind: 'binfmt-mount' } },
    { root: ['mount', '-t', 'binfmt_misc', 'binfmt_misc', AT] },
    { journal: { kind: 'binfmt', architecture: 'arm64' } },
  ]);
});

describe('is an error', () => {
  test.each<[string, Kernel, FakeHostParts, RegExp, number]>([
    [
      'without sudo',
      {},
      { sudo: false },
      /cannot use sudo without a password; as root, register QEMU for arm64/,
      0,
    ],
    [
      'without the module',
      {},
      { files: {}, answer: (argv) => ({ exitCode: argv[0] === 'modprobe' ? 1 : 0 }) },
      /kernel cannot run programs for arm64: it has no .*binfmt_misc, and the module binfmt_misc is not available/,
      0,
    ],
    [
      'where it cannot be mounted',
      { refusesMount: true },
      { files: { [AT]: '' } },
      /cannot be mounted here: mount: permission denied\.; in a container, register QEMU on its host/,
      2,
    ],
    [
      'where it is disabled',
      {},
      { files: { [AT]: '', [`${AT}/status`]: 'disabled\n' } },
      /binfmt_misc is disabled on this host; run: echo 1/,
      0,
    ],
    [
      'where the kernel refuses',
      { refuses: 'sysctl: setting key "fs.binfmt_misc.register": Invalid argument' },
      {},
      /the kernel did not register QEMU for arm64: sysctl: .*Invalid argument/,
      2,
    ],
  ])('%s', async (_, kernel, parts, message, made) => {
    const host = machine(kernel, parts);
    await expect(emulatePlatforms(['linux/arm64'], { scratch, host })).rejects.toThrow(message);
    expect(changes(host)).toHaveLength(made);
    expect(await readdir(scratch)).not.toContain('binfmt');
  });

  test.each<[string, RegExp]>([
    [
      'ID=fedora\nPRETTY_NAME="Fedora Linux 43"\n',
      /cannot get QEMU: qemu-ppc64le-static is not installed; run: sudo dnf install qemu-user-static$/,
    ],
    [
      'ID="rocky"\nID_LIKE="rhel centos fedora"\nPRETTY_NAME="Rocky Linux 9.5"\n',
      /qemu-ppc64le-static is not installed, for which Rocky Linux 9\.5 has no package; put a static one in PATH, or use a runner/,
    ],
    [
      'ID=arch\nPRETTY_NAME="Arch Linux"\n',
      /qemu-ppc64le-static is not installed; install it with the package manager of Arch Linux, or use a runner/,
    ],
  ])('without QEMU, on %j', async (release, message) => {
    const host = machine({}, { files: { [AT]: '', [`${AT}/status`]: '', '/etc/os-release': release } });
    // Only that for arm64 is there.
    const platforms = ['linux/arm64', 'linux/ppc64le'];
    await expect(emulatePlatforms(platforms, { scratch, host })).rejects.toThrow(message);
    expect(changes(host)).toEqual([]);
  });
});
