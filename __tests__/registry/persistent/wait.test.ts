import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Podman } from '../../../src/podman/podman.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import type { RegistryServices } from '../../../src/registry/persistent/service.js';
import { awaitRegistry, failureCounter } from '../../../src/registry/persistent/wait.js';
import type { RegistrySecrets } from '../../../src/registry/secrets/secrets.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory, podFor, withServer } from '../fakes.js';
import { selfSigned } from '../tls.js';

const FAILED = { restarts: 0, active: 'failed', sub: 'failed', result: 'exit-code' };

/** A service that has failed, while somebody else answers at its port. */
function services(journal: readonly string[]): RegistryServices {
  return { state: async () => FAILED, journal: async () => journal } as unknown as RegistryServices;
}

describe('a service that failed', () => {
  test.each<[what: string, trusted: 'own' | 'other', journal: readonly string[], taken: boolean]>([
    ['somebody else answers at its port, whatever the journal has kept', 'other', ['Error: failed'], true],
    ['the journal says that the port is taken', 'own', ['pasta: Failed to bind port 8443'], true],
    ['it is something else', 'own', ['Error: no such image'], false],
  ])('%s', (_, trusted, journal, taken) =>
    inDirectory(async (directory) => {
      await Promise.all(['own', 'other'].map((name) => selfSigned(directory, name)));
      const text = (file: string) => readFile(join(directory, file), 'utf8');
      const tls = { cert: await text('own.crt'), key: await text('own.key') };
      await withServer(
        tls,
        () => ({ status: 503 }),
        async (port) => {
          const pod = podFor({
            authenticated: false,
            address: { host: '127.0.0.1', port, bind: '127.0.0.1' },
          });
          const ca = await text(`${trusted}.crt`);
          const secrets = { certificate: { ca }, credentials: undefined } as unknown as RegistrySecrets;
          const tools = {
            services: services(journal),
            podman: { podStates: async () => [] } as unknown as Podman,
            log: recordingLog(),
          };
          const state = await awaitRegistry(registryPaths('/home/u', 'team'), pod, secrets, 1, tools);
          expect(state).toMatchObject({ up: false, portTaken: taken });
        },
      );
    }),
  );
});

test.each<[what: string, restarts: readonly number[], hopeless: boolean]>([
  ['has failed twice since', [7, 8, 9], true],
  ['has failed once since', [7, 8, 8], false],
  ['was restarted long ago', [7, 7, 7], false],
])('a service that %s', (_, restarts, hopeless) => {
  const isHopeless = failureCounter();
  expect(restarts.map((count) => isHopeless(count, [])).at(-1)).toBe(hopeless);
});
