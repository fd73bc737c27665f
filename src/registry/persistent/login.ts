import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { authority } from '../../oci/address.js';
import { validateAuthFile } from '../../oci/auth-file.js';
import { basicAuth, type Credentials } from '../../oci/credentials.js';
import { configHome } from '../../platform/config-home.js';
import { UserError } from '../../platform/errors.js';
import { writePrivate } from '../../platform/files.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { RegistryRecord } from './record.js';

/**
 * The login of a registry for its operator.
 * @throws UserError if the registry has no such user
 */
export function loginOf(
  { name, choices: { access } }: RegistryRecord,
  { credentials, reader }: RegistrySecrets,
  isReader: boolean,
): Credentials | undefined {
  if (isReader && reader === undefined) {
    throw new UserError(`the registry "${name}" has no reader; use the command without --reader`);
  }
  if (access.kind === 'token' && credentials === undefined) {
    throw new UserError(`"${name}" takes the tokens of ${access.realm}; log in with a user of that service`);
  }
  return isReader ? reader : credentials;
}

interface LoginPlaces {
  readonly authFile: string;
  /** Of the user, for certificates of registries. */
  readonly certificates: string;
}

/**
 * Where podman, buildah and skopeo of this user look. Source: containers-auth.json(5), containers-certs.d(5).
 * @param home as these programs see it
 * @param containers the directory of the user's certs.d
 */
export function loginPlaces(
  variable: (name: string) => string | undefined,
  home: string,
  containers: string,
): LoginPlaces {
  const runtime = variable('XDG_RUNTIME_DIR');
  const config = join(configHome(variable, home), 'containers/auth.json');
  return {
    authFile: variable('REGISTRY_AUTH_FILE') || (runtime ? join(runtime, 'containers/auth.json') : config),
    certificates: join(containers, 'certs.d'),
  };
}

/**
 * Makes podman, buildah and skopeo of this user trust a registry, and logs them in. No program gets the password.
 * @param login undefined for a registry without users
 * @returns the written files
 */
export async function logIn(
  { choices }: RegistryRecord,
  { certificate }: RegistrySecrets,
  login: Credentials | undefined,
  { authFile, certificates }: LoginPlaces,
): Promise<string[]> {
  const address = authority(choices.address);
  // Podman reads every .crt file there, so the file of another program stays.
  const ca = join(certificates, address, `${choices.name}.crt`);
  await mkdir(dirname(ca), { recursive: true });
  await writePrivate(ca, certificate.ca);
  if (login === undefined) return [ca];
  const text = await readFile(authFile, 'utf8').catch(() => '');
  const old = validateAuthFile(authFile, text);
  const auths = { ...old.auths, [address]: { auth: basicAuth(login) } };
  await writePrivate(`${authFile}.new`, `${JSON.stringify({ ...old, auths }, null, 2)}\n`);
  await rename(`${authFile}.new`, authFile);
  return [ca, authFile];
}

/** Commands for a shell of another host. The password is in their input, not in their arguments. Pure. */
export function loginScript(
  { choices }: RegistryRecord,
  { certificate }: RegistrySecrets,
  login: Credentials | undefined,
): string {
  const address = authority(choices.address);
  const directory = `~/.config/containers/certs.d/${address}`;
  const trust = `mkdir -p ${directory}
cat > ${directory}/${choices.name}.crt <<'END'
${certificate.ca.trimEnd()}
END
`;
  if (login === undefined) return trust;
  // A password has no line breaks, but may be the word that ends the input.
  const end = ['END', 'END_OF_PASSWORD'].find((word) => word !== login.password);
  return `${trust}podman login --username '${login.username}' --password-stdin ${address} <<'${end}'
${login.password}
${end}
`;
}
