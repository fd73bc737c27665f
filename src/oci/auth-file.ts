import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configHome } from '../platform/config-home.js';
import { UserError } from '../platform/errors.js';

/** The login for a registry. */
export interface Login {
  /** `user:password` in Base64. */
  readonly basic: string | undefined;
  /** Exchanged for access tokens instead of a password. */
  readonly identityToken?: string | undefined;
}

export interface Logins {
  /** @param repository as in `REGISTRY/REPOSITORY` */
  of(registry: string, repository: string): Login | undefined;
  /** The credential helper of a registry in an auth file. It is not called. */
  helperOf(registry: string): string | undefined;
}

/** Source: containers-auth.json(5). */
export interface AuthFile {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  /** For the docker command: the helper for all registries. */
  readonly credsStore?: string;
}

/**
 * A login can be for a repository, for a namespace or for a registry; the most specific one applies.
 * Source: containers-auth.json(5); Docker writes Docker Hub's as https://index.docker.io/v1/.
 */
export function loginsOf({ auths = {}, credHelpers = {} }: AuthFile): Logins {
  const byName = new Map(Object.entries(auths).map(([key, login]) => [plainKey(key), login]));
  return {
    of: (registry, repository) => {
      const parts = [registry, ...repository.split('/')];
      for (let length = parts.length; length > 0; length--) {
        const login = byName.get(parts.slice(0, length).join('/'));
        if (login?.auth || login?.identitytoken) {
          return { basic: login.auth, identityToken: login.identitytoken };
        }
      }
      return undefined;
    },
    helperOf: (registry) => credHelpers[registry],
  };
}

function plainKey(key: string): string {
  if (/^(https:\/\/)?index\.docker\.io(\/v\d)?\/?$/.test(key)) return 'docker.io';
  // Docker's old keys have a scheme and a path; podman's keys have neither.
  return key.startsWith('https://') || key.startsWith('http://') ? new URL(key).host : key.replace(/\/$/, '');
}

/**
 * The files with existing logins, in order of precedence. With REGISTRY_AUTH_FILE, podman reads only that file.
 * Source: containers-auth.json(5).
 */
export function existingAuthFiles(variable: (name: string) => string | undefined, home: string): string[] {
  const named = variable('REGISTRY_AUTH_FILE');
  if (named) return [named];
  const runtime = variable('XDG_RUNTIME_DIR');
  const config = configHome(variable, home);
  return [
    ...(runtime ? [join(runtime, 'containers/auth.json')] : []),
    join(config, 'containers/auth.json'),
    join(variable('DOCKER_CONFIG') || join(home, '.docker'), 'config.json'),
  ];
}

/**
 * Reads auth files; a missing or unreadable one has no logins.
 * @throws UserError if a file with logins is not valid JSON, because they would be lost
 */
export async function readAuthFiles(paths: readonly string[]): Promise<AuthFile[]> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => '')));
  return texts.map((text, index) => validateAuthFile(paths[index] ?? '', text));
}

/** The logins of auth files, of which earlier ones take precedence. @throws UserError as {@link readAuthFiles} */
export async function readLogins(paths: readonly string[]): Promise<Logins> {
  return loginsOf(mergeAuth(await readAuthFiles(paths)));
}

/**
 * The content of an auth file, including other keys. An empty text has no logins.
 * @throws UserError for invalid JSON, without its content, which may be secret
 */
export function validateAuthFile(path: string, text: string): AuthFile {
  const parsed = parseAuthFile(text);
  if (parsed !== undefined) return parsed;
  throw new UserError(`${path}, which contains logins of this user, is not valid JSON; fix or remove it`);
}

/** @returns nothing for a text that is not an auth file */
export function parseAuthFile(text: string): AuthFile | undefined {
  if (text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Merges auth files: earlier ones take precedence, and `login` over all of them. Pure. */
export function mergeAuth(files: readonly AuthFile[], login: AuthFile['auths'] = {}): AuthFile {
  const weakestFirst = files.toReversed();
  const credHelpers = Object.assign({}, ...weakestFirst.map((file) => file.credHelpers ?? {}));
  return {
    auths: Object.assign({}, ...weakestFirst.map((file) => file.auths ?? {}), login),
    ...(Object.keys(credHelpers).length > 0 ? { credHelpers } : {}),
  };
}
