import type { TrustContext } from '../../src/trust/client.js';
import { type FakeHost, type MemoryJournal, memoryJournal } from '../fakes.js';

const JOB = 'podman-registry-1a2b3c4d';

/** What a client is given in a test. */
export function contextOn(
  host: FakeHost,
  directory: string,
  given: Partial<TrustContext> = {},
): TrustContext & { readonly journal: MemoryJournal } {
  return {
    address: { host: '172.17.0.1', port: 8443, bind: '172.17.0.1' },
    ca: 'CA\n',
    caFile: '/job/ca.crt',
    credentials: { username: 'ci', password: 'hunter2' },
    host,
    job: JOB,
    directory,
    ...given,
    // What post would refuse is an error here.
    journal: memoryJournal({ directory, job: given.job ?? JOB, user: host.user }),
  };
}

/** `ci:hunter2` */
export const AUTH = 'Y2k6aHVudGVyMg==';
