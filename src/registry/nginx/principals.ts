import type { Access } from '../spec/registry-spec.js';
import { map } from './blocks.js';

/** In the secret `access`: maps that hold tokens and passwords, which nginx alone reads. */
export const PRINCIPALS_FILE = 'principals.conf';

/** A user as nginx knows one from the header Authorization. */
export interface Principal {
  /** What follows `Basic `. */
  readonly authorization: string;
  /** Issued where clients may pull without a login. In hexadecimal, because nginx ignores case when it looks a key up. */
  readonly token?: string | undefined;
}

interface Principals {
  readonly writer: Principal;
  readonly reader?: Principal | undefined;
  /** The user that clients without a login pull as; nothing where they may not pull. */
  readonly anonymous?: Principal | undefined;
}

type Rows = readonly (readonly [key: string, value: string])[];

/**
 * The text of `PRINCIPALS_FILE` where the registry checks the passwords and clients may pull without a login: whom a token
 * stands for, the login that the registry gets for each principal, and the token that each principal gets.
 */
export function tokensConf(principals: Principals & { readonly anonymous: Principal }): string {
  const known = knownOf(principals);
  const basic = ({ authorization }: Principal) => `"Basic ${authorization}"`;
  return [
    map('$http_authorization', '$principal', [
      ['default', 'unknown'],
      ["''", 'none'],
      ['"~*^Basic "', 'login'],
      ...known.flatMap(([name, { token }]) => bearerRow(token, name)),
    ]),
    map('$principal', '$registry_authorization', [
      ['default', '$http_authorization'],
      ['none', basic(principals.anonymous)],
      ...known.map(([name, principal]) => [name, basic(principal)] as const),
    ]),
    issuedTokens(known, principals.anonymous),
  ].join('');
}

/**
 * The text of `PRINCIPALS_FILE` where nginx itself compares passwords. It is for passwords of many random bits alone: they
 * are in it as they are, and are compared in no constant time.
 */
export function passwordsConf(principals: Principals): string {
  const known = knownOf(principals);
  const level = map('$http_authorization', '$level', [
    ['default', 'unknown'],
    ["''", 'none'],
    ...known.flatMap(([name, { token, authorization }]) => [
      ...bearerRow(token, name),
      // No client can log in as the user for anonymous pulls.
      ...(name === 'anonymous'
        ? []
        : // A plain key would be compared without regard to case. Of base64 only the plus means something in an expression.
          [[`"~^(?i:Basic) ${authorization.replaceAll('+', '[+]')}\\z"`, name] as const]),
    ]),
  ]);
  return principals.anonymous === undefined ? level : level + issuedTokens(known, principals.anonymous);
}

function knownOf({
  writer,
  reader,
  anonymous,
}: Principals): (readonly [name: string, principal: Principal])[] {
  return [
    ...(anonymous ? [['anonymous', anonymous] as const] : []),
    ...(reader ? [['reader', reader] as const] : []),
    ['writer', writer],
  ];
}

function bearerRow(token: string | undefined, name: string): Rows {
  return token === undefined ? [] : [[`"Bearer ${token}"`, name]];
}

function issuedTokens(
  known: readonly (readonly [name: string, principal: Principal])[],
  others: Principal,
): string {
  return map('$level', '$issued_token', [
    ['default', `"${others.token}"`],
    ...known.map(([name, { token }]) => [name, `"${token}"`] as const),
  ]);
}

/** The name of the user that clients without a login pull as; no other user may have it. */
export function anonymousName({
  writer,
  reader,
}: Pick<Extract<Access, { readonly kind: 'basic' }>, 'writer' | 'reader'>): string {
  let name = 'anonymous';
  while (name === writer || name === reader) name = `${name}-pull`;
  return name;
}
