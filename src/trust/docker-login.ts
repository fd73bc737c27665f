import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { homeDirectory } from '../host/facts/home.js';
import { authority } from '../oci/address.js';
import { type AuthFile, validateAuthFile } from '../oci/auth-file.js';
import { basicAuth } from '../oci/credentials.js';
import { writePrivate } from '../platform/private-file.js';
import type { Grant } from './client.js';
import { exportForJob } from './variable.js';

/**
 * The configuration of the docker command with one login more. A store of credentials that it names would be asked for
 * ours too, so our registry gets an empty helper, which means this file. Pure.
 * Source: getConfiguredCredentialStore in cli/config/configfile/file.go of Docker's command.
 */
export function withLogin(before: AuthFile, registry: string, auth: string): AuthFile {
  const asked = before.credsStore !== undefined || Object.hasOwn(before.credHelpers ?? {}, registry);
  return {
    ...before,
    auths: { ...before.auths, [registry]: { auth } },
    ...(asked ? { credHelpers: { ...before.credHelpers, [registry]: '' } } : {}),
  };
}

/**
 * Logs in the docker command, buildx, ORAS, crane and Helm, which share a file: through a directory of the job's that
 * DOCKER_CONFIG leads to. Nothing of the user's is changed, so jobs beside each other cannot take each other's logins
 * away, and a job that is killed leaves no login behind. All else that the user's directory holds (plugins, contexts,
 * builders) is linked into it.
 * @throws UserError when the file that holds logins is not valid JSON, because they would be lost
 */
export async function dockerLogin(grant: Grant): Promise<void> {
  const { address, credentials, directory, host } = grant;
  if (credentials === undefined) return;
  const users = host.variable('DOCKER_CONFIG') || join(homeDirectory(host), '.docker');
  const ours = join(directory, 'docker');
  const file = join(users, 'config.json');
  const before = validateAuthFile(file, (await host.read(file)) ?? '');
  const configuration = withLogin(before, authority(address), basicAuth(credentials));
  await writePrivate(join(ours, 'config.json'), `${JSON.stringify(configuration, null, 2)}\n`);
  for (const name of await host.list(users)) {
    if (name !== 'config.json') await symlink(join(users, name), join(ours, name));
  }
  if (before.credsStore !== undefined) {
    host.log.warning(
      `${file} names a store of credentials: the docker command finds the login for this registry all the same, but ORAS and Helm ask the store alone and need a login of their own`,
    );
  }
  await exportForJob('DOCKER_CONFIG', ours, grant);
}
