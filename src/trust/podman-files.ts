import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { accessible } from '../platform/exists.js';
import { writePrivate } from '../registry/run/files.js';
import { basicAuth, type Credentials } from '../registry/secrets/credentials.js';
import { type Address, authority } from '../registry/spec/pod.js';
import { missingDirectories } from '../undo/directories.js';
import type { Journal } from '../undo/journal.js';

export interface Trust {
  /** The directory in which podman, buildah and skopeo find the CA of this registry. */
  readonly certDirectory: string;
}

/**
 * Makes podman, buildah and skopeo of this user trust the CA, for this one registry. Of the directories that they know
 * the one below $HOME comes first, and the first that exists for a registry is the only one that they read.
 * Source: containers-certs.d(5).
 * @param job names our file where the directory holds a ca.crt of somebody else's
 */
export async function trustCa(
  ca: string,
  address: Address,
  home: string,
  job: string,
  journal: Journal,
): Promise<Trust> {
  const certDirectory = join(home, '.config/containers/certs.d', authority(address));
  const made = await missingDirectories(certDirectory);
  const file = join(
    certDirectory,
    (await accessible(join(certDirectory, 'ca.crt'))) ? `${job}.crt` : 'ca.crt',
  );
  if (made.length > 0) await journal.record({ kind: 'remove-empty', paths: made });
  await journal.record({ kind: 'remove', path: file });
  await mkdir(certDirectory, { recursive: true });
  await writeFile(file, ca);
  return { certDirectory };
}

export interface AuthFile {
  readonly auths?: Readonly<Record<string, object>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

/**
 * Where logins that existed before may lie, the strongest first. With REGISTRY_AUTH_FILE set, podman reads that alone;
 * otherwise all the others, one after the other. Source: containers-auth.json(5).
 */
export function existingAuthFiles(variable: (name: string) => string | undefined, home: string): string[] {
  const named = variable('REGISTRY_AUTH_FILE');
  if (named) return [named];
  const runtime = variable('XDG_RUNTIME_DIR');
  const config = variable('XDG_CONFIG_HOME') || join(home, '.config');
  return [
    ...(runtime ? [join(runtime, 'containers/auth.json')] : []),
    join(config, 'containers/auth.json'),
    join(variable('DOCKER_CONFIG') || join(home, '.docker'), 'config.json'),
  ];
}

/** One auth file out of several, in which an earlier one wins, and `login` over all of them. Pure. */
export function mergeAuth(files: readonly AuthFile[], login: Readonly<Record<string, object>>): AuthFile {
  const weakestFirst = files.toReversed();
  const credHelpers = Object.assign({}, ...weakestFirst.map((file) => file.credHelpers ?? {}));
  return {
    auths: Object.assign({}, ...weakestFirst.map((file) => file.auths ?? {}), login),
    ...(Object.keys(credHelpers).length > 0 ? { credHelpers } : {}),
  };
}

/**
 * Reads auth files; one that is not there, or not for this user, holds no logins.
 * @throws UserError when a file that holds logins cannot be read as JSON, because they would be lost
 */
export async function readAuthFiles(paths: readonly string[]): Promise<AuthFile[]> {
  const files: AuthFile[] = [];
  for (const path of paths) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text !== undefined && text.trim() !== '') files.push(parseAuth(path, text));
  }
  return files;
}

/**
 * Writes the auth file of the job: the logins that existed before, and the one for this registry.
 * @param credentials nothing where the registry asks for none
 * @throws UserError when a file that holds logins cannot be read as JSON, because they would be lost
 */
export async function writeAuthFile(
  path: string,
  existing: readonly string[],
  address: Address,
  credentials: Credentials | undefined,
): Promise<void> {
  const files = await readAuthFiles(existing);
  const login = credentials ? { [authority(address)]: { auth: basicAuth(credentials) } } : {};
  await writePrivate(path, `${JSON.stringify(mergeAuth(files, login), null, 2)}\n`);
}

function parseAuth(file: string, text: string): AuthFile {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // What it holds may be secret, so it is not shown.
  }
  throw new UserError(`${file} holds logins of this job's user and is not valid JSON; mend or remove it`);
}
