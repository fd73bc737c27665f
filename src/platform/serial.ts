import { randomBytes } from 'node:crypto';

/** A random part for a name. */
export function serial(): string {
  return randomBytes(4).toString('hex');
}
