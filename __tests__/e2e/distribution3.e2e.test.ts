import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { assertCollects } from './collects.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, describeSlow, shell } from './lab.js';
import { Step } from './step.js';
import { UpgradedRegistry } from './upgrades.js';

const VERSION = '3.1.2';
const IMAGE = `ghcr.io/distribution/distribution:${VERSION}`;

// Of config-dev.yml of Distribution 3.1.2, which ghcr.io's image begins with.
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
      machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'distribution3');
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

    describeSlow('an upgrade from Distribution 2.8', () => {
      let registry: UpgradedRegistry;

      beforeAll(async () => {
        registry = await UpgradedRegistry.install(machine, IMAGE);
      }, 240_000);

      test('is undone if the new version does not come up, and keeps data, certificate and login otherwise', async () => {
        const nginx = `--nginx-image ${registry.from}/nginx:1`;
        const broken = await registry.cli(
          `upgrade old --registry-image ${registry.from}/distribution:broken ${nginx}`,
        );
        expect(broken).toContain('"old" was not upgraded; the previous version runs again');
        expect(broken).toContain('exit code 1');
        await registry.assertSame();
        expect(await registry.cli('status old')).toContain('registry:packages');
        const done = await registry.cli(
          `upgrade old --registry-image ${registry.from}/distribution:3 ${nginx} --auto-update on`,
        );
        expect(done).toMatch(/upgraded "old": Distribution 2\.8\S* → 3\.1\.2\S*, nginx 1\.\S+\n/);
        expect(done).toContain('automatic updates are on');
        await registry.assertSame();
        expect(await registry.ask('app/blobs/uploads/ -X POST')).toBe('202 ');
      }, 300_000);

      test('podman-auto-update restarts it with a newer image of the same tag', async () => {
        const pushed = `${registry.from}/distribution:3`;
        await shell(
          machine,
          `mkdir ctx; printf 'FROM ${pushed}\\nLABEL is=newer\\n' > ctx/Containerfile; podman build -q -t localhost/newer:1 ctx; rm -r ctx
           podman push -q localhost/newer:1 ${pushed}; podman rmi localhost/newer:1`,
        );
        expect(await shell(machine, 'systemctl --user is-active podman-auto-update.timer')).toBe('active\n');
        await shell(machine, 'systemctl --user start podman-auto-update.service', { timeout: 120 });
        const label = `podman inspect -f '{{index .Config.Labels "is"}}' podman-registry-old-registry`;
        expect(await shell(machine, label)).toBe('newer\n');
        await registry.assertSame();
        expect(await registry.cli('status old')).toContain('healthy');
        expect(await registry.cli('upgrade old --auto-update off')).toContain('automatic updates are off');
        await registry.assertSame();
      }, 300_000);

      test('replaces the certificate before it ends, by a clock that is ahead', async () => {
        await shell(
          machine,
          'apt-get update -q > /dev/null; apt-get install -y -q --no-install-recommends faketime > /dev/null',
          {
            user: 'root',
            timeout: 120,
          },
        );
        // Of this program, openssl and curl. Podman reads the clock of the kernel.
        const ahead = (days: number) => `faketime --exclude-monotonic -f +${days}d`;
        expect(await registry.cli('status old', ahead(335))).toMatch(/, 3[01] days left/);
        expect(await registry.cli('upgrade old', ahead(335))).toContain('"old" is up to date');
        const path = 'app/manifests/1';
        await registry.assertSame();
        expect(await registry.ask(path, { before: ahead(370) })).toContain('certificate has expired');
        await shell(machine, 'cp ~/.local/share/podman-registry-action/old/ca.crt /tmp/before.crt');
        expect(await registry.cli('upgrade old', ahead(340))).toContain(
          'replacing the certificate, which ends soon',
        );
        expect(await registry.cli('status old', ahead(340))).toMatch(/healthy[\s\S]*, 36[56] days left/);
        expect(await registry.ask(path, { before: ahead(370) })).toBe('200 ');
        expect(await registry.ask(path, { before: ahead(340), ca: '/tmp/before.crt' })).toContain(
          'certificate',
        );
        await shell(machine, 'rm /tmp/before.crt');
        await registry.remove();
      }, 300_000);
    });
  });
}
