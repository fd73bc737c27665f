import { CALLERS_FILE, callersConf, pullerName } from '../nginx/principals.js';
import type { Access } from '../spec/registry-spec.js';
import { shellFile } from './shell-file.js';

/** The shell lines that make the files of the secret `access`, for the README beside the artifacts. */
export function accessMaterial(access: Access): string[] {
  if (access.kind !== 'basic') return [];
  const { writer, reader, anonymousPull } = access;
  if (!anonymousPull) {
    return [`htpasswd -B -c htpasswd ${writer}`, ...(reader ? [`htpasswd -B htpasswd ${reader}`] : [])];
  }
  // nginx tells the registry of them by their passwords, so these are made here.
  const users: readonly (readonly [variable: string, name: string])[] = [
    ['writer', writer],
    ...(reader ? [['reader', reader] as const] : []),
    ['puller', pullerName(access)],
  ];
  const caller = (variable: string) => ({ token: `@${variable}_token@`, authorization: `@${variable}@` });
  const filled = Object.fromEntries(
    users.flatMap(([variable]) =>
      [variable, `${variable}_token`].map((name) => [`@${name}@`, `$${name}`] as const),
    ),
  );
  const conf = callersConf({
    writer: caller('writer'),
    puller: caller('puller'),
    ...(reader && { reader: caller('reader') }),
  });
  return [
    ...users.flatMap(([variable, name], index) => [
      `${variable}_password=$(openssl rand -hex 24) ${variable}_token=$(openssl rand -hex 24)`,
      `printf '%s\\n' "$${variable}_password" | htpasswd -i -B ${index === 0 ? '-c ' : ''}htpasswd ${name}`,
      `${variable}=$(printf '%s' "${name}:$${variable}_password" | base64 -w0)`,
    ]),
    ...shellFile(CALLERS_FILE, conf, filled),
    ...users
      .slice(0, -1)
      .map(([variable, name]) => `printf 'the password of ${name}: %s\\n' "$${variable}_password"`),
  ];
}

/** Options for curl with which the registry answers 200, in front of its address; none where it wants a token. */
export function curlLogin(access: Access): string {
  return access.kind === 'basic' ? `-u ${access.writer} ` : '';
}
