import { exportForJob } from '../host/job-variable.js';
import type { Address } from '../oci/address.js';
import { BYPASSES, extendBypass, hasProxy } from '../oci/proxy.js';
import type { TrustContext } from './client.js';

type BypassContext = Pick<TrustContext, 'address' | 'host' | 'journal'>;

/** The names under which clients of the job reach the registry. */
function namesOf({ host, bind }: Address): string[] {
  return [...new Set([host, bind])].filter((name) => name !== '' && name !== '0.0.0.0');
}

/**
 * Lets the programs of the job reach the registry without the proxy. Go programs do so by themselves for loopback
 * addresses only, curl, Python and Node for none. Sets both variables, because some programs read one of them only, and
 * of two the first one. Changes nothing if no proxy is set.
 */
export async function bypassProxy({ address, host, journal }: BypassContext): Promise<void> {
  if (!hasProxy(host.variable)) return;
  const names = namesOf(address);
  const lists = BYPASSES.map((name) => host.variable(name) || undefined);
  for (const [index, name] of BYPASSES.entries()) {
    const list = lists[index] ?? lists[1 - index] ?? '';
    const extended = extendBypass(list, names);
    if (extended !== (lists[index] ?? '')) await exportForJob(name, extended, { host, journal });
  }
  host.log.info(`✓ ${BYPASSES.join(' and ')} of the job contain ${names.join(' and ')}`);
}
