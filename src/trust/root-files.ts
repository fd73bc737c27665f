import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../host/host.js';
import { writePrivate } from '../platform/files.js';
import { missingDirectories } from '../undo/directories.js';
import type { Undo } from '../undo/journal.js';
import type { JobTraces, TrustContext } from './client.js';

/** A file that only root may write. */
interface RootFile {
  readonly path: string;
  readonly text: string;
  /** `600` for a file with a secret. */
  readonly mode: '600' | '644';
}

/**
 * Writes a file as root, and records how post restores it. The text is passed in a file of the job, never on a
 * command line.
 * @throws CommandError if a command of root fails
 */
export async function writeFileAsRoot(
  file: RootFile,
  { host, journal, directory }: TrustContext,
): Promise<void> {
  const { path, text, mode } = file;
  const source = join(directory, 'trust/placed', path);
  const copy = join(directory, 'trust/before', path);
  await writePrivate(source, text);
  const made = await missingDirectories(dirname(path));
  if (made.length > 0) await journal.record({ kind: 'remove-empty', as: 'root', paths: made });
  if (await existsForRoot(path, host)) {
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await host.asRoot(['cp', '--archive', path, copy]);
    await journal.record({ kind: 'restore', as: 'root', path, copy });
  } else {
    await journal.record({ kind: 'restore', as: 'root', path });
  }
  await host.asRoot(['install', '-D', `--mode=${mode}`, source, path]);
}

/** Whether a path exists that this user may not be able to read. */
export async function existsForRoot(path: string, host: TrustContext['host']): Promise<boolean> {
  if (await host.exists(path)) return true;
  return host.asRoot(['test', '-e', path]).then(
    () => true,
    () => false,
  );
}

/** The files of a job in a client's directory for its registry, which every user may list. */
export async function leftoverFiles(
  certs: string,
  { job, registry, isOurCa }: JobTraces,
  host: Host,
): Promise<Undo[]> {
  if (registry === undefined) return [];
  const directory = join(certs, registry);
  const names = await host.list(directory);
  const own = `${job}.crt`;
  const ca = names.includes(own) ? own : 'ca.crt';
  if (ca !== own && !isOurCa(await host.read(join(directory, ca)))) return [];
  const files = names.filter((name) => name === ca || name === 'hosts.toml');
  return [
    { kind: 'remove-empty', as: 'root', paths: [directory] },
    ...files.map((name): Undo => ({ kind: 'restore', as: 'root', path: join(directory, name) })),
  ];
}

/**
 * Writes a CA to a directory in which a client reads every `*.crt`: as ca.crt, or with the job's name if someone
 * else's ca.crt exists.
 */
export async function writeCa(certDirectory: string, context: TrustContext): Promise<string> {
  const usual = join(certDirectory, 'ca.crt');
  const path = (await existsForRoot(usual, context.host)) ? join(certDirectory, `${context.job}.crt`) : usual;
  await writeFileAsRoot({ path, text: context.ca, mode: '644' }, context);
  return path;
}
