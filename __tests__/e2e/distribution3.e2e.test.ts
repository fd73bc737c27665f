import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { assertCollects } from './collects.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step } from './step.js';

const VERSION = '3.1.1';
const IMAGE = `ghcr.io/distribution/distribution:${VERSION}`;

// Of config-dev.yml of Distribution 3.1.1, which ghcr.io's image begins with.
const PUBLISHED = JSON.stringify({
  version: 0.1,
  storage: { inmemory: {} },
  http: { addr: ':5000', debug: { addr: ':5001', prometheus: { enabled: true, path: '/metrics' } } },
});

/** The listening sockets of a network namespace, as `ADDRESS:PORT`: the address as the kernel writes it, 0100007F is 127.0.0.1. */
function listening(tables: string): string[] {
  return tables.split('\n').flatMap((line) => {
    const [, address, port, state] = /^ *\d+: (\w+):(\w{4}) \w+:\w{4} (\w\w) /.exec(line) ?? [];
    return state === '0A' ? [`${address}:${Number.parseInt(port ?? '', 16)}`] : [];
  });
}

const binary = join(rootCache(), `distribution-${VERSION}/registry`);

if (!existsSync(binary)) {
  describe.skip('Distribution 3 (skipped: it could not be compiled)', () => {
    test('needs a binary', () => undefined);
  });
} else {
  describeInMachine(`Distribution ${VERSION}, the default`, () => {
    let machine: Machine;

    beforeAll(async () => {
      machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'distribution3');
      await machine.put(binary, '/usr/local/bin/registry', { owner: 'root', mode: '755' });
      // As the published image has it: the entry point is the program, and it begins with another configuration, which
      // opens a port for debugging.
      await shell(
        machine,
        `mkdir -p image/etc/distribution; cp -r /usr/local/bin image/bin
         echo '${PUBLISHED}' > image/etc/distribution/config.yml
         tar --create --file=r.tar -C image .
         podman import -q --change 'ENTRYPOINT ["/bin/registry"]' \
           --change 'CMD ["serve","/etc/distribution/config.yml"]' r.tar ${IMAGE}
         rm -r r.tar image`,
      );
    }, 1_200_000);

    afterAll(() => machine?.stop(), 60_000);

    test.each(['basic', 'none'])(
      'with auth: %s it is up, proven and quiet',
      async (auth) => {
        const step = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' });
        const main = await step.main({ auth });
        expect(main.shown).not.toContain('::error::');
        expect(main.exitCode).toBe(0);
        expect(main.shown).toContain(`✓ registry: ${IMAGE} (local)`);
        const logs = await shell(machine, `podman logs ${main.outputs.get('pod')}-registry 2>&1`);
        // It must neither send traces to a collector that is not there nor open a debug port.
        expect(logs).not.toMatch(/\btraces\b|:4318\b|:5001\b/);
        const inspect = `podman inspect --format '{{.State.Pid}}' ${main.outputs.get('pod')}-registry`;
        const pid = (await shell(machine, inspect)).trim();
        const sockets = await shell(machine, `cat /proc/${pid}/net/tcp /proc/${pid}/net/tcp6`, {
          user: 'root',
        });
        expect(listening(sockets)).toEqual(expect.arrayContaining(['0100007F:5000']));
        // The registry's own port and the one for probes are on the pod's loopback.
        const known = /^0100007F:(5000|8081)$|:8443$/;
        expect(listening(sockets).filter((socket) => !known.test(socket))).toEqual([]);
        expect((await step.post(main)).exitCode).toBe(0);
        expect(await shell(machine, `podman images --format '{{.Repository}}'`)).toContain('distribution');
      },
      120_000,
    );

    test(
      'garbage collection keeps platforms, signatures and what is attached',
      () =>
        assertCollects(machine, 'three', async (seed, number) => {
          const step = new Step(machine, `/home/runner/_test/${number}`, {
            XDG_RUNTIME_DIR: '/run/user/1001',
          });
          const main = await step.main({ lifecycle: 'persistent', name: 'three', proof: 'false', seed });
          expect(main.shown).not.toContain('::error::');
          return { step, main };
        }),
      240_000,
    );
  });
}
