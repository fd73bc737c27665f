import { type Clock, systemClock } from '../../platform/clock.js';
import type { ServerCertificate } from '../secrets/certificate.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { certificateFacts } from './record.js';

/** A generated certificate is replaced this many days before its end. */
const RENEW = 30;
const DAY = 86_400_000;

/** Full days until a time in ISO 8601; negative after it. */
export function daysUntil(end: string, clock: Clock = systemClock): number {
  return Math.floor((Date.parse(end) - clock.now()) / DAY);
}

/** Whether the certificate is to be replaced. */
export function endsSoon({ certificate }: RegistrySecrets, clock: Clock): boolean {
  return Date.parse(certificateFacts(certificate.chain).end) - clock.now() <= RENEW * DAY;
}

export function withCertificate(stored: RegistrySecrets, certificate: ServerCertificate): RegistrySecrets {
  const tls = { 'tls.crt': certificate.chain, 'tls.key': certificate.key };
  return { ...stored, certificate, contents: { ...stored.contents, tls } };
}
