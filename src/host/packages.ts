import { APT_WAITS, unlessLocked } from '../platform/apt-lock.js';
import { UserError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { parseIni } from '../platform/ini.js';
import type { Host } from './host.js';
import { automatic, byHand, type Family, type Remedy } from './remedy.js';

export interface System {
  /** Nothing for an unsupported package manager. */
  readonly family: Family | undefined;
  /** `PRETTY_NAME` of os-release(5). */
  readonly name: string;
}

/** Reads the package manager and name of the system from an os-release(5) file. */
export async function readOsRelease(text: string): Promise<System> {
  const fields = (await parseIni(text)) as Record<string, string | undefined>;
  const ids = [fields.ID ?? '', ...(fields.ID_LIKE ?? '').split(/\s+/)];
  const name = fields.PRETTY_NAME ?? fields.ID ?? 'this system';
  if (ids.some((id) => id === 'debian' || id === 'ubuntu')) return { family: 'apt', name };
  if (ids.some((id) => id === 'fedora' || id === 'rhel' || id === 'centos')) return { family: 'dnf', name };
  return { family: undefined, name };
}

/** The system of a host, read once. */
export function systemOf(host: Host): Promise<System> {
  return host.shared('os-release', async () => readOsRelease((await host.read('/etc/os-release')) ?? ''));
}

/** The commands that a person types as root; a package that lacks a file is unpacked again. */
export function installCommands(family: Family, names: readonly string[]): string[][] {
  return family === 'apt'
    ? [
        ['apt-get', 'update'],
        ['apt-get', 'install', '--yes', '--reinstall', ...names],
      ]
    : [['dnf', 'install', '--assumeyes', ...names]];
}

/**
 * Installs packages and records that they stay. Complete packages are not touched or updated; a package that lacks
 * a file is unpacked again.
 * @throws UserError if there is nothing to install or no source has it; otherwise as `asRoot` of the host does
 */
export async function install(family: Family, names: readonly string[], host: Host): Promise<void> {
  const installed =
    family === 'apt' ? await installedWithDpkg(names, host) : await installedWithRpm(names, host);
  const absent = names.filter((name) => !installed.includes(name));
  const torn = await lackingFiles(family, installed, host);
  if (absent.length + torn.length === 0) {
    throw new UserError(`${names.join(', ')}: already installed and complete`);
  }
  host.log.info(`installing ${[...absent, ...torn].join(', ')} …`);
  if (family === 'apt') await installWithApt(absent, torn, host);
  else await installWithDnf(absent, torn, host);
}

async function installedWithDpkg(names: readonly string[], host: Host): Promise<string[]> {
  // The exit code is 1 if one package is unknown, but the others are still listed.
  const argv = ['dpkg-query', '--show', `--showformat=\${db:Status-Status} \${Package}\n`, ...names];
  const lines = (await host.attempt(argv, { timeout: 30 })).stdout.split('\n');
  return names.filter((name) => lines.includes(`installed ${name}`));
}

async function installedWithRpm(names: readonly string[], host: Host): Promise<string[]> {
  const argv = ['rpm', '--query', '--queryformat=%{NAME}\n', ...names];
  const lines = (await host.attempt(argv, { timeout: 30 })).stdout.split('\n');
  return names.filter((name) => lines.includes(name));
}

// Minimal images omit these on purpose.
const NOT_MISSED = /^\/usr\/share\/(?:doc|man|info|locale|lintian)\//;

/** The installed packages that lack a file. Source: dpkg(1) and rpm(8), --verify: `missing   c /path`. */
async function lackingFiles(family: Family, installed: readonly string[], host: Host): Promise<string[]> {
  const tool = family === 'apt' ? 'dpkg' : 'rpm';
  const torn: string[] = [];
  for (const name of installed) {
    const { stdout } = await host.attempt([tool, '--verify', name], { timeout: 60 });
    const missing = [...stdout.matchAll(/^missing\s+(?:[a-z]\s+)?(\/.*?)(?: \(.*\))?$/gm)].map(
      (found) => found[1] ?? '',
    );
    if (missing.some((path) => !NOT_MISSED.test(path))) torn.push(name);
  }
  return torn;
}

async function installWithApt(absent: readonly string[], torn: readonly string[], host: Host): Promise<void> {
  const options = ['-q', ...APT_WAITS, '-o', 'Dpkg::Options::=--force-confold'];
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options];
  await update(apt, host);
  // apt-get refuses all packages if one is unknown, and not every release has every package (22.04 lacks passt).
  const wanted = [...absent, ...torn];
  const { stdout } = await host.attempt(['apt-cache', 'show', '--no-all-versions', ...wanted], {
    timeout: 60,
  });
  const lines = stdout.split('\n');
  const known = wanted.filter((name) => lines.includes(`Package: ${name}`));
  if (known.length === 0) throw new UserError(`no package source of this host has ${wanted.join(', ')}`);
  await keep(
    absent.filter((name) => known.includes(name)),
    host,
  );
  const again = torn.length === 0 ? [] : ['--reinstall'];
  const how = ['--yes', '--no-install-recommends', ...again];
  const command = [...apt, 'install', ...how, ...known];
  await unlessLocked(() => host.asRoot(command, { timeout: 900 }), host.log);
}

/** Another publisher's source may be out of reach: the others, or the lists from before, may have the packages. */
async function update(apt: readonly string[], host: Host): Promise<void> {
  try {
    await unlessLocked(() => host.asRoot([...apt, 'update'], { timeout: 300 }), host.log);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    host.log.info(`apt-get could not read all package sources; trying the others: ${thrown.lastWords}`);
  }
}

async function installWithDnf(absent: readonly string[], torn: readonly string[], host: Host): Promise<void> {
  await keep(absent, host);
  if (absent.length > 0) {
    // dnf 5 has --skip-unavailable; dnf 4 only has --skip-broken, which includes it.
    const { stdout } = await host.attempt(['dnf', '--version'], { timeout: 60 });
    const skip = stdout.startsWith('dnf5') ? '--skip-unavailable' : '--skip-broken';
    const options = ['--assumeyes', '--quiet', '--setopt=install_weak_deps=False', skip];
    await host.asRoot(['dnf', 'install', ...options, ...absent], { timeout: 900 });
  }
  if (torn.length > 0) {
    await host.asRoot(['dnf', 'reinstall', '--assumeyes', '--quiet', ...torn], { timeout: 900 });
  }
}

/** Records only new packages; those unpacked again were installed before. */
async function keep(fresh: readonly string[], host: Host): Promise<void> {
  if (fresh.length === 0) return;
  await host.journal.record({ kind: 'kept', what: `installed packages: ${fresh.join(', ')}` });
}

/** The packages that provide something, by package manager. */
export type Packages = Readonly<Record<Family, readonly string[]>>;

/**
 * The remedy that installs a package. Pure.
 * @param what the object of "Install …"
 */
export function installing(what: string, packages: Packages, { family, name }: System): Remedy {
  if (family === undefined) return byHand(`Install ${what} with the package manager of ${name}.`);
  return automatic(`Install ${what}.`, { kind: 'packages', family, names: packages[family] });
}
