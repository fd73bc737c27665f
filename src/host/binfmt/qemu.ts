import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { whyFailed } from '../../platform/exec.js';
import { privateApt, unpackPackages } from '../apt-download.js';
import type { Host } from '../host.js';
import { readElf } from '../job-podman/elf.js';
import { type System, systemOf } from '../packages.js';
import type { Architecture } from './architectures.js';

// Which of them has static programs depends on the release: Debian 12 and Ubuntu 24.04 the first, later ones the second.
const PACKAGES = ['qemu-user-static', 'qemu-user'] as const;

/**
 * The QEMU programs for these architectures: those of the host, or from packages of its distribution that are unpacked and
 * not installed, because their installation registers all architectures until the package is removed.
 * @param scratch a directory for the packages
 * @throws UserError if one cannot be found
 */
export async function findQemu(
  architectures: readonly Architecture[],
  scratch: string,
  host: Host,
): Promise<ReadonlyMap<Architecture, string>> {
  const found = new Map<Architecture, string>();
  const search = async (find: (name: string) => Promise<string | undefined>) => {
    for (const one of architectures) {
      const names = found.has(one) ? [] : [`qemu-${one.qemu}-static`, `qemu-${one.qemu}`];
      for (const name of names) {
        const path = await find(name);
        if (path !== undefined && (await isStatic(path))) {
          found.set(one, path);
          break;
        }
      }
    }
  };
  await search(async (name) => host.realpath((await host.find(name)) ?? ''));
  if (found.size === architectures.length) return found;
  const missing = () => architectures.filter((one) => !found.has(one));
  const unpacked = await unpackQemu(missing(), scratch, host);
  await search((name) => host.realpath(join(unpacked, 'usr/bin', name)));
  if (missing().length > 0)
    throw unavailable(
      `the package has no static program for ${missing()
        .map(({ name }) => name)
        .join(', ')}`,
    );
  return found;
}

/** In a container there is no library of the host. */
async function isStatic(path: string): Promise<boolean> {
  const elf = await readElf(path).catch(() => undefined);
  return elf?.machine === process.arch && elf.interpreter === undefined;
}

async function unpackQemu(missing: readonly Architecture[], scratch: string, host: Host): Promise<string> {
  const system = await systemOf(host);
  if (system.family !== 'apt') throw unavailable(instead(missing, system));
  const unpacked = join(scratch, 'qemu');
  let problem: unknown;
  for (const hostLists of [true, false]) {
    try {
      const apt = await privateApt(join(scratch, 'apt'), host, { hostLists });
      // Another publisher's source may be out of reach, which does not matter if the others have QEMU.
      const unread = hostLists ? undefined : await apt.update().catch((thrown: unknown) => thrown);
      const size = (one: { readonly 'installed-size'?: string }) => Number(one['installed-size'] ?? 0);
      const [best] = (await apt.show(PACKAGES)).sort((a, b) => size(b) - size(a));
      if (best === undefined) throw unread ?? new UserError('no package source of this host has qemu-user');
      host.log.info(`downloading ${best.package} ${best.version}, without installing it …`);
      const files = await apt.download([`${best.package}=${best.version}`], join(scratch, 'packages'));
      await unpackPackages(files, unpacked, host);
      return unpacked;
    } catch (thrown) {
      // The lists of the host may be empty or old.
      problem = thrown;
    }
  }
  throw unavailable(whyFailed(problem));
}

/** What to do on another distribution. Fedora has the package; Red Hat's distributions have none, and EPEL is not known to. */
function instead(missing: readonly Architecture[], { family, name }: System): string {
  const programs = missing.map(({ qemu }) => `qemu-${qemu}-static`).join(', ');
  if (family === 'dnf' && name.startsWith('Fedora'))
    return `${programs} is not installed; run: sudo dnf install qemu-user-static`;
  const packaged = family === 'dnf' ? `, for which ${name} has no package` : '';
  const get =
    family === 'dnf' ? 'put a static one in PATH' : `install it with the package manager of ${name}`;
  return `${programs} is not installed${packaged}; ${get}, or use a runner for these platforms`;
}

function unavailable(problem: string): UserError {
  return new UserError(`input "platforms": cannot get QEMU: ${problem}`);
}
