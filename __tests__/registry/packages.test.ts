import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { type Attempt, CommandError } from '../../src/exec/run.js';
import { Podman } from '../../src/podman/podman.js';
import { buildFromPackages, parseSimulation } from '../../src/registry/packages.js';
import { recordingLog } from '../fakes.js';
import { inDirectory, thrownBy } from './fakes.js';

test.each<[what: string, output: string, packages: readonly string[]]>([
  [
    'the new ones',
    `Reading package lists...
Building dependency tree...
The following NEW packages will be installed:
  docker-registry nginx nginx-common
0 upgraded, 3 newly installed, 0 to remove and 0 not upgraded.
Inst docker-registry (2.8.2+ds1-1+b2 Debian:13/stable [amd64])
Inst nginx-common (1.26.3-3 Debian:13/stable [all])
Inst nginx (1.26.3-3 Debian:13/stable [amd64])
Conf docker-registry (2.8.2+ds1-1+b2 Debian:13/stable [amd64])
Conf nginx-common (1.26.3-3 Debian:13/stable [all])
`,
    ['docker-registry', 'nginx-common', 'nginx'],
  ],
  [
    'one that would be upgraded',
    'Inst libc6 [2.36-9] (2.36-9+deb12u4 Debian:12.4/oldstable [amd64])\n',
    ['libc6'],
  ],
  ['one of another architecture', 'Inst libc6:i386 (2.36-9 Debian:12/oldstable [i386])\n', ['libc6:i386']],
  ['the word in the middle of a line', 'N: Inst nginx (1 Debian [amd64])\n', []],
  ['a removal is none', 'Remv apache2 [2.4]\nConf nginx (1 Debian [amd64])\n', []],
  ['all there already', '0 upgraded, 0 newly installed, 0 to remove and 4 not upgraded.\n', []],
  ['nothing', '', []],
])('parseSimulation: %s', (_, output, packages) => {
  expect(parseSimulation(output)).toEqual(packages);
});

/** What the apt-get and dpkg-deb of these tests do. */
interface Apt {
  /** Shell, by the first word that is a verb of apt-get. */
  readonly simulate?: string;
  readonly download?: string;
  readonly update?: string;
}

const INST = 'echo "Inst nginx-common (1 Debian [all])"';
const DOWNLOAD =
  'for name; do case "$name" in nginx*|docker-registry|busybox-static) touch "$name.deb";; esac; done';

/** Builds in a directory of its own, with shell scripts in place of apt-get and dpkg-deb. */
async function build<T>(
  { simulate = INST, download = DOWNLOAD, update = ':' }: Apt,
  attempt: Attempt,
  work: (done: Promise<void>, directory: string, asked: () => Promise<string[]>) => Promise<T>,
): Promise<T> {
  return inDirectory(async (directory) => {
    const [bin, asked] = [join(directory, 'bin'), join(directory, 'asked')];
    await mkdir(bin);
    await writeFile(asked, '');
    const apt = `#!/bin/sh
echo "$*" >> ${asked}
case "$*" in *--simulate*) ${simulate};; *" download "*) ${download};; *" update") ${update};; esac
`;
    const dpkg =
      '#!/bin/sh\nfor name in sbin/nginx bin/docker-registry bin/busybox; do install -D /usr/bin/cat "$3/usr/$name"; done\n';
    await writeFile(join(bin, 'apt-get'), apt, { mode: 0o755 });
    await writeFile(join(bin, 'dpkg-deb'), dpkg, { mode: 0o755 });
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    try {
      const done = buildFromPackages(
        ['registry', 'nginx'],
        join(directory, 'scratch'),
        new Podman(attempt),
        recordingLog(),
      );
      // It may fail before the test waits for it.
      done.catch(() => undefined);
      return await work(done, directory, async () => (await readFile(asked, 'utf8')).trim().split('\n'));
    } finally {
      process.env.PATH = path;
    }
  });
}

const ended = { exitCode: 0, stdout: `${'a'.repeat(64)}\n`, stderr: '' };

