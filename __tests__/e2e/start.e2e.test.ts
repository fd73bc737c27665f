import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import { cgroupsNamed } from '../../src/machine/cgroup.js';
import type { Machine } from '../../src/machine/machine.js';
import { attempt } from '../../src/platform/exec.js';
import { ACTION, boot, CHECKOUT, describeInMachine, shell } from './lab.js';

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

/** All that a start can leave on this host. */
async function traces(): Promise<string[]> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const processes = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  const cgroups = await Promise.all(
    cgroupsNamed('registry-machine-podman-registry', mounts).map((path) =>
      stat(path).then(
        () => [path],
        () => [],
      ),
    ),
  );
  const temporary = (await readdir(tmpdir())).filter((name) =>
    /^podman-registry-(?:[0-9a-f]{8}|machine-.*)$/.test(name),
  );
  return [
    ...mounts.split('\n').filter((line) => line.includes('podman-registry-machine')),
    ...processes.filter((command) => command.includes('/podman-registry-machine-')),
    ...cgroups.flat(),
    ...temporary,
    // Other tests may be building roots of other kinds.
    ...(await readdir(rootCache())).filter((name) => /^trixie-ready-.*\.partial$/.test(name)),
  ];
}

describeInMachine('the local command', () => {
  let directory: string;
  const environment = () => ({ ...process.env, XDG_STATE_HOME: join(directory, 'state') });
  const cli = (...args: string[]) =>
    attempt([process.execPath, join(CHECKOUT, 'dist/cli.js'), ...args], {
      timeout: 600,
      cwd: directory,
      env: environment(),
    });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'start-'));
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  test('start runs the action in a machine, and leaves artifacts and nothing else', async () => {
    const { exitCode, stdout } = await cli('start', '--machine');
    expect(stdout).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/pushed, pulled and verified by tag and digest in .* \(sha256:[0-9a-f]{64}\)/);
    expect(stdout).toContain('Cleaning up');
    // The runner's protocol stays behind the scenes.
    expect(stdout).not.toContain('::');
    const artifacts = join(directory, 'podman-registry-artifacts');
    expect(await readFile(join(artifacts, 'summary.md'), 'utf8')).toContain('## Registry at https://');
    expect(await readFile(join(artifacts, 'quadlet/kube/registry.kube'), 'utf8')).toContain('[Kube]');
    expect((await stat(artifacts)).uid).toBe(process.getuid?.());
    expect(await processesOfPods()).toEqual([]);
  }, 900_000);

  test('the end is a screenful for a terminal, and not the Markdown of the summary', async () => {
    const { stdout } = await cli('start', '--machine');
    const end = stdout.slice(stdout.indexOf('✓ The registry was started'));
    expect(end).toMatch(/^ {2}registry +https:\/\/127\.0\.0\.1:\d+ on Podman 5/m);
    expect(end).toMatch(/^ {2}checks +no host changes needed$/m);
    expect(end).toMatch(/^ {2}proof +podman-registry-proof:.* same digest:\n +sha256:[0-9a-f]{64}$/m);
    expect(end).toMatch(/^ {2}artifacts +\/.*\/podman-registry-artifacts\n +summary\.md .*\n +quadlet /m);
    expect(end).toMatch(/^ {2}time +\d+\.\d\d s$/m);
    expect(end.trim().split('\n').length).toBeLessThanOrEqual(15);
    expect(stdout).not.toMatch(/mermaid|<br>|<details>|\| --- \|/);
  }, 300_000);

  /** Pastes lines into one terminal, and gives back what each printed, with its exit code. */
  function paste(lines: readonly string[]) {
    const input = lines.map((line, index) => `${line}\nprintf '\\n@%s %s\\n' ${index} $?\n`).join('');
    const { stdout } = spawnSync('bash', {
      input: `exec 2>&1\n${input}`,
      cwd: CHECKOUT,
      env: environment(),
      encoding: 'utf8',
      timeout: 120_000,
    });
    return lines.map((line, index) => {
      const [before = '', code] = stdout.split(new RegExp(`\n@${index} (\\d+)\n`));
      const printed = before.split(/\n@\d+ \d+\n/).at(-1) ?? '';
      return { line, printed, exitCode: code === undefined ? undefined : Number(code) };
    });
  }

  test('npm start -- --keep prints lines that work as they are, one after the other', async () => {
    const argv = ['npm', 'start', '--', '--machine', '--keep', '--artifacts', join(directory, 'kept')];
    const kept = await attempt(argv, { timeout: 300, cwd: CHECKOUT, env: environment() });
    expect(kept.exitCode).toBe(0);
    const end = kept.stdout.slice(kept.stdout.indexOf('✓ The registry is running'));
    const lines = end.split('\n').filter((line) => line.startsWith('  '));
    expect(lines).toHaveLength(8);
    if (process.getuid?.() === 0) expect(end).not.toContain('sudo');
    expect(end).not.toMatch(/password|--user /);

    const second = await cli('start', '--machine');
    expect(second.exitCode).toBe(1);
    expect(second.stderr).toMatch(
      /^error: a registry of an earlier start is still running .*: .* start --down\n$/,
    );
    expect((await traces()).filter((name) => /^podman-registry-machine/.test(name))).toHaveLength(1);

    const results = paste(lines);
    expect(results.map(({ line, exitCode }) => [line, exitCode])).toEqual(lines.map((line) => [line, 0]));
    const printed = (word: RegExp) => results.find(({ line }) => word.test(line))?.printed ?? '';
    expect(printed(/podman push/)).toContain('Writing manifest');
    expect(printed(/curl/)).toContain('{"repositories":["my-image","podman-registry-proof"]}');
    expect(printed(/podman logs .*-registry$/)).toContain('/v2/my-image/');
    expect(printed(/npm start -- --down/)).toContain('✓ the machine was stopped and removed');
    expect(await traces()).toEqual([]);
    expect((await cli('down')).stdout).toBe('nothing to stop: no registry was kept with --keep\n');
  }, 300_000);

  /** A start in the background, up to a line that it prints. */
  async function startUntil(line: RegExp, more = 0, variables: Record<string, string> = {}) {
    const argv = [join(CHECKOUT, 'dist/cli.js'), 'start', '--machine'];
    const child = spawn(process.execPath, argv, {
      cwd: directory,
      env: { ...environment(), ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
    const ended = new Promise<number | string>((resolve) =>
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'lost')),
    );
    for (const end = Date.now() + 60_000; !line.test(printed) && Date.now() < end; ) await sleep(20);
    await sleep(more);
    return { child, ended, printed: () => printed };
  }

  // Another mirror is another root, which is not there yet.
  const OTHER_ROOT = { DEBIAN_MIRROR: 'http://deb.debian.org/debian/' };
  const MOMENTS: [string, RegExp, number, Record<string, string>][] = [
    ['while its root is built', /building a Debian/, 4000, OTHER_ROOT],
    ['as soon as it boots', /temporary Debian machine/, 300, {}],
    ['while it boots', /temporary Debian machine/, 900, {}],
    ['while main runs', /^ *Images$/m, 500, {}],
    ['while post runs', /Cleaning up/, 0, {}],
  ];

  test.each(MOMENTS)(
    'start killed %s: down finds and removes everything',
    async (_, line, more, variables) => {
      const { child, ended } = await startUntil(line, more, variables);
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      const refused = await cli('start', '--machine');
      expect(refused.stderr).toMatch(/^error: an earlier start was killed .* start --down\n$/);
      expect(refused.exitCode).toBe(1);
      const down = await cli('start', '--down');
      expect(down.stdout).toContain('✓ the machine was stopped and removed');
      expect(down.stdout).toMatch(/^removed \//m);
      expect(down.exitCode).toBe(0);
      expect(await traces()).toEqual([]);
      expect((await cli('start', '--down')).stdout).toBe(
        'nothing to stop: no registry was kept with --keep\n',
      );
    },
    120_000,
  );

  test('start killed, and its state lost: down finds the machine all the same', async () => {
    const { child, ended } = await startUntil(/^ *Images$/m);
    child.kill('SIGKILL');
    await ended;
    await rm(join(directory, 'state'), { recursive: true });
    expect((await cli('start', '--down')).stdout).toContain('✓ the machine was stopped and removed');
    expect(await traces()).toEqual([]);
  }, 120_000);

  const WAYS: [string, (child: ChildProcess) => Promise<unknown>][] = [
    ['Ctrl-C', async (child) => child.kill('SIGINT')],
    ['a closed terminal', async (child) => child.kill('SIGHUP')],
    ['down in another terminal', () => cli('start', '--down')],
  ];

  test.each(
    WAYS.flatMap(([way, stop]) =>
      [MOMENTS[0], MOMENTS[2], MOMENTS[3]].flatMap((moment) =>
        moment === undefined ? [] : [[way, moment[0], stop, ...moment.slice(1)] as const],
      ),
    ) as [
      string,
      string,
      (child: ChildProcess) => Promise<unknown>,
      RegExp,
      number,
      Record<string, string>,
    ][],
  )(
    '%s %s: start removes everything itself',
    async (_, __, stop, line, more, variables) => {
      const { child, ended, printed } = await startUntil(line, more, variables);
      await stop(child);
      expect(await ended).toBe(130);
      expect(printed().trim().split('\n').at(-1)).toBe('interrupted: removing the machine …');
      expect(await traces()).toEqual([]);
      expect((await cli('start', '--down')).stdout).toBe(
        'nothing to stop: no registry was kept with --keep\n',
      );
    },
    120_000,
  );

  test.each<[string[], number, RegExp]>([
    [['start', '--machine', '--input', 'port=abc'], 1, /error: input "port" is "abc"; use auto, or a number/],
    [
      ['start', '--here', '--input', 'prot=1'],
      1,
      /error: there is no input "prot"; the inputs are host, bind, port, auth, /,
    ],
    [['start', '--input', 'port'], 2, /error: --input is "port"; use NAME=VALUE/],
    [['start', '--no-such-option'], 2, /--no-such-option/],
    [['start', '--keep', '--down'], 2, /^error: --keep and --down exclude each other$/m],
    [['start', '--here', '--machine'], 2, /^error: --here and --machine exclude each other$/m],
    [['start', '--help'], 0, /^Usage: podman-registry start \[OPTION…/],
    [
      ['start', '--artifacts', '/etc/passwd/no'],
      1,
      /^error: --artifacts is "\/etc\/passwd\/no", and \S+ cannot be used \(ENOTDIR\); use a directory that this user can reach$/m,
    ],
    [['nothing-like-it'], 2, /^error: unknown command "nothing-like-it"$/m],
  ])(
    '%j ends with %i',
    async (args, code, words) => {
      const { exitCode, stdout, stderr } = await cli(...args);
      expect(stdout + stderr).toMatch(words);
      expect(exitCode).toBe(code);
    },
    60_000,
  );
});

describeInMachine('the local command on a host that is fit for rootless Podman', () => {
  let machine: Machine;

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'start-here');
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const START = `node ${ACTION}/dist/cli.js start`;
  const LEFT =
    'podman pod ps -q; ls -A ~/.local/state/podman-registry-action; ls /tmp | grep ^podman-registry || true';

  test.each(['Host', 'Registry', 'Proof', 'Cleaning up'])(
    'start killed after "%s": down ends main, and post undoes what it did',
    async (line) => {
      await shell(
        machine,
        `${START} --artifacts a > log 2>&1 & pid=$!
         until grep -q '^${line}' log; do sleep 0.02; done
         kill -KILL $pid`,
      );
      expect(await shell(machine, `${START} 2>&1 || true`)).toMatch(
        /^error: an earlier start was killed .*\n$/,
      );
      expect(await shell(machine, `${START} --down`)).toContain('✓ the registry was stopped and removed');
      expect(await shell(machine, LEFT)).toBe('');
      expect(await shell(machine, `${START} --down`)).toBe(
        'nothing to stop: no registry was kept with --keep\n',
      );
    },
    120_000,
  );

  test('start --keep prints lines that work in a shell of this host', async () => {
    const kept = await shell(machine, `${START} --keep --artifacts a`);
    const lines = kept.slice(kept.indexOf('✓ The registry is running')).match(/^ {2}.*$/gm) ?? [];
    expect(lines[0]).toMatch(/^ {2}source \/tmp\/podman-registry-[0-9a-f]{8}\/env$/);
    expect(await shell(machine, lines.join('\n'))).toContain('"my-image"');
    expect(await shell(machine, LEFT)).toBe('');
  }, 120_000);
});
