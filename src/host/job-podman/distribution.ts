import type { Host } from '../host.js';

/** Later releases of a distribution, which have newer versions of Podman. */
export interface Distribution {
  readonly name: 'Debian' | 'Ubuntu';
  /** The address of its archive, as sources.list(5) has it. */
  readonly mirror: string;
  readonly components: string;
  readonly keyring: string;
  /** In the order in which they are searched; an addition contains only some packages and needs the one before it. */
  readonly suites: readonly { readonly name: string; readonly isAddition: boolean }[];
}

// The last long-term release and the next one; Debian has one of each kind.
const KNOWN: readonly (Omit<Distribution, 'mirror'> & {
  readonly id: string;
  readonly mirrors: readonly string[];
})[] = [
  {
    id: 'debian',
    name: 'Debian',
    mirrors: ['http://deb.debian.org/debian'],
    components: 'main',
    keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
    suites: [
      { name: 'sid', isAddition: false },
      { name: 'experimental', isAddition: true },
    ],
  },
  {
    id: 'ubuntu',
    name: 'Ubuntu',
    mirrors: ['http://archive.ubuntu.com/ubuntu', 'http://ports.ubuntu.com/ubuntu-ports'],
    components: 'main universe',
    keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    suites: [
      { name: 'resolute', isAddition: false },
      { name: 'devel', isAddition: false },
    ],
  },
];

/** The distribution of a host; nothing if it is neither of the two, or one that is derived from them. */
export async function distributionOf(host: Host): Promise<Distribution | undefined> {
  const release = (await host.read('/etc/os-release')) ?? '';
  const id = /^ID="?([a-z]+)"?$/m.exec(release)?.[1];
  const known = KNOWN.find((one) => one.id === id);
  if (known === undefined) return undefined;
  const { mirrors, ...distribution } = known;
  const listed = await host.attempt(['apt-get', 'update', '--print-uris'], { timeout: 30 });
  const usual = mirrors[known.id === 'debian' || process.arch === 'x64' ? 0 : 1] ?? '';
  const codename = /^VERSION_CODENAME="?([a-z]+)"?$/m.exec(release)?.[1] ?? '';
  const mirror = mirrorOf(listed.stdout, [codename, ...known.suites.map(({ name }) => name)]) ?? usual;
  return { ...distribution, mirror };
}

/** The archive that a host uses for its release, from what `apt-get update --print-uris` prints. Pure. */
export function mirrorOf(uris: string, suites: readonly string[]): string | undefined {
  for (const [, mirror, suite] of uris.matchAll(/^'(\S+?)\/+dists\/([^/'\s]+)\/InRelease'/gm)) {
    if (mirror !== undefined && suite !== undefined && suites.includes(suite)) return mirror;
  }
  return undefined;
}

/** The lines of sources.list(5) for a suite. Pure. */
export function sourcesOf({ mirror, components, keyring, suites }: Distribution, suite: string): string[] {
  const at = suites.findIndex(({ name }) => name === suite);
  const base = suites[at]?.isAddition ? suites.slice(at - 1, at + 1) : suites.slice(at, at + 1);
  return base.map(({ name }) => `deb [signed-by=${keyring}] ${mirror} ${name} ${components}`);
}
