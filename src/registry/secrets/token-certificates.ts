import { UserError } from '../../platform/errors.js';
import { oneLine } from './chain.js';
import { certificates, expectNoKey } from './own-certificate.js';

/**
 * Checks the certificates that an authentication service signs its tokens under.
 * @throws UserError where there is none, or none of them is valid now
 */
export function checkTokenCertificates(pem: string, path: string, now = new Date()): void {
  const all = certificates('token-certificates', path, pem);
  expectNoKey('token-certificates', path, pem);
  const bad = all.find(({ validFrom, validTo }) => new Date(validTo) <= now || new Date(validFrom) > now);
  if (bad !== undefined) {
    throw new UserError(
      `input "token-certificates" is ${path}, in which ${oneLine(bad.subject)} is valid from ${bad.validFrom} to ${bad.validTo}; the registry would take no token under it: give one that is valid now`,
    );
  }
}
