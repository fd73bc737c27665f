import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { attempt } from '../../src/platform/exec.js';
import { CHECKOUT, describeInMachine } from './lab.js';

/** The pods of this host and of the machine that the command boots; the machines of other tests are no business of it. */
async function processesOfPods(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [command, cgroup] = await Promise.all(
        ['cmdline', 'cgroup'].map((file) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')),
      );
      const elsewhere = /registry-machine-(?!podman-registry\b)/.test(cgroup ?? '');
      return elsewhere ? '' : (command ?? '');
    }),
  );
  return found.filter((command) => /podman-registry-[0-9a-f]{8}-nginx/.test(command));
}

/** The status of an answer, or why there is none. The machine's CA is nobody's on this host, so it is not checked. */
function ask(url: string): Promise<number | string | undefined> {
  return new Promise((resolve) => {
    get(url, { rejectUnauthorized: false }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode);
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

describeInMachine('the local command', () => {
  let directory: string;
  // A state directory of its own, so that a registry that somebody keeps on this host is left alone.
  const cli = (...args: string[]) =>
    attempt([process.execPath, join(CHECKOUT, 'dist/cli.js'), ...args], {
      timeout: 600,
      cwd: directory,
      env: { XDG_STATE_HOME: join(directory, 'state') },
    });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'start-'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('start runs the action in a machine, and leaves artifacts and nothing else', async () => {
    const { exitCode, stdout } = await cli('start', '--machine');
    expect(stdout).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/came back the same, by tag and by digest, .*sha256:[0-9a-f]{64}/);
    expect(stdout).toContain('Taking everything away again');
    // The runner's protocol stays behind the scenes.
    expect(stdout).not.toContain('::');
    const artifacts = join(directory, 'podman-registry-artifacts');
    expect(await readFile(join(artifacts, 'summary.md'), 'utf8')).toContain('## Registry at https://');
    expect(await readFile(join(artifacts, 'quadlet/kube/registry.kube'), 'utf8')).toContain('[Kube]');
    expect((await stat(artifacts)).uid).toBe(process.getuid?.());
    expect(await processesOfPods()).toEqual([]);
  }, 900_000);

  test('start --keep leaves the registry up for this host, and down takes it away', async () => {
    const kept = await cli('start', '--machine', '--keep', '--input', 'auth=none');
    expect(kept.exitCode).toBe(0);
    const url = /The registry is up at (https:\S+)\. /.exec(kept.stdout)?.[1];
    expect(url).toBeDefined();
    expect(await ask(`${url}/v2/`)).toBe(200);
    const down = await cli('start', '--down');
    expect(down.stdout).toContain('Taking everything away again');
    expect(down.exitCode).toBe(0);
    expect(await ask(`${url}/v2/`)).toBe('ECONNREFUSED');
    expect((await cli('down')).stdout).toBe('nothing was kept\n');
  }, 300_000);

  test.each<[string[], number, RegExp]>([
    [
      ['start', '--machine', '--input', 'port=abc'],
      1,
      /error: input "port" is "abc"; allowed: auto, or a number/,
    ],
    [
      ['start', '--here', '--input', 'prot=1'],
      1,
      /error: there is no input "prot"; allowed: setup, users, lifecycle, name, host, /,
    ],
    [['start', '--input', 'port'], 1, /error: --input is "port"; allowed: NAME=VALUE/],
    [['start', '--no-such-option'], 2, /--no-such-option/],
    [['begin'], 2, /Usage: podman-registry COMMAND/],
  ])(
    'wrong use: %j ends with %i',
    async (args, code, words) => {
      const { exitCode, stdout, stderr } = await cli(...args);
      expect(stdout + stderr).toMatch(words);
      expect(exitCode).toBe(code);
    },
    60_000,
  );
});
