import { execFileSync } from 'node:child_process';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { type Attempt, CommandError } from '../../../src/platform/exec.js';
import { Podman } from '../../../src/podman/podman.js';
import { buildFromPackages } from '../../../src/registry/images/packages.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory, thrownBy } from '../fakes.js';

/** What the apt-get, dpkg-deb and ldd of these tests do. */
interface Apt {
  /** Shell, by the first word that is a verb of apt-get. */
  readonly simulate?: string;
  readonly download?: string;
  readonly update?: string;
  /** What dpkg-deb puts below `$3`; `$name` is the package. */
  readonly extract?: string;
  /** Before the real ldd. */
  readonly ldd?: string;
}

const INST = 'echo "Inst nginx (1 Debian [amd64])"; echo "Inst libnew (1 Debian [amd64])"';
const DOWNLOAD =
  'while [ "$1" != download ]; do shift; done; shift; for name; do echo $name > "$name"_1%3a2.0-1_amd64.deb; done';
const EXTRACT = `case $name in
  nginx) install -D /usr/bin/cat "$3/usr/sbin/nginx";;
  docker-registry) install -D /usr/bin/cat "$3/usr/bin/docker-registry";;
  busybox) install -D /usr/bin/cat "$3/usr/bin/busybox";;
esac`;

