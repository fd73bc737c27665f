import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bundleConf, mergeConf, runtimeConf } from '../../../src/host/job-podman/conf.js';
import { readElf } from '../../../src/host/job-podman/elf.js';
import { hasJobPodman, isOfJob } from '../../../src/host/job-podman/of-job.js';
import {
  assertCompatible,
  findPrograms,
  shortVersion,
  testPrograms,
} from '../../../src/host/job-podman/programs.js';
import { fakeHost } from '../../fakes.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';

const files = (...paths: string[]) => paths.map((path) => ({ path, isExecutable: true }));

test.each([
  ['podman version 5.8.6', '5.8.6'],
  ['crun version 1.28', '1.28'],
  ['tini version 0.2.1_catatonit', '0.2.1'],
  ['pasta 0.0~git20261002.cba3570-1', '0.0~git20261002.cba3570-1'],
  ['pasta 2026_05_26.038c51e', '2026_05_26.038c51e'],
  ['', ''],
])('the number in %j', (line, number) => {
  expect(shortVersion(line)).toBe(number);
});

describe('the programs of a bundle', () => {
  test('are those with the shortest path, which can be started', () => {
    const found = findPrograms(
      [
        ...files('b/usr/local/lib/other/podman', 'b/usr/local/bin/podman', 'b/usr/local/lib/podman/conmon'),
        { path: 'b/podman', isExecutable: false },
      ],
      '/job',
    );
    expect(found).toEqual({
      podman: '/job/b/usr/local/bin/podman',
      conmon: '/job/b/usr/local/lib/podman/conmon',
    });
  });

  test.each([
    ['conmon', files('bin/podman', 'bin/crun')],
    ['podman', files('bin/podman-remote', 'bin/conmon')],
  ])('lack %s', (name, found) => {
    expect(() => findPrograms(found, '/job')).toThrow(`it has no ${name};`);
  });

  test.each<[string, string | undefined, RegExp | undefined]>([
    ['podman version 5.7.0', 'crun version 1.14.1', /needs crun 1\.14\.3 or later, and it has crun 1\.14\.1/],
    ['podman version 5.7.0', 'crun version 1.21', undefined],
    ['podman version 4.9.3', 'crun version 1.8', undefined],
    ['podman version 6.1.1', undefined, undefined],
    ['docker 1', undefined, /which does not have the form/],
  ])('%s with %s', (podman, crun, problem) => {
    const check = () => assertCompatible({ podman, ...(crun && { crun }) });
    if (problem === undefined) expect(check()).toMatchObject({ major: expect.any(Number) });
    else expect(check).toThrow(problem);
  });
});

/** An ELF header with one program header. */
function elf(machine: number, interpreter?: string): Buffer {
  const bytes = Buffer.alloc(64 + 56 + 64);
  bytes.write('\x7fELF\x02\x01\x01', 'latin1');
  bytes.writeUInt16LE(machine, 18);
  bytes.writeBigUInt64LE(64n, 32);
  bytes.writeUInt16LE(56, 54);
  bytes.writeUInt16LE(interpreter === undefined ? 0 : 1, 56);
  bytes.writeUInt32LE(3, 64);
  bytes.writeBigUInt64LE(120n, 72);
  bytes.writeBigUInt64LE(BigInt((interpreter?.length ?? 0) + 1), 96);
  bytes.write(interpreter ?? '', 120);
  return bytes;
}

