import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attempt, run } from '../../src/exec/run.js';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { privileged } from '../../src/machine/tools.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step } from './step.js';

const VERSION = '3.1.1';
const IMAGE = `ghcr.io/distribution/distribution:${VERSION}`;

// No distribution packages Distribution 3, so it is compiled where there is a Go that can, and kept beside the roots.
const directory = join(rootCache(), `distribution-${VERSION}`);
const binary = join(directory, 'registry');
const go = (await attempt(['go', 'version'], { timeout: 30 })).stdout;
const minor = Number(/go1\.(\d+)/.exec(go)?.[1] ?? 0);

if (!existsSync(binary) && minor < 25) {
  describe.skip('Distribution 3 (skipped: no Go 1.25 or later here to compile it)', () => {
    test('needs Go', () => undefined);
  });
} else {
  describeInMachine(`Distribution ${VERSION}, the default`, () => {
    let machine: Machine;

    beforeAll(async () => {
      if (!existsSync(binary)) {
        await mkdir(directory, { recursive: true });
        const env = { CGO_ENABLED: '0', GOBIN: directory };
        const module = `github.com/distribution/distribution/v3/cmd/registry@v${VERSION}`;
        await run(['go', 'install', module], { timeout: 900, env });
      }
      machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'distribution3');
      await run(privileged(['install', '-m', '755', binary, `${machine.rootDir}/usr/local/bin/registry`]), {
        timeout: 60,
      });
      // As the published image has it: the entry point is the program, and it begins with another configuration.
      await shell(
        machine,
        `tar --create --file=r.tar -C /usr/local bin/registry
         podman import -q --change 'ENTRYPOINT ["/bin/registry"]' --change 'CMD ["serve","/etc/other.yml"]' r.tar ${IMAGE}
         rm r.tar`,
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
        expect(logs).not.toMatch(/traces|4318|5001/);
        expect((await step.post(main)).exitCode).toBe(0);
        expect(await shell(machine, `podman images --format '{{.Repository}}'`)).toContain('distribution');
      },
      120_000,
    );
  });
}
