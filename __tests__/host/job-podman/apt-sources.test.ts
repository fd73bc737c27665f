import { expect, test } from '@jest/globals';
import { archiveOf, keyringOf } from '../../../src/host/job-podman/apt-sources.js';

/** What apt prints for suites of archives: the lists of their components, if there are any. */
function uris(...lists: readonly (readonly [mirror: string, suites: string, components?: string])[]): string {
  return lists
    .flatMap(([mirror, suites, components = '']) =>
      suites.split(' ').flatMap((suite) => [
        `'${mirror}/dists/${suite}/InRelease' x_InRelease 0 `,
        ...components
          .split(' ')
          .filter(Boolean)
          .map((one) => `'${mirror}/dists/${suite}/${one}/binary-amd64/Packages.xz' x_Packages 0 `),
      ]),
    )
    .join('\n');
}

const DEBIAN = /[/.]deb\.debian\.org\/debian$/;
const UBUNTU = /[/.](?:archive|security|ports)\.ubuntu\.com\/ubuntu(?:-ports)?$/;

test.each<[string, string, RegExp, string | undefined, Record<string, string>]>([
  [
    'a release alone',
    uris(['http://deb.debian.org/debian', 'trixie']),
    DEBIAN,
    'http://deb.debian.org/debian',
    {},
  ],
  [
    'security from another archive',
    uris(
      ['http://security.debian.org', 'trixie-security', 'main'],
      ['https://mirror.example/debian/', 'trixie trixie-updates trixie-backports', 'main contrib'],
    ),
    DEBIAN,
    'https://mirror.example/debian',
    {
      '-updates': 'https://mirror.example/debian',
      '-security': 'http://security.debian.org',
      '-backports': 'https://mirror.example/debian',
    },
  ],
  [
    'a host that follows stable',
    uris(
      ['http://deb.debian.org/debian', 'stable stable-updates'],
      ['http://deb.debian.org/debian-security', 'stable-security'],
    ),
    DEBIAN,
    'http://deb.debian.org/debian',
    { '-updates': 'http://deb.debian.org/debian', '-security': 'http://deb.debian.org/debian-security' },
  ],
  // The order of the files in sources.list.d.
  [
    'other publishers first, and a list of mirrors',
    uris(
      ['https://packages.microsoft.com/repos/azure-cli', 'trixie', 'main'],
      ['https://download.docker.com/linux/debian', 'trixie', 'stable'],
      ['https://ppa.launchpadcontent.net/git-core/ppa/ubuntu', 'trixie', 'main'],
      ['https://packages.microsoft.com/ubuntu/24.04/prod', 'trixie', 'main'],
      ['mirror+file:/etc/apt/apt-mirrors.txt', 'trixie trixie-updates trixie-backports', 'main universe'],
      ['http://azure.archive.ubuntu.com/ubuntu', 'trixie-security', 'main universe'],
    ),
    UBUNTU,
    'mirror+file:/etc/apt/apt-mirrors.txt',
    {
      '-updates': 'mirror+file:/etc/apt/apt-mirrors.txt',
      '-security': 'http://azure.archive.ubuntu.com/ubuntu',
      '-backports': 'mirror+file:/etc/apt/apt-mirrors.txt',
    },
  ],
  [
    'ports',
    uris(
      ['https://download.docker.com/linux/ubuntu', 'trixie', 'stable'],
      ['http://azure.ports.ubuntu.com/ubuntu-ports', 'trixie trixie-security'],
    ),
    UBUNTU,
    'http://azure.ports.ubuntu.com/ubuntu-ports',
    { '-security': 'http://azure.ports.ubuntu.com/ubuntu-ports' },
  ],
  [
    'a copy without updates next to another publisher',
    uris(
      ['https://apt.releases.hashicorp.com', 'trixie', 'main'],
      ['http://10.0.0.1/debian', 'trixie', 'main'],
    ),
    DEBIAN,
    'http://10.0.0.1/debian',
    {},
  ],
  [
    'another publisher with updates',
    uris(
      ['https://a.example/debian', 'trixie trixie-updates', 'main'],
      ['http://deb.debian.org/debian', 'trixie', 'main'],
    ),
    DEBIAN,
    'http://deb.debian.org/debian',
    {},
  ],
  ['a list of mirrors alone', uris(['mirror+file:/x', 'trixie']), DEBIAN, 'mirror+file:/x', {}],
  ['another suite', uris(['http://deb.nodesource.com/node_24.x', 'nodistro']), DEBIAN, undefined, {}],
  [
    'another publisher alone',
    uris(['https://download.docker.com/linux/debian', 'trixie', 'stable']),
    DEBIAN,
    undefined,
    {},
  ],
  ['nothing', '', DEBIAN, undefined, {}],
])('the archive of a host: %s', (_, printed, own, mirror, pockets) => {
  const found = archiveOf(printed, ['trixie', 'stable'], own);
  expect(found.mirror).toBe(mirror);
  expect(Object.fromEntries(found.pockets.map((one) => [one.pocket, one.mirror]))).toEqual(pockets);
});

const SOURCES = `Types: deb
URIs: https://other.example/debian/
Suites: trixie
Signed-By: /usr/share/keyrings/other.gpg

Types: deb
URIs: http://a.example/debian http://b.example/debian/
Suites: trixie
# Signed-By: /old
Signed-By: /etc/apt/keyrings/mirror.asc
`;
const INLINE = `Types: deb
URIs: http://a.example/debian
Signed-By:
 -----BEGIN PGP PUBLIC KEY BLOCK-----
 .
 /abc
 -----END PGP PUBLIC KEY BLOCK-----
`;

test.each<[string, string[], string, string | undefined]>([
  ['the entry with the archive', [SOURCES], 'http://b.example/debian', '/etc/apt/keyrings/mirror.asc'],
  [
    'a line',
    [
      'deb http://a.example/debian trixie main\ndeb [arch=amd64 signed-by=/k.gpg] http://b.example/debian trixie main\n',
    ],
    'http://b.example/debian',
    '/k.gpg',
  ],
  [
    'a line with two files',
    ['deb [signed-by=/k.gpg,/l.gpg] http://a.example/debian x'],
    'http://a.example/debian',
    '/k.gpg',
  ],
  [
    'a longer address',
    ['deb [signed-by=/k.gpg] http://a.example/debian-security x'],
    'http://a.example/debian',
    undefined,
  ],
  ['a comment', ['# deb [signed-by=/k.gpg] http://a.example/debian x'], 'http://a.example/debian', undefined],
  ['a key itself', [INLINE], 'http://a.example/debian', undefined],
  [
    'a fingerprint',
    ['deb [signed-by=ABCDEF] http://a.example/debian x'],
    'http://a.example/debian',
    undefined,
  ],
])('the keyring: %s', (_, texts, mirror, keyring) => {
  expect(keyringOf(texts, mirror)).toBe(keyring);
});