describe('buildFromPackages', () => {
  test('gives each image its program with the libraries, and a user for nginx', () => {
    const built: Record<string, string[]> = {};
    const attempt: Attempt = async (argv) => {
      const context = argv.at(-1) ?? '';
      built[argv[argv.indexOf('--tag') + 1] ?? ''] = await readdir(join(context, 'root'), {
        recursive: true,
      });
      const file = await readFile(join(context, 'Containerfile'), 'utf8');
      expect(file).toMatch(/^FROM scratch\n/);
      expect(file).toMatch(/\nENTRYPOINT \["\/usr\/s?bin\/(nginx|docker-registry)"\]\n$/);
      expect(await readFile(join(context, 'root/etc/passwd'), 'utf8')).toContain('nginx:x:101:101:');
      expect((await stat(join(context, 'root/tmp'))).mode & 0o7777).toBe(0o1777);
      return ended;
    };
    return build({}, attempt, async (done, directory, asked) => {
      await done;
      expect(Object.keys(built).toSorted()).toEqual([
        'localhost/podman-registry-action/nginx:packages',
        'localhost/podman-registry-action/registry:packages',
      ]);
      const nginx = built['localhost/podman-registry-action/nginx:packages'] ?? [];
      expect(nginx).toContain('usr/sbin/nginx');
      expect(nginx).not.toContain('usr/bin/docker-registry');
      // The pod's probes run these.
      for (const name of ['busybox', 'sh', 'wget', 'grep']) expect(nginx).toContain(`bin/${name}`);
      expect(nginx.some((path) => /\/libc\./.test(path))).toBe(true);
      expect(await asked()).toEqual([
        '-q --simulate --no-install-recommends install docker-registry nginx busybox-static',
        '-q download docker-registry nginx busybox-static nginx-common',
      ]);
      await expect(access(join(directory, 'scratch'))).rejects.toThrow('ENOENT');
    });
  });

  test.each<[what: string, apt: Apt]>([
    ['does not know the packages', { simulate: `case "$*" in *Dir::State=*) ${INST};; *) exit 100;; esac` }],
    [
      'knows addresses that are gone',
      { download: `case "$*" in *Dir::State=*) ${DOWNLOAD};; *) exit 100;; esac` },
    ],
  ])('where apt %s it is asked again with lists of our own', (_, apt) =>
    build(
      apt,
      async () => ended,
      async (done, directory, asked) => {
        await done;
        const [update = '', ...later] = (await asked()).slice(-3);
        expect(update).toMatch(/ update$/);
        for (const line of [update, ...later]) expect(line).toContain(`Dir::State=${directory}/scratch/apt`);
      },
    ),
  );

  test.each<[what: string, apt: Apt, kind: typeof UserError | typeof CommandError, said: string]>([
    ['apt-get is not there', { simulate: 'exit 127' }, UserError, 'on Debian and Ubuntu only'],
    [
      'no list has the packages',
      { simulate: 'exit 100' },
      UserError,
      'apt has no package docker-registry or nginx or busybox-static',
    ],
    [
      'the lists cannot be had',
      { simulate: 'exit 100', update: 'echo "no network" >&2; exit 100' },
      CommandError,
      'no network',
    ],
  ])('where %s an error says so, and nothing is left', (_, apt, kind, said) =>
    build(
      apt,
      async () => ended,
      async (done, directory) => {
        const error = await thrownBy(() => done);
        expect(error).toBeInstanceOf(kind);
        expect(error.message).toContain(said);
        await expect(access(join(directory, 'scratch'))).rejects.toThrow('ENOENT');
      },
    ),
  );

  test('where one image cannot be built the other one has ended before the directory is removed', () => {
    let other: string | undefined;
    const attempt: Attempt = async (argv) => {
      const context = argv.at(-1) ?? '';
      if (context.endsWith('/registry')) return { exitCode: 125, stdout: '', stderr: 'no space left' };
      await new Promise((resolve) => setTimeout(resolve, 100));
      other = await readFile(join(context, 'Containerfile'), 'utf8').catch(() => 'gone');
      return ended;
    };
    return build({}, attempt, async (done, directory) => {
      expect((await thrownBy(() => done)).message).toContain('no space left');
      expect(other).toContain('FROM scratch');
      await expect(access(join(directory, 'scratch'))).rejects.toThrow('ENOENT');
    });
  });
});