/** Builds in a directory of its own, with shell scripts in place of apt-get, dpkg-deb and ldd. */
async function build<T>(
  { simulate = INST, download = DOWNLOAD, update = ':', extract = EXTRACT, ldd = ':' }: Apt,
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
    const dpkg = `#!/bin/sh\nread name < "$2"\n${extract}\n`;
    await writeFile(join(bin, 'apt-get'), apt, { mode: 0o755 });
    await writeFile(join(bin, 'dpkg-deb'), dpkg, { mode: 0o755 });
    await writeFile(join(bin, 'ldd'), `#!/bin/sh\n${ldd}\nexec /usr/bin/ldd "$@"\n`, { mode: 0o755 });
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
    const listed: Record<string, string[]> = {};
    const changes: string[] = [];
    const attempt: Attempt = async (argv) => {
      const [archive = '', name = ''] = argv.slice(-2);
      listed[name] = execFileSync('tar', ['--list', '--verbose', '--file', archive], { encoding: 'utf8' })
        .trim()
        .split('\n');
      const text = execFileSync('tar', ['--extract', '--to-stdout', '--file', archive, './etc/passwd']);
      expect(text.toString()).toContain('nginx:x:101:101:');
      changes.push(...argv.filter((word) => /^(ENV|ENTRYPOINT|LABEL) /.test(word)));
      return ended;
    };
    const umask = process.umask(0o077);
    return build({}, attempt, async (done, directory, asked) => {
      await done;
      expect(Object.keys(listed).toSorted()).toEqual([
        'localhost/podman-registry-action/nginx:packages',
        'localhost/podman-registry-action/registry:packages',
      ]);
      expect(changes).toContain('ENTRYPOINT ["/usr/sbin/nginx"]');
      expect(changes).toContain('ENTRYPOINT ["/usr/bin/docker-registry"]');
      expect(changes).toContain('LABEL podman-registry.package-version=1:2.0-1');
      const nginx = (listed['localhost/podman-registry-action/nginx:packages'] ?? []).join('\n');
      expect(nginx).toContain('./usr/sbin/nginx');
      expect(nginx).not.toContain('docker-registry');
      // The pod's probes run these.
      for (const name of ['busybox', 'sh', 'wget', 'grep']) expect(nginx).toContain(`./bin/${name}`);
      expect(nginx.match(/\/libc\.so/g)).toHaveLength(1);
      expect(nginx).toMatch(/^drwxrwxrwt 0\/0 .* \.\/tmp\/$/m);
      // Whatever the umask, the user that nginx becomes reads all of it, and none of it is that user's.
      for (const line of nginx.split('\n')) expect(line).toMatch(/^(l|.r..r..r..) ?.* 0\/0 /);
      expect(await asked()).toEqual(['-q download docker-registry nginx busybox']);
      await expect(access(join(directory, 'scratch'))).rejects.toThrow('ENOENT');
    }).finally(() => process.umask(umask));
  });

  test.each<[what: string, said: string]>([
    ['a library that this host lacks', 'echo "\tlibnew.so.1 => not found"'],
    [
      'a library that is too old here',
      `echo "nginx: /lib/libc.so.6: version \\\`GLIBC_2.99' not found (required by nginx)" >&2`,
    ],
  ])('%s is downloaded, with what apt wants beside it and nothing twice', (_, said) =>
    build(
      {
        ldd: `case $1 in *nginx) [ -e "\${1%/*}/../lib/new" ] || { ${said}; exit 0; };; esac`,
        extract: `${EXTRACT}\ncase $name in libnew) install -D /usr/bin/cat "$3/usr/lib/new";; esac`,
      },
      async () => ended,
      async (done, _directory, asked) => {
        await done;
        expect(await asked()).toEqual([
          '-q download docker-registry nginx busybox',
          '-q --simulate --no-install-recommends install docker-registry nginx busybox',
          '-q download libnew',
        ]);
      },
    ),
  );

  test('where the package nginx is empty the program comes from the one that has it', () =>
    build(
      { extract: EXTRACT.replace('nginx)', 'nginx-core)') },
      async () => ended,
      async (done, _directory, asked) => {
        await done;
        expect(await asked()).toEqual([
          '-q download docker-registry nginx busybox',
          '-q download nginx-core',
        ]);
      },
    ));

  test.each<[what: string, apt: Apt]>([
    [
      'does not know the packages',
      { download: `case "$*" in *Dir::State=*) ${DOWNLOAD};; *) exit 100;; esac` },
    ],
    [
      'knows addresses of which some are gone',
      { download: `case "$*" in *Dir::State=*) ${DOWNLOAD};; *) echo nginx > nginx.deb; exit 100;; esac` },
    ],
  ])('where apt %s it is asked again with lists of our own', (_, apt) =>
    build(
      apt,
      async () => ended,
      async (done, directory, asked) => {
        await done;
        const [update = '', ...later] = (await asked()).slice(1);
        expect(update).toMatch(/ update$/);
        for (const line of [update, ...later]) expect(line).toContain(`Dir::State=${directory}/scratch/apt`);
      },
    ),
  );

  test.each<[what: string, apt: Apt, kind: typeof UserError | typeof CommandError, said: string]>([
    ['apt-get is not there', { download: 'exit 127' }, UserError, 'on Debian and Ubuntu only'],
    [
      'no list has the packages',
      { download: 'exit 100' },
      UserError,
      'apt has no package docker-registry or nginx or busybox',
    ],
    [
      'the lists cannot be had',
      { download: 'exit 100', update: 'echo "no network" >&2; exit 100' },
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

  test.each<[what: string, extract: string, said: string]>([
    ['a program', EXTRACT.replace('nginx)', 'none)'), 'package nginx-core contains no /usr/sbin/nginx'],
    ['its busybox', EXTRACT.replace('busybox)', 'none)'), 'package busybox contains no busybox'],
  ])('a package without %s is named', (_, extract, said) =>
    build(
      { extract },
      async () => ended,
      async (done) => {
        expect((await thrownBy(() => done)).message).toBe(said);
      },
    ),
  );

  test('where one image cannot be built the other one has ended before the directory is removed', () => {
    let other: boolean | undefined;
    const attempt: Attempt = async (argv) => {
      const [archive = '', name = ''] = argv.slice(-2);
      if (name.includes('/registry:')) return { exitCode: 125, stdout: '', stderr: 'no space left' };
      await new Promise((resolve) => setTimeout(resolve, 100));
      other = await access(archive).then(
        () => true,
        () => false,
      );
      return ended;
    };
    return build({}, attempt, async (done, directory) => {
      expect((await thrownBy(() => done)).message).toContain('no space left');
      expect(other).toBe(true);
      await expect(access(join(directory, 'scratch'))).rejects.toThrow('ENOENT');
    });
  });
});
