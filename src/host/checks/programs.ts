import { parse } from 'ini';
import { UserError } from '../../errors.js';
import { check, type Verdict } from '../check.js';
import type { Host } from '../host.js';

type Family = 'apt' | 'dnf';

interface Need {
  readonly what: string;
  /** Any one of these will do: names are looked up in PATH, absolute paths as they are. */
  readonly anyOf: readonly string[];
  readonly packages: Readonly<Record<Family, readonly string[]>>;
}

// The directories are containers.conf's defaults of `helper_binaries_dir`; catatonit is only a Recommends of Debian's podman.
const CATATONIT = ['catatonit', '/usr/libexec/podman/catatonit', '/usr/lib/podman/catatonit'];

const NEEDS: readonly Need[] = [
  { what: 'podman', anyOf: ['podman'], packages: { apt: ['podman'], dnf: ['podman'] } },
  { what: 'newuidmap', anyOf: ['newuidmap'], packages: { apt: ['uidmap'], dnf: ['shadow-utils'] } },
  { what: 'newgidmap', anyOf: ['newgidmap'], packages: { apt: ['uidmap'], dnf: ['shadow-utils'] } },
  { what: 'catatonit', anyOf: CATATONIT, packages: { apt: ['catatonit'], dnf: ['catatonit'] } },
  {
    what: 'pasta or slirp4netns',
    anyOf: ['pasta', 'slirp4netns'],
    packages: { apt: ['passt', 'slirp4netns'], dnf: ['passt', 'slirp4netns'] },
  },
  {
    what: 'a D-Bus user session',
    anyOf: ['/usr/lib/systemd/user/dbus.socket'],
    packages: { apt: ['dbus-user-session'], dnf: ['dbus-broker', 'dbus-daemon'] },
  },
  { what: 'openssl', anyOf: ['openssl'], packages: { apt: ['openssl'], dnf: ['openssl'] } },
];

// Without recommended packages these stay behind, and a Quadlet pod on podman's default bridge needs them.
const BESIDE_PODMAN: Readonly<Record<Family, readonly string[]>> = {
  apt: ['netavark', 'aardvark-dns', 'nftables', 'crun'],
  dnf: ['netavark', 'aardvark-dns', 'nftables', 'crun'],
};

export interface ProgramFacts {
  /** The `what` of each need that is not met. */
  readonly missing: readonly string[];
  /** The path of podman, where there is one. */
  readonly podman: string | undefined;
  /** The package manager to be used, where it is one that we know. */
  readonly family: Family | undefined;
  /** `PRETTY_NAME` of os-release(5). */
  readonly system: string;
}

export const programs = check<ProgramFacts>({
  id: 'RP010',
  title: 'podman and what it needs',
  read: async (host) => {
    const met = await Promise.all(NEEDS.map((need) => findAny(need, host)));
    const { family, system } = readOsRelease((await host.read('/etc/os-release')) ?? '');
    return {
      missing: NEEDS.filter((_, index) => met[index] === undefined).map((need) => need.what),
      podman: met[0],
      family,
      system,
    };
  },
  judge: judgePrograms,
  mend: async (facts, host) => {
    const { family } = facts;
    if (family === undefined) throw new UserError(`${facts.system} has neither apt nor dnf`);
    const wanted = packagesFor(facts.missing, family);
    host.log.info(`installing ${wanted.join(', ')} …`);
    if (family === 'apt') await installWithApt(wanted, host);
    else await installWithDnf(wanted, host);
  },
});

export function judgePrograms({ missing, podman, family, system }: ProgramFacts): Verdict {
  if (missing.length === 0) return { fit: true, found: `${podman} on ${system}, with all that it needs` };
  const install = family && `sudo ${installCommand(family)} ${packagesFor(missing, family).join(' ')}`;
  return {
    fit: false,
    severity: 'error',
    found: `missing on ${system}: ${missing.join(', ')}`,
    remedy: install ?? `Install ${missing.join(', ')} with the package manager of ${system}.`,
  };
}

/** Package manager and name of the system, out of an os-release(5) file. */
export function readOsRelease(text: string): { family: Family | undefined; system: string } {
  const fields = parse(text) as Record<string, string | undefined>;
  const ids = [fields.ID ?? '', ...(fields.ID_LIKE ?? '').split(/\s+/)];
  const system = fields.PRETTY_NAME ?? fields.ID ?? 'this system';
  if (ids.some((id) => id === 'debian' || id === 'ubuntu')) return { family: 'apt', system };
  if (ids.some((id) => id === 'fedora' || id === 'rhel' || id === 'centos')) return { family: 'dnf', system };
  return { family: undefined, system };
}

function installCommand(family: Family): string {
  return family === 'apt' ? 'apt-get install --yes' : 'dnf install --assumeyes';
}

function packagesFor(missing: readonly string[], family: Family): string[] {
  const needed = NEEDS.filter((need) => missing.includes(need.what)).flatMap((need) => need.packages[family]);
  return [...new Set([...needed, ...(missing.includes('podman') ? BESIDE_PODMAN[family] : [])])];
}

async function findAny(need: Need, host: Host): Promise<string | undefined> {
  for (const candidate of need.anyOf) {
    if (candidate.startsWith('/') ? await host.exists(candidate) : await host.find(candidate)) {
      return (await host.find(candidate)) ?? candidate;
    }
  }
  return undefined;
}

async function installWithApt(wanted: readonly string[], host: Host): Promise<void> {
  // A runner that updates itself may hold dpkg's lock for a while.
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confold'];
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options];
  await host.asRoot([...apt, 'update'], { timeout: 300 });
  // Not every release has every package (22.04 lacks passt), and apt-get refuses all when one is unknown.
  const { stdout } = await host.attempt(['apt-cache', 'show', '--no-all-versions', ...wanted], {
    timeout: 60,
  });
  const known = wanted.filter((name) => stdout.split('\n').includes(`Package: ${name}`));
  await host.journal.record({ kind: 'kept', what: `installed packages: ${known.join(', ')}` });
  await host.asRoot([...apt, 'install', '--yes', '--no-install-recommends', ...known], { timeout: 900 });
}

async function installWithDnf(wanted: readonly string[], host: Host): Promise<void> {
  await host.journal.record({ kind: 'kept', what: `installed packages: ${wanted.join(', ')}` });
  // What dnf 5 calls --skip-unavailable is part of --skip-broken in dnf 4, which refuses the other word.
  const { stdout } = await host.attempt(['dnf', '--version'], { timeout: 60 });
  const skip = stdout.startsWith('dnf5') ? '--skip-unavailable' : '--skip-broken';
  const options = ['--assumeyes', '--quiet', '--setopt=install_weak_deps=False', skip];
  await host.asRoot(['dnf', 'install', ...options, ...wanted], { timeout: 900 });
}
