import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import { bootMachine } from '../../src/machine/boot.js';
import { ensureRoot } from '../../src/machine/root.js';
import { ensureTools } from '../../src/machine/tools.js';
import { describeError } from '../../src/platform/errors.js';
import { pathExists } from '../../src/platform/files.js';
import { describeInMachine, log } from '../e2e/lab.js';

const NAME = 'boot-fails';
const UNITS = '/etc/systemd/system';
const unit = (type: string, command: string) => `[Unit]
[Service]
Type=${type}
TimeoutStartSec=infinity
ExecStart=${command}
`;

describeInMachine('a machine that does not come up', () => {
  let directory: string;
  let root: string;

  beforeAll(async () => {
    await ensureTools(log);
    root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
    directory = await mkdtemp(join(tmpdir(), 'boot-'));
  }, 900_000);

  afterAll(() => rm(directory, { recursive: true, force: true }));

  /** Boots with these units in multi-user.target. */
  async function bootWith(units: Readonly<Record<string, string>>): Promise<unknown> {
    const workDir = join(directory, 'machine');
    await mkdir(workDir);
    const wanted = `[Unit]\nWants=${Object.keys(units).join(' ')}\n`;
    const files = { ...units, 'multi-user.target.d/wanted.conf': wanted };
    const binds = [];
    for (const [index, [name, text]] of Object.entries(files).entries()) {
      const source = join(directory, `unit-${index}`);
      await writeFile(source, text);
      binds.push({ source, target: `${UNITS}/${name}`, readOnly: true });
    }
    const options = { root, name: NAME, binds, workDir, network: 'own', readyWithin: 8, log } as const;
    const thrown = await bootMachine(options).then(
      (machine) => machine.stop(),
      (error: unknown) => error,
    );
    expect(await pathExists(workDir)).toBe(false);
    return thrown;
  }

  test('is an error of one sentence that names the units in the way, without a stack trace', async () => {
    const thrown = await bootWith({
      'stuck.service': unit('oneshot', '/bin/sleep infinity'),
      'broken.service': unit('oneshot', '/bin/false'),
    });
    const [sentence, hint, ...rest] = describeError(thrown).split('\n');
    expect(sentence).toBe(
      `the machine ${NAME} did not come up: its services are not up after 8 s: still starting: stuck.service; failed: broken.service`,
    );
    expect(hint).toMatch(/^Run it again; |^Its console ended with:/);
    expect(rest.join('\n')).not.toMatch(/^ {4}at |Error:/m);
  }, 120_000);

  test('a unit that failed does not keep it from being up', async () => {
    expect(await bootWith({ 'broken.service': unit('oneshot', '/bin/false') })).toBeUndefined();
  }, 120_000);
});
