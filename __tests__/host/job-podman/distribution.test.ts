import { expect, test } from '@jest/globals';
import { distributionOf, mirrorOf, sourcesOf } from '../../../src/host/job-podman/distribution.js';
import { fakeHost } from '../../fakes.js';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nVERSION_CODENAME=trixie\nID=debian\n';
const UBUNTU = 'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nVERSION_CODENAME=noble\nID=ubuntu\nID_LIKE=debian\n';

test.each([
  [
    "'http://deb.debian.org/debian/dists/trixie/InRelease' deb.debian.org_x 0\n",
    'http://deb.debian.org/debian',
  ],
  [
    "'http://security.debian.org/dists/trixie-security/InRelease' a 0\n'https://mirror.example/debian//dists/trixie/InRelease' b 0\n",
    'https://mirror.example/debian',
  ],
  ["'mirror+file:/etc/apt/mirrors.txt/dists/trixie/InRelease' a 0\n", 'mirror+file:/etc/apt/mirrors.txt'],
  ["'http://deb.nodesource.com/node_24.x/dists/nodistro/InRelease' a 0\n", undefined],
  ['', undefined],
])('the archive in %j', (printed, mirror) => {
  expect(mirrorOf(printed, ['trixie', 'sid'])).toBe(mirror);
});

test('Debian: sid, and experimental with it, from the mirror of the host', async () => {
  const stdout = "'http://mirror.example/debian/dists/trixie/InRelease' x 0\n";
  const host = fakeHost({ files: { '/etc/os-release': DEBIAN }, answer: () => ({ stdout }) });
  const found = await distributionOf(host);
  if (found === undefined) throw new Error('none');
  const line = (suite: string) =>
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian ${suite} main`;
  expect(sourcesOf(found, 'sid')).toEqual([line('sid')]);
  expect(sourcesOf(found, 'experimental')).toEqual([line('sid'), line('experimental')]);
});

test('Ubuntu: each suite alone, from its usual archive', async () => {
  const found = await distributionOf(fakeHost({ files: { '/etc/os-release': UBUNTU } }));
  if (found === undefined) throw new Error('none');
  expect(sourcesOf(found, 'devel')).toEqual([
    expect.stringMatching(
      /^deb \[signed-by=\/usr\/share\/keyrings\/ubuntu-archive-keyring\.gpg\] http:\/\/\S+\/ubuntu\S* devel main universe$/,
    ),
  ]);
});

test.each(['ID=fedora\n', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', ''])('none for %j', async (text) => {
  expect(await distributionOf(fakeHost({ files: { '/etc/os-release': text } }))).toBe(undefined);
});