describe('an ELF file', () => {
  const NATIVE = { x64: 62, arm64: 183 }[process.arch as string] ?? 62;
  const OTHER = NATIVE === 62 ? 183 : 62;

  test('of this machine', async () => {
    expect(await readElf(process.execPath)).toMatchObject({ machine: process.arch });
  });

  test.each<[string, Buffer, object | undefined]>([
    ['static', elf(183), { machine: 'arm64', interpreter: undefined }],
    [
      'dynamic',
      elf(62, '/lib/ld-musl-x86_64.so.1'),
      { machine: 'x64', interpreter: '/lib/ld-musl-x86_64.so.1' },
    ],
    ['of a machine without a name', elf(9999), { machine: '9999', interpreter: undefined }],
    ['a script', Buffer.from(`#!/bin/sh\n${' '.repeat(80)}`), undefined],
    ['empty', Buffer.alloc(0), undefined],
    ['cut', elf(62, '/x').subarray(0, 60), { machine: 'x64' }],
    [
      'with an impossible position',
      Buffer.concat([elf(62, '/x').subarray(0, 32), Buffer.alloc(8, 255), elf(62, '/x').subarray(40)]),
      { machine: 'x64', interpreter: undefined },
    ],
  ])('%s', (_, bytes, expected) =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'x'), bytes);
      const found = await readElf(join(directory, 'x'));
      if (expected === undefined) expect(found).toBeUndefined();
      else expect(found).toMatchObject(expected);
    }),
  );

  test.each<[string, Buffer, object, RegExp]>([
    ['of another processor', elf(OTHER), {}, /its podman is built for \w+, and this machine is/],
    ['with a missing loader', elf(NATIVE, '/lib/ld-none.so'), {}, /needs the loader "\/lib\/ld-none\.so"/],
    [
      'with a later glibc',
      elf(NATIVE),
      { exitCode: 1, stderr: "podman: libc.so.6: version `GLIBC_2.99' not found (required by podman)\n" },
      /its podman does not run here: .*GLIBC_2\.99.*; use a static bundle, or one for this distribution$/,
    ],
    ['that is killed', elf(NATIVE), { exitCode: 139 }, /does not run here: exit code 139$/],
  ])('%s is not used', (_, bytes, answer, problem) =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'podman'), bytes);
      const host = fakeHost({ answer: () => answer });
      const error = await thrownBy(() => testPrograms({ podman: join(directory, 'podman') }, host));
      expect(error.message).toMatch(problem);
    }),
  );
});

describe('containers.conf of a job', () => {
  test('names the programs of the bundle, and then the directories of the host', () => {
    expect(
      bundleConf({
        podman: '/j/bin/podman',
        conmon: '/j/lib/conmon',
        crun: '/j/bin/crun',
        netavark: '/j/lib/netavark',
        catatonit: '/j/lib/catatonit',
      }),
    ).toEqual({
      containers: { init_path: '/j/lib/catatonit' },
      engine: {
        conmon_path: ['/j/lib/conmon'],
        helper_binaries_dir: [
          '/j/lib',
          '/usr/local/libexec/podman',
          '/usr/local/lib/podman',
          '/usr/libexec/podman',
          '/usr/lib/podman',
        ],
        runtime: 'crun',
        runtimes: { crun: ['/j/bin/crun'] },
      },
    });
  });

  test('of a bundle without helpers leaves them to the host', () => {
    const { engine, containers } = bundleConf({ conmon: '/j/conmon' });
    expect([containers, engine]).toEqual([
      undefined,
      { conmon_path: ['/j/conmon'], helper_binaries_dir: expect.any(Array) },
    ]);
  });

  test('is merged key by key', () => {
    const merged = mergeConf([
      { engine: { runtime: 'runc', runtimes: { runc: ['/a'] }, events_logger: 'file' } },
      runtimeConf('/opt/crun'),
      JSON.parse('{"__proto__": {"x": 1}, "engine": {"events_logger": ["none"]}}'),
    ]);
    expect(merged.engine).toEqual({
      runtime: 'crun',
      runtimes: { runc: ['/a'], crun: ['/opt/crun'] },
      events_logger: ['none'],
    });
    expect(Object.hasOwn(merged, '__proto__')).toBe(true);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test.each([
    [{ CONTAINERS_CONF_OVERRIDE: '/t/podman-registry-1a2b3c4d/containers.conf' }, true],
    [{ CONTAINERS_CONF: '/t/podman-registry-1a2b3c4d/containers.conf' }, true],
    [{ CONTAINERS_CONF_OVERRIDE: '/etc/containers/containers.conf' }, false],
    [{}, false],
  ])('is recognized by its variable: %j', (variables, expected) => {
    const host = fakeHost({ variables });
    expect(hasJobPodman(host)).toBe(expected);
    expect(isOfJob('/t/podman-registry-1a2b3c4d/podman/bin/podman', host)).toBe(expected);
    expect(isOfJob('/usr/bin/podman', host)).toBe(false);
  });
});
