import { refuse, UserError } from '../../platform/errors.js';
import type { AccessRequest } from '../../registry/request.js';
import { choice, type GetInput, isAddress, readBoolean, readPath } from '../read-input.js';

// bcrypt reads no more than this; what follows would not count.
const LONGEST_PASSWORD = 72;

/** @throws UserError for one that is not as it may be, and for inputs that exclude each other */
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

const TOKEN_INPUTS = ['token-realm', 'token-service', 'token-issuer', 'token-certificates'] as const;

/** Inputs that another kind of authentication would not look at are a mistake of the caller's. */
function assertFitting(get: GetInput, kind: AccessRequest['kind']): void {
  const strange = [
    ...(kind === 'none' ? ['password'] : []),
    ...(kind === 'basic' ? [] : ['reader-username', 'reader-password']),
    ...(kind === 'token' ? [] : TOKEN_INPUTS),
  ].find((name) => get(name) !== '');
  if (strange !== undefined) {
    const wanted = TOKEN_INPUTS.some((name) => name === strange) ? 'token' : 'basic';
    throw new UserError(
      `input "${strange}" is set and "auth" is "${kind}"; allowed: "auth: ${wanted}", or no ${strange}`,
    );
  }
  if (kind !== 'basic' && readBoolean(get, 'anonymous-pull')) {
    throw new UserError(
      `input "anonymous-pull" is true and "auth" is "${kind}"; allowed: "auth: basic", or "anonymous-pull: false"`,
    );
  }
}

function readBasic(get: GetInput): AccessRequest {
  const writer = { username: readUsername(get, 'username'), password: readPassword(get, 'password') };
  const name = get('reader-username');
  const password = readPassword(get, 'reader-password');
  if (name === '' && password !== undefined) {
    throw new UserError(
      'input "reader-password" is set and "reader-username" is not; allowed: both, or the name alone',
    );
  }
  const reader = name === '' ? undefined : { username: readUsername(get, 'reader-username'), password };
  if (reader?.username === writer.username) {
    throw refuse('reader-username', name, 'another name than that of "username", who may push');
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

// What was found is a secret, so these messages do not show it.
function readPassword(get: GetInput, input: string): string | undefined {
  const password = get(input);
  if (password === '') return undefined;
  const bytes = Buffer.byteLength(password);
  if (bytes > LONGEST_PASSWORD) {
    throw new UserError(
      `input "${input}" is ${bytes} bytes long; allowed: up to ${LONGEST_PASSWORD}, because bcrypt reads no more`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]/.test(password)) {
    throw new UserError(
      `input "${input}" holds a control character or a line break; allowed: printable characters`,
    );
  }
  return password;
}

function readTokenService(get: GetInput) {
  const [realm = '', service = '', issuer = '', certificates = ''] = TOKEN_INPUTS.map((name) => get(name));
  // Every client is sent there, so a password in it would be everybody's.
  if (!isAddress(realm, /^https:$/)) {
    throw refuse(
      'token-realm',
      realm,
      'the https address where clients get a token, without user and password',
    );
  }
  for (const [name, text] of [
    ['token-service', service],
    ['token-issuer', issuer],
  ] as const) {
    if (!/^[\x21-\x7e]{1,200}$/.test(text) || /["\\]/.test(text)) {
      throw refuse(name, text, '1 to 200 printable characters without blanks, quotes and backslashes');
    }
  }
  if (readPath(get, 'token-certificates') === undefined)
    throw refuse('token-certificates', '', 'the path of a PEM file');
  return { realm, service, issuer, certificates };
}
