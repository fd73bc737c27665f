import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { userRegistriesDirectory } from '../host/facts/config-search.js';
import { type Address, authority } from '../oci/address.js';
import { mergeAuth, readAuthFiles } from '../oci/auth-file.js';
import { basicAuth, type Credentials } from '../oci/credentials.js';
import { pathExists, writePrivate } from '../platform/files.js';
import { missingDirectories } from '../undo/directories.js';
import type { Journal, Undo } from '../undo/journal.js';
import type { TrustClient } from './client.js';

/** Podman, Buildah and Skopeo of this user. They use the login in the job's auth file. */
export const podman: TrustClient = {
  target: 'podman',
  title: undefined,
  auto: true,
  prepare:
    async (host) =>
    async ({ ca, address, job, journal }) =>
      trustCa(ca, address, await userRegistriesDirectory(host), job, journal),
  leftovers: async ({ job, registry, isOurCa }, host) => {
    const certs = `${await userRegistriesDirectory(host)}/certs.d`;
    const steps: Undo[] = [];
    for (const name of await host.list(certs)) {
      const directory = `${certs}/${name}`;
      const own = `${directory}/${job}.crt`;
      const usual = `${directory}/ca.crt`;
      // A file has the job's name if someone else's ca.crt exists.
      if (await host.exists(own)) steps.push(...removal(own));
      else if (name === registry && isOurCa(await host.read(usual))) steps.push(...removal(usual));
    }
    return steps;
  },
};

function removal(file: string): Undo[] {
  const directory = dirname(file);
  return [
    { kind: 'remove-empty', paths: [directory, dirname(directory)] },
    { kind: 'remove', path: file },
  ];
}

/**
 * Makes podman, buildah and skopeo of this user trust the CA for this registry. They read only the first existing
 * directory of a registry, and the user's comes first.
 * Source: containers-certs.d(5).
 * @param containers the directory of the user's certs.d
 * @param job names our file if the directory has a ca.crt of someone else
 * @returns the directory of the file
 */
export async function trustCa(
  ca: string,
  address: Address,
  containers: string,
  job: string,
  journal: Journal,
): Promise<{ readonly certDirectory: string }> {
  const certDirectory = join(containers, 'certs.d', authority(address));
  const made = await missingDirectories(certDirectory);
  const file = join(
    certDirectory,
    (await pathExists(join(certDirectory, 'ca.crt'))) ? `${job}.crt` : 'ca.crt',
  );
  if (made.length > 0) await journal.record({ kind: 'remove-empty', paths: made });
  await journal.record({ kind: 'remove', path: file });
  await mkdir(certDirectory, { recursive: true });
  await writeFile(file, ca);
  return { certDirectory };
}

/**
 * Writes the auth file of the job with the existing logins and the one for this registry.
 * @param credentials nothing if the registry needs no login
 * @throws UserError if a file with logins is not valid JSON, because they would be lost
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
