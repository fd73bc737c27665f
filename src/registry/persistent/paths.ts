import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { withLock } from '../../platform/lock.js';
import type { LeaseHolder } from '../../undo/host-lease.js';

/** The paths and names of a persistent registry. */
export interface RegistryPaths {
  readonly name: string;
  /** `~/.local/share/podman-registry-action/NAME`: the pod's files and its data, for this user only. */
  readonly directory: string;
  /** Written last: a registry with this file is installed. */
  readonly record: string;
  /** Passwords, keys and certificates, for this user only. */
  readonly secrets: string;
  readonly ca: string;
  /** Exists while the registry needs the host changes. */
  readonly claim: string;
  /** Lists the directories that were created for its unit file, deepest first. */
  readonly made: string;
  /** Name of the pod. */
  readonly pod: string;
  readonly service: string;
}

/** @param home from passwd(5), because HOME may differ between jobs */
export function registryPaths(home: string, name: string): RegistryPaths {
  const directory = join(allRegistries(home), name);
  const pod = `podman-registry-${name}`;
  return {
    name,
    directory,
    record: join(directory, 'record.json'),
    secrets: join(directory, 'secrets.json'),
    ca: join(directory, 'ca.crt'),
    claim: join(directory, 'claim'),
    made: join(directory, 'made.json'),
    pod,
    service: `${pod}.service`,
  };
}

function allRegistries(home: string): string {
  return join(home, '.local/share/podman-registry-action');
}

/** The paths of all registries of a user, installed or not, by name. */
export async function allRegistryPaths(home: string): Promise<RegistryPaths[]> {
  const entries = await readdir(allRegistries(home), { withFileTypes: true }).catch(missingIsNone);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => registryPaths(home, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function missingIsNone(thrown: NodeJS.ErrnoException): [] {
  if (thrown.code === 'ENOENT') return [];
  throw thrown;
}

// Seconds. Another job may be pulling images, or garbage collection may be running.
const LOCK_TIMEOUT = 900;

/**
 * Runs work while no other process reads or changes this registry. Creates its directory.
 * @throws UserError if another process keeps the lock
 */
export async function withRegistry<T>(
  { directory }: RegistryPaths,
  work: () => Promise<T>,
  lock: typeof withLock = withLock,
): Promise<T> {
  for (;;) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const before = await inode(directory);
    let begun = false;
    const done = await lock(directory, LOCK_TIMEOUT, async () => {
      // The previous holder of the lock may have removed the directory with the lock file.
      if (before === undefined || before !== (await inode(directory))) return undefined;
      begun = true;
      return { value: await work() };
    }).catch(async (thrown: unknown) => {
      // Or removed it before it was locked. A new directory may have the inode of the old one, so flock(1) decides.
      const isGone = thrown instanceof Error && /No such file or directory/.test(thrown.message);
      if (!begun && (isGone || before !== (await inode(directory)))) return undefined;
      throw thrown;
    });
    if (done !== undefined) return done.value;
  }
}

async function inode(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.ino;
}

/** A registry as a holder of the host's lease, by a directory that exists while the registry does. */
export function leaseHolder({ pod, claim }: RegistryPaths): LeaseHolder {
  return { name: `${pod}-persistent`, directory: claim };
}

/**
 * Pods and containers share one namespace of names in podman: the pod `podman-registry-a-nginx` of a registry "a-nginx"
 * would have the name of the nginx container of the registry "a".
 * @param others names of this user's other registries
 * @throws UserError naming the conflicting registry
 */
export function assertDistinctName(name: string, others: readonly string[]): void {
  const other = others.find((one) => isContainerOf(name, one) || isContainerOf(one, name));
  if (other === undefined) return;
  throw new UserError(
    `input "name" is "${name}", but this user has a registry "${other}", and the names of their pods and containers conflict; use a name that does not differ only by -registry, -nginx, -infra, -service, -watch, -recover or -mirror-…`,
  );
}

function isContainerOf(name: string, other: string): boolean {
  return (
    name.startsWith(`${other}-`) &&
    /^(registry|nginx|infra|service|watch|recover|mirror-.*)$/.test(name.slice(other.length + 1))
  );
}
