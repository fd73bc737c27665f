import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ARCHITECTURES, probeProgram } from '../../../src/host/binfmt/architectures.js';
import { findQemu } from '../../../src/host/binfmt/qemu.js';
import { goArchitecture } from '../../../src/platform/go-architecture.js';
import { fakeHost } from '../../fakes.js';

let scratch: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'qemu-'));
});
afterEach(() => rm(scratch, { recursive: true }));

const architecture = (name: string) => {
  const found = ARCHITECTURES.find((one) => one.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

interface Sources {
  /** Whether the lists of the host have the package. */
  readonly hostLists: boolean;
  /** What apt-get says when it cannot read all sources. */
  readonly unread?: string;
  /** Whether those that it could read have the package. */
  readonly fresh?: boolean;
}

/** A Debian without QEMU in PATH. */
function machine({ hostLists, unread, fresh = true }: Sources) {
  const host = fakeHost({
    files: { '/etc/os-release': 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n' },
    answer: (argv) => {
      const [tool] = argv;
      const own = argv.some((word) => word.startsWith('Dir::State::lists='));
      if (argv.includes('update')) return unread === undefined ? {} : { exitCode: 100, stderr: unread };
      if (tool === 'apt-cache') {
        const stdout = 'Package: qemu-user\nVersion: 1:10.0\nInstalled-Size: 300000\n';
        return { stdout: (own ? fresh : hostLists) ? stdout : '' };
      }
      if (tool === 'apt-get') {
        const packages = join(scratch, 'packages');
        mkdirSync(packages, { recursive: true });
        writeFileSync(join(packages, 'qemu-user.deb'), '');
      }
      if (tool === 'dpkg-deb') {
        const bin = join(argv[3] ?? '', 'usr/bin');
        mkdirSync(bin, { recursive: true });
        const program = probeProgram(architecture(goArchitecture(process.arch)));
        writeFileSync(join(bin, 'qemu-aarch64'), program, { mode: 0o755 });
      }
      return {};
    },
  });
  return { ...host, realpath: async (path: string) => (path.startsWith(scratch) ? path : undefined) };
}

const UNREAD = 'E: The repository https://ppa.example/ubuntu noble Release does not have a Release file.\n';

describe('QEMU from packages', () => {
  test.each<[string, Sources]>([
    ['of the lists of the host', { hostLists: true }],
    ['of new lists', { hostLists: false }],
    ['though another publisher’s source is out of reach', { hostLists: false, unread: UNREAD }],
  ])('%s', async (_, sources) => {
    const arm64 = architecture('arm64');
    const found = await findQemu([arm64], scratch, machine(sources));
    expect([...found]).toEqual([[arm64, join(scratch, 'qemu/usr/bin/qemu-aarch64')]]);
  });

  test.each<[string, Sources, RegExp]>([
    [
      'that no source has',
      { hostLists: false, fresh: false },
      /cannot get QEMU: no package source of this host has qemu-user/,
    ],
    [
      'where the source that may have it is out of reach',
      { hostLists: false, fresh: false, unread: UNREAD },
      /cannot get QEMU: .*does not have a Release file/,
    ],
  ])('is an error %s', async (_, sources, message) => {
    await expect(findQemu([architecture('arm64')], scratch, machine(sources))).rejects.toThrow(message);
  });
});
