import { expect, test } from '@jest/globals';
import { distributionOf } from '../../../src/host/job-podman/distribution.js';
import { fakeHost } from '../../fakes.js';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nVERSION_CODENAME=trixie\nID=debian\n';
const UBUNTU = 'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nVERSION_CODENAME=noble\nID=ubuntu\nID_LIKE=debian\n';

function host(release: string, uris: string, native = '', files: Record<string, string> = {}) {
  return fakeHost({
    files: { '/etc/os-release': release, ...files },
    answer: (argv) => ({ stdout: argv[0] === 'dpkg' ? native : uris }),
  });
}

async function releasesOf(from: ReturnType<typeof host>) {
  const found = await distributionOf(from);
  return found?.releases.map(({ name, sources, additions }) => ({ name, sources, additions }));
}

test('Debian: sid with experimental, and the last release, from the mirror of the host', async () => {
  const line = (suite: string) =>
    `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://mirror.example/debian ${suite} main`;
  expect(
    await releasesOf(host(DEBIAN, "'http://mirror.example/debian/dists/trixie/InRelease' x 0\n")),
  ).toEqual([
    { name: 'sid', sources: [line('sid'), line('experimental')], additions: ['experimental'] },
    { name: 'trixie', sources: [line('trixie')], additions: [] },
  ]);
});

test('the updates of the last release are from where the host has those of its own', async () => {
  const uris = [
    "'http://azure.archive.ubuntu.com/ubuntu/dists/noble/InRelease' x 0",
    "'http://azure.archive.ubuntu.com/ubuntu/dists/noble-updates/InRelease' x 0",
    "'http://azure.archive.ubuntu.com/ubuntu/dists/noble-backports/InRelease' x 0",
    "'http://security.ubuntu.com/ubuntu/dists/noble-security/InRelease' x 0",
    "'https://esm.ubuntu.com/apps/ubuntu/dists/noble-apps-updates/InRelease' x 0",
  ].join('\n');
  const signed = '[arch=amd64 signed-by=/usr/share/keyrings/ubuntu-archive-keyring.gpg]';
  const from = 'http://azure.archive.ubuntu.com/ubuntu';
  expect(await releasesOf(host(UBUNTU, uris, 'amd64\n'))).toEqual([
    { name: 'devel', sources: [`deb ${signed} ${from} devel main universe`], additions: [] },
    {
      name: 'resolute',
      sources: [
        `deb ${signed} ${from} resolute main universe`,
        `deb ${signed} ${from} resolute-updates main universe`,
        `deb ${signed} http://security.ubuntu.com/ubuntu resolute-security main universe`,
        `deb ${signed} ${from} resolute-backports main universe`,
      ],
      additions: ['resolute-backports'],
    },
  ]);
});

test('ports and its keys, as the host has them', async () => {
  const sources = 'URIs: http://ports.example/ubuntu-ports/\nSigned-By: /etc/apt/keyrings/copy.gpg\n';
  const uris = "'http://ports.example/ubuntu-ports/dists/noble/InRelease' x 0";
  const found = await releasesOf(
    host(UBUNTU, uris, 'arm64\n', { '/etc/apt/sources.list.d/ubuntu.sources': sources }),
  );
  expect(found?.[0]?.sources).toEqual([
    'deb [arch=arm64 signed-by=/etc/apt/keyrings/copy.gpg] http://ports.example/ubuntu-ports devel main universe',
  ]);
});

test('without a source the usual archive', async () => {
  expect((await releasesOf(host(UBUNTU, '')))?.[1]?.sources).toEqual([
    expect.stringMatching(/ http:\/\/\S+\.ubuntu\.com\/ubuntu\S* resolute main universe$/),
  ]);
});

test.each(['ID=fedora\n', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', ''])('none for %j', async (text) => {
  expect(await distributionOf(fakeHost({ files: { '/etc/os-release': text } }))).toBe(undefined);
});
