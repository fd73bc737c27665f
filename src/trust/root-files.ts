import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../host/host.js';
import { writePrivate } from '../platform/private-file.js';
import { missingDirectories } from '../undo/directories.js';
import type { Undo } from '../undo/journal.js';
import type { JobTraces, TrustContext } from './client.js';

/** A file that only root may write. */
interface RootFile {
  readonly path: string;
  readonly text: string;
  /** `600` for what holds a secret. */
  readonly mode: '600' | '644';
}

/**
 * Puts a file where only root may write, so that post makes it again what it was. The text goes through a file of the
 * job's, never through a command line.
 * @throws CommandError where root cannot do it
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

/** Is there anything at a path that may be closed to this user? */
export async function existsForRoot(path: string, host: TrustContext['host']): Promise<boolean> {
  if (await host.exists(path)) return true;
  return host.asRoot(['test', '-e', path]).then(
    () => true,
    () => false,
  );
}

/** What a job placed in its registry's directory of a client, whose files everybody may list and whose CA all may read. */
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
 * A CA in a directory in which a client reads every `*.crt`: under its usual name, or under the job's where that is
 * somebody else's.
 */
export async function writeCa(certDirectory: string, context: TrustContext): Promise<string> {
  const usual = join(certDirectory, 'ca.crt');
  const path = (await existsForRoot(usual, context.host)) ? join(certDirectory, `${context.job}.crt`) : usual;
  await writeFileAsRoot({ path, text: context.ca, mode: '644' }, context);
  return path;
}
