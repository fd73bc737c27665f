import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openPackages, parseSimulation } from '../../../src/registry/images/apt.js';
import { inDirectory, thrownBy } from '../fakes.js';

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

const { PATH = '' } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});

/** With an apt-get whose system lists have nothing, and whose fresh lists are as given. */
function opened(update: number, download: number) {
  return inDirectory(async (directory) => {
    const program = `#!/bin/sh
case "$*" in
  *update) echo 'W: Failed to fetch https://packages.example'; exit ${update} ;;
  *Dir::State=*download*) exit ${download} ;;
  *) exit 100 ;;
esac
`;
    await mkdir(join(directory, 'bin'));
    await writeFile(join(directory, 'bin/apt-get'), program, { mode: 0o755 });
    process.env.PATH = `${join(directory, 'bin')}${delimiter}${PATH}`;
    return openPackages(['nginx'], join(directory, 'scratch'), join(directory, 'root'));
  });
}

test.each<[what: string, update: number, download: number, isFound: boolean]>([
  ['fresh lists', 0, 0, true],
  ['fresh lists of all sources but one', 100, 0, true],
  ['fresh lists without the package', 0, 100, false],
])('openPackages with %s', async (_, update, download, isFound) => {
  expect((await opened(update, download)) !== undefined).toBe(isFound);
});

test('openPackages without the package says what could not be read', async () => {
  expect((await thrownBy(() => opened(100, 100))).message).toContain(
    'Failed to fetch https://packages.example',
  );
});
