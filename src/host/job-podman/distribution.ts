import type { Host } from '../host.js';
import { archiveOf, keyringOf, readSources } from './apt-sources.js';

/** A release of a distribution, with the lists of packages that are read together. */
interface Release {
  readonly name: string;
  /** Lines of sources.list(5). apt takes the highest version of its suites. */
  readonly sources: readonly string[];
  /** Suites of which apt takes nothing unasked. They contain some packages, and need those of the release. */
  readonly additions: readonly string[];
}

/** Releases of the distribution of a host, which can have newer versions of Podman. */
export interface Distribution {
  readonly name: 'Debian' | 'Ubuntu';
  /** The newest first. */
  readonly releases: readonly Release[];
}

interface Known {
  readonly name: Distribution['name'];
  readonly archive: string;
  /** The archive for processors other than x64 and arm64, if it is another. */
  readonly ports?: string;
  /** The addresses of the distribution itself. */
  readonly own: RegExp;
  readonly components: string;
  readonly keyring: string;
  /** The release under development, and what is added to it. */
  readonly development: readonly [string, ...string[]];
  /** The last release with long support. */
  readonly stable: string;
  /** Other names of suites by which hosts follow a release. */
  readonly aliases: readonly string[];
}

const KNOWN: Readonly<Record<string, Known>> = {
  debian: {
    name: 'Debian',
    archive: 'http://deb.debian.org/debian',
    own: /[/.](?:deb|security|ftp(?:\.\w+)?)\.debian\.org\/debian(?:-security)?$/,
    components: 'main',
    keyring: '/usr/share/keyrings/debian-archive-keyring.gpg',
    development: ['sid', 'experimental'],
    stable: 'trixie',
    aliases: ['stable', 'testing', 'unstable'],
  },
  ubuntu: {
    name: 'Ubuntu',
    // Since 25.10 also for arm64.
    archive: 'http://archive.ubuntu.com/ubuntu',
    ports: 'http://ports.ubuntu.com/ubuntu-ports',
    own: /[/.](?:archive|security|ports)\.ubuntu\.com\/ubuntu(?:-ports)?$/,
    components: 'main universe',
    keyring: '/usr/share/keyrings/ubuntu-archive-keyring.gpg',
    development: ['devel'],
    stable: 'resolute',
    aliases: [],
  },
};

/** The distribution of a host; nothing if it is neither of the two, or one that is derived from them. */
export async function distributionOf(host: Host): Promise<Distribution | undefined> {
  const text = (await host.read('/etc/os-release')) ?? '';
  const known = KNOWN[/^ID="?([a-z]+)"?$/m.exec(text)?.[1] ?? ''];
  if (known === undefined) return undefined;
  const { name, development, stable } = known;
  const codename = /^VERSION_CODENAME="?([a-z]+)"?$/m.exec(text)?.[1] ?? stable;
  const { stdout } = await host.attempt(['apt-get', 'update', '--print-uris'], { timeout: 30 });
  const names = [codename, ...development, stable, ...known.aliases];
  const { mirror = usualArchive(known), pockets } = archiveOf(stdout, names, known.own);
  const line = await sourceLine(known, host);
  const updates = pockets.map(({ pocket, mirror: from }) => line(from, `${stable}${pocket}`));
  const backports = pockets.filter(({ pocket }) => pocket === '-backports');
  return {
    name,
    releases: [
      {
        name: development[0],
        sources: development.map((suite) => line(mirror, suite)),
        additions: development.slice(1),
      },
      {
        name: stable,
        sources: [line(mirror, stable), ...updates],
        additions: backports.map(({ pocket }) => `${stable}${pocket}`),
      },
    ],
  };
}

function usualArchive({ archive, ports = archive }: Known): string {
  return ['x64', 'arm64'].includes(process.arch) ? archive : ports;
}

/** Makes the lines of sources.list(5) of a host. */
async function sourceLine(
  { components, keyring }: Known,
  host: Host,
): Promise<(mirror: string, suite: string) => string> {
  const texts = await readSources(host);
  const native = (await host.attempt(['dpkg', '--print-architecture'], { timeout: 20 })).stdout.trim();
  // Without it, apt reads the lists of all architectures that the host has added.
  const only = native === '' ? '' : `arch=${native} `;
  return (mirror, suite) =>
    `deb [${only}signed-by=${keyringOf(texts, mirror) ?? keyring}] ${mirror} ${suite} ${components}`;
}
