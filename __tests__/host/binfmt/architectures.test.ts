import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  ARCHITECTURES,
  architectureOf,
  headerOf,
  maskOf,
  PROBE_STATUS,
  probeProgram,
} from '../../../src/host/binfmt/architectures.js';
import { readElf } from '../../../src/host/job-podman/elf.js';
import { goArchitecture } from '../../../src/platform/go-architecture.js';

test.each([
  ['linux/arm64', 'arm64'],
  ['linux/arm64/v8', 'arm64'],
  ['linux/arm/v7', 'arm'],
  ['linux/s390x', 's390x'],
  ['riscv64', 'riscv64'],
  ['linux/386', '386'],
  ['windows/amd64', undefined],
  ['linux/arm/v10', undefined],
  ['linux/mips64le', undefined],
  ['linux', undefined],
  ['', undefined],
  ['linux/arm64/../x', undefined],
])('%s is %s', (platform, name) => {
  expect(architectureOf(platform)?.name).toBe(name);
});

// Of qemu-user 10.0 in Debian 13.
test.each([
  ['arm64', '7f454c460201010000000000000000000200b700', 'ffffffffffffff00fffffffffffffffffeffffff'],
  ['s390x', '7f454c4602020100000000000000000000020016', 'ffffffffffffff00fffffffffffffffffffeffff'],
  ['arm', '7f454c4601010100000000000000000002002800', 'ffffffffffffff00fffffffffffffffffeffffff'],
])('the magic and the mask of %s', (name, magic, mask) => {
  const found = architectureOf(name);
  if (found === undefined) throw new Error(name);
  expect([headerOf(found), maskOf(found)].map((bytes) => bytes.toString('hex'))).toEqual([magic, mask]);
});

test('every probe is a program for its processor without libraries; those of this one run', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'probe-'));
  const own = goArchitecture(process.arch);
  try {
    for (const one of ARCHITECTURES) {
      const path = join(directory, one.name);
      await writeFile(path, probeProgram(one), { mode: 0o755 });
      const elf = await readElf(path);
      expect([goArchitecture(elf?.machine ?? ''), elf?.interpreter]).toEqual([one.name, undefined]);
      if (one.name === own) expect(spawnSync(path).status).toBe(PROBE_STATUS);
    }
  } finally {
    await rm(directory, { recursive: true });
  }
});
