import type { Access } from '../spec/registry-spec.js';
import { map } from './blocks.js';

/** In the secret `access`: maps that hold tokens and passwords, which nginx alone reads. */
export const CALLERS_FILE = 'callers.conf';

type Basic = Extract<Access, { readonly kind: 'basic' }>;

/** Somebody whom nginx knows by a token of its own. */
export interface Caller {
  /** In hexadecimal, because nginx looks keys up without regard to case. */
  readonly token: string;
  /** What follows `Basic ` in the header of a request. */
  readonly authorization: string;
}

export interface Callers {
  readonly writer: Caller;
  readonly reader?: Caller | undefined;
  /** Pulls for those who have no login. */
  readonly puller: Caller;
}

/** The text of `CALLERS_FILE`: who is meant by a token, how the registry is told of them, and what token each is given. */
export function callersConf({ writer, reader, puller }: Callers): string {
  const known: (readonly [name: string, caller: Caller])[] = [
    ['puller', puller],
    ...(reader ? [['reader', reader] as const] : []),
    ['writer', writer],
  ];
  const basic = ({ authorization }: Caller) => `"Basic ${authorization}"`;
  return [
    map('$http_authorization', '$caller', [
      ['default', 'stranger'],
      ["''", 'nobody'],
      ['"~*^Basic "', 'somebody'],
      ...known.map(([name, { token }]) => [`"Bearer ${token}"`, name] as const),
    ]),
    map('$caller', '$registry_authorization', [
      ['default', '$http_authorization'],
      ['nobody', basic(puller)],
      ...known.map(([name, caller]) => [name, basic(caller)] as const),
    ]),
    issuedTokens(
      known.map(([name, { token }]) => [name, token]),
      puller.token,
    ),
  ].join('');
}

/** Who logs in at nginx, with the header that says so and, where whoever reaches the port may pull, a token. */
export interface Logins {
  readonly writer: Login;
  readonly reader?: Login | undefined;
  /** The token that those get who have no login; without one they get none. */
  readonly puller?: Pick<Caller, 'token'> | undefined;
}

export type Login = Pick<Caller, 'authorization'> & Partial<Pick<Caller, 'token'>>;

/**
 * The text of `CALLERS_FILE` where nginx itself compares passwords. It is for passwords of many random bits alone: they are
 * in it as they are, and are compared in no constant time.
 */
export function loginsConf({ writer, reader, puller }: Logins): string {
  const known: (readonly [name: string, login: Partial<Login>])[] = [
    ...(puller ? [['puller', puller] as const] : []),
    ...(reader ? [['reader', reader] as const] : []),
    ['writer', writer],
  ];
  const level = map('$http_authorization', '$level', [
    ['default', 'stranger'],
    ["''", 'nobody'],
    ...known.flatMap(([name, { token, authorization }]) => [
      ...(token === undefined ? [] : [[`"Bearer ${token}"`, name] as const]),
      // A plain key would be compared without regard to case. Of base64 only the plus means something in an expression.
      ...(authorization === undefined
        ? []
        : [[`"~^(?i:Basic) ${authorization.replaceAll('+', '[+]')}\\z"`, name] as const]),
    ]),
  ]);
  if (puller === undefined) return level;
  return (
    level +
    issuedTokens(
      known.map(([name, { token = '' }]) => [name, token]),
      puller.token,
    )
  );
}

function issuedTokens(tokens: readonly (readonly [name: string, token: string])[], others: string): string {
  return map('$level', '$issued_token', [
    ['default', `"${others}"`],
    ...tokens.map(([name, token]) => [name, `"${token}"`] as const),
  ]);
}

/** The name of the user who pulls for those who have no login; no other user may have it. */
export function pullerName({ writer, reader }: Pick<Basic, 'writer' | 'reader'>): string {
  let name = 'anonymous';
  while (name === writer || name === reader) name = `${name}-pull`;
  return name;
}
