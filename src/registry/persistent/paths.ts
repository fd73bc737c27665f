import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { withLock } from '../../platform/lock.js';
import type { LeaseHolder } from '../../undo/host-lease.js';

/** Where a persistent registry of a user lies, and what all that belongs to it is called. */
export interface RegistryPaths {
  readonly name: string;
  /** `~/.local/share/podman-registry-action/NAME`: the pod's files and its data, for this user only. */
  readonly directory: string;
  /** Written last: a registry that has it is installed. */
  readonly record: string;
  /** Passwords, keys and certificates, for this user only. */
  readonly secrets: string;
  readonly ca: string;
  /** There for as long as the registry needs the host as it is. */
  readonly claim: string;
  /** A list of the directories that had to be made for its unit file, deepest first. */
  readonly made: string;
  /** Name of the pod. */
  readonly pod: string;
  readonly service: string;
}

/** @param home as passwd(5) has it: HOME may be another one in each job */
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

// Seconds. Another job may be pulling the images of this registry, or garbage be collected in it.
const LOCK_TIMEOUT = 900;

/**
 * Does work while no other process reads or changes this one registry. Makes its directory.
 * @throws UserError when another one does not let go of it
 */
export async function withRegistry<T>({ directory }: RegistryPaths, work: () => Promise<T>): Promise<T> {
  for (;;) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const before = await inode(directory);
    let begun = false;
    const done = await withLock(directory, LOCK_TIMEOUT, async () => {
      // Whoever had the lock before may have removed the directory, and with it what is locked.
      if (before === undefined || before !== (await inode(directory))) return undefined;
      begun = true;
      return { value: await work() };
    }).catch(async (thrown: unknown) => {
      // Or before there was anything to lock.
      if (!begun && before !== (await inode(directory))) return undefined;
      throw thrown;
    });
    if (done !== undefined) return done.value;
  }
}

async function inode(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.ino;
}

/** A registry, as a holder of the host's lease: by a directory that is there for as long as it is. */
export function leaseHolder({ pod, claim }: RegistryPaths): LeaseHolder {
  return { name: `${pod}-persistent`, directory: claim };
}

/**
 * Pods and containers share their names with podman: the pod `podman-registry-a-nginx` of a registry "a-nginx" would be
 * the nginx of the registry "a".
 * @param others names of the registries that this user has beside it
 * @throws UserError naming the one that is in the way
 */
export function assertDistinctName(name: string, others: readonly string[]): void {
  const other = others.find((one) => isContainerOf(name, one) || isContainerOf(one, name));
  if (other === undefined) return;
  throw new UserError(
    `input "name" is "${name}", and this user has a registry "${other}", one's pod being called as a container of the other; allowed: a name that does not differ by -registry, -nginx, -infra, -service, -watch, -recover or -mirror-… alone`,
  );
}

function isContainerOf(name: string, other: string): boolean {
  return (
    name.startsWith(`${other}-`) &&
    /^(registry|nginx|infra|service|watch|recover|mirror-.*)$/.test(name.slice(other.length + 1))
  );
}
