import { basename } from 'node:path';
import { anonymousName, PRINCIPALS_FILE, tokensConf } from '../nginx/principals.js';
import { mirrorKeys } from '../spec/mirrors.js';
import type { Access, RegistrySpec } from '../spec/registry-spec.js';
import { secretConfigs } from './mounted-files.js';

/**
 * The shell lines of the README that create the configurations of the registry and its caches. These contain secrets, so
 * they are created on the machine that runs the pod, from one file for each secret value.
 */
export function configMaterial(spec: RegistrySpec): string[] {
  const given = [...(spec.storage.kind === 's3' ? ['access-key', 'secret-key'] : []), ...mirrorKeys(spec)];
  const filled = Object.fromEntries(
    ['http-secret', ...given].map((key) => [JSON.stringify(marker(key)), yamlOf(key)]),
  );
  return [
    '(umask 077; openssl rand -hex 32 > http-secret)',
    ...given.map((key) => `read -rs -p '${key}: ' word && (umask 077; printf %s "$word" > ${key})`),
    ...Object.entries(secretConfigs(spec, marker)).flatMap(([path, text]) =>
      shellFile(basename(path), text, filled),
    ),
  ];
}

/** YAML writes it in double quotes, because it begins with a reserved character. */
function marker(key: string): string {
  return `@${key}@`;
}

/** The content of a file as a YAML string in single quotes, in which a single quote is written twice. */
function yamlOf(file: string): string {
  return `'$(sed "s/'/''/g" ${file})'`;
}

/** The shell lines of the README that create the files of the secret `access`. */
export function accessMaterial(access: Access): string[] {
  if (access.kind !== 'basic') return [];
  const { writer, reader, anonymousPull } = access;
  if (!anonymousPull) {
    return [`htpasswd -B -c htpasswd ${writer}`, ...(reader ? [`htpasswd -B htpasswd ${reader}`] : [])];
  }
  // nginx maps each login to a token for the registry, so both are generated here.
  const users: readonly (readonly [variable: string, name: string])[] = [
    ['writer', writer],
    ...(reader ? [['reader', reader] as const] : []),
    ['anonymous', anonymousName(access)],
  ];
  const principal = (variable: string) => ({ token: `@${variable}_token@`, authorization: `@${variable}@` });
  const filled = Object.fromEntries(
    users.flatMap(([variable]) =>
      [variable, `${variable}_token`].map((name) => [`@${name}@`, `$${name}`] as const),
    ),
  );
  const conf = tokensConf({
    writer: principal('writer'),
    anonymous: principal('anonymous'),
    ...(reader && { reader: principal('reader') }),
  });
  return [
    ...users.flatMap(([variable, name], index) => [
      `${variable}_password=$(openssl rand -hex 24) ${variable}_token=$(openssl rand -hex 24)`,
      `printf '%s\\n' "$${variable}_password" | htpasswd -i -B ${index === 0 ? '-c ' : ''}htpasswd ${name}`,
      `${variable}=$(printf '%s' "${name}:$${variable}_password" | base64 -w0)`,
    ]),
    ...shellFile(PRINCIPALS_FILE, conf, filled),
    ...users
      .slice(0, -1)
      .map(([variable, name]) => `printf 'the password of ${name}: %s\\n' "$${variable}_password"`),
  ];
}

/**
 * Shell lines that write a text into a file of the current directory which only its owner can read.
 * @param filled what the shell puts in the place of a part of the text, by that part: `$variable`, `$(command)`
 */
function shellFile(file: string, text: string, filled: Readonly<Record<string, string>>): string[] {
  const literal = text.trimEnd().replaceAll(/[\\$`]/g, '\\$&');
  const whole = Object.entries(filled).reduce(
    (rest, [part, words]) => rest.replaceAll(part, () => words),
    literal,
  );
  return [`(umask 077; cat > ${file} <<EOF`, whole, 'EOF', ')'];
}
