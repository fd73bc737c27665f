import { randomBytes } from 'node:crypto';
import { hash } from 'bcryptjs';
import type { Credentials } from '../../oci/credentials.js';

// Distribution pays bcrypt on every request: cost 5 takes 2.4 ms, and each step more doubles it. A random password of 192 bits
// cannot be guessed at any cost, so it gets the cheap one; a password that a person chose gets the slow one.
const COST = { random: 4, chosen: 10 } as const;

/** A password of 192 random bits, in characters that need no quoting anywhere. */
export function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** A token of 192 random bits, in small hexadecimal digits. */
export function randomToken(): string {
  return randomBytes(24).toString('hex');
}

/** The secret that signs the state of uploads. */
export function randomHttpSecret(): string {
  return randomBytes(32).toString('hex');
}

/** The line of an htpasswd file; bcrypt is the only hash that Distribution reads. */
export async function htpasswd(
  { username, password }: Credentials,
  origin: 'random' | 'chosen',
): Promise<string> {
  return `${username}:${await hash(password, COST[origin])}\n`;
}
