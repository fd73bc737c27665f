import { check, error, ok } from '../../check.js';
import { installing, type System, systemOf } from '../../packages.js';

interface OpensslFacts {
  readonly path: string | undefined;
  readonly system: System;
}

/** Creates the certificate of the registry. */
export const openssl = check<OpensslFacts>({
  id: 'RP018',
  title: 'openssl',
  phase: 'host',
  reads: 'openssl in every directory of PATH, and in /usr/sbin.',
  cause: 'openssl creates the certificate of the registry.',
  cure: 'Install the package openssl.',
  signatures: [/openssl is not installed/],
  sources: ['openssl(1)'],
  read: async (host) => ({ path: await host.find('openssl'), system: await systemOf(host) }),
  judge: judgeOpenssl,
});

function judgeOpenssl({ path, system }: OpensslFacts) {
  if (path !== undefined) return ok(path);
  return error(
    ['pod'],
    'not installed; openssl creates the certificate of the registry',
    installing('openssl', { apt: ['openssl'], dnf: ['openssl'] }, system),
  );
}
