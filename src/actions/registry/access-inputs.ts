import { refuse, UserError } from '../../platform/errors.js';
import type { AccessRequest } from '../../registry/request.js';
import { choice, type GetInput, isAddress, readBoolean, readPath } from '../read-input.js';

// Bytes. bcrypt ignores the rest.
const LONGEST_PASSWORD = 72;

/** @throws UserError for invalid inputs and for inputs that exclude each other */
export function readAccess(get: GetInput): AccessRequest {
  const kind = choice(get, 'auth', ['basic', 'none', 'token']);
  assertFitting(get, kind);
  switch (kind) {
    case 'none':
      return { kind };
    case 'basic':
      return readBasic(get);
    case 'token': {
      const username = get('username');
      const password = readPassword(get, 'password');
      return {
        kind,
        ...readTokenService(get),
        login: password === undefined ? undefined : { username, password },
      };
    }
  }
}

const TOKEN_INPUTS = [
  ...(['token-realm', 'token-service', 'token-issuer', 'token-certificates', 'token-jwks'] as const),
];

/** An input that the chosen kind of authentication ignores is a mistake. */
function assertFitting(get: GetInput, kind: AccessRequest['kind']): void {
  const strange = [
    ...(kind === 'none' ? ['password'] : []),
    ...(kind === 'basic' ? [] : ['reader-username', 'reader-password']),
    ...(kind === 'token' ? [] : TOKEN_INPUTS),
  ].find((name) => get(name) !== '');
  if (strange !== undefined) {
    const wanted = TOKEN_INPUTS.some((name) => name === strange) ? 'token' : 'basic';
    throw new UserError(
      `input "${strange}" requires "auth: ${wanted}", but "auth" is "${kind}"; change "auth", or remove "${strange}"`,
    );
  }
  if (kind !== 'basic' && readBoolean(get, 'anonymous-pull')) {
    throw new UserError(
      `input "anonymous-pull" requires "auth: basic", but "auth" is "${kind}"; change one of them`,
    );
  }
}

function readBasic(get: GetInput): AccessRequest {
  const writer = { username: readUsername(get, 'username'), password: readPassword(get, 'password') };
  const name = get('reader-username');
  const password = readPassword(get, 'reader-password');
  if (name === '' && password !== undefined) {
    throw new UserError(
      'input "reader-password" is set, but "reader-username" is not; set both, or only the name',
    );
  }
  const reader = name === '' ? undefined : { username: readUsername(get, 'reader-username'), password };
  if (reader?.username === writer.username) {
    throw refuse('reader-username', name, 'a name other than "username", which may push');
  }
  return { kind: 'basic', writer, reader, anonymousPull: readBoolean(get, 'anonymous-pull') };
}

function readUsername(get: GetInput, input: string): string {
  const username = get(input);
  if (!/^[A-Za-z0-9._@+-]{1,64}$/.test(username)) {
    throw refuse(input, username, '1 to 64 of the characters A-Z a-z 0-9 . _ @ + -');
  }
  return username;
}

// The value is a secret, so these messages do not contain it.
function readPassword(get: GetInput, input: string): string | undefined {
  const password = get(input);
  if (password === '') return undefined;
  const bytes = Buffer.byteLength(password);
  if (bytes > LONGEST_PASSWORD) {
    throw new UserError(
      `input "${input}" is ${bytes} bytes long; use up to ${LONGEST_PASSWORD} bytes (the limit of bcrypt)`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern rejects them
  if (/[\u0000-\u001f\u007f]/.test(password)) {
    throw new UserError(
      `input "${input}" contains a control character or a line break; use printable characters`,
    );
  }
  return password;
}

function readTokenService(get: GetInput) {
  const [realm = '', service = '', issuer = ''] = TOKEN_INPUTS.map((name) => get(name));
  // Every client is redirected to this address, so a password in it would be public.
  if (!isAddress(realm, /^https:$/)) {
    throw refuse('token-realm', realm, 'the https address of the token service, without user and password');
  }
  for (const [name, text] of [
    ['token-service', service],
    ['token-issuer', issuer],
  ] as const) {
    if (!/^[\x21-\x7e]{1,200}$/.test(text) || /["\\]/.test(text)) {
      throw refuse(name, text, '1 to 200 printable characters without spaces, quotes and backslashes');
    }
  }
  const [certificates, jwks] = [readPath(get, 'token-certificates'), readPath(get, 'token-jwks')];
  if (certificates === undefined && jwks === undefined) {
    throw refuse('token-certificates', '', 'the path of a PEM file, or set "token-jwks"');
  }
  return { realm, service, issuer, certificates, jwks };
}
