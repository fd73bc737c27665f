import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { obeyed } from '../actions/runner-log.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const DISK = '/home/runner/disk';
const PORT = '18733';
const PASSWORD = 'Kq7-planted-in-logs';
const BASIC = Buffer.from(`ci:${PASSWORD}`).toString('base64');
const INPUTS = { port: PORT, password: PASSWORD, 'keep-images': 'true', timeout: '20' };
/** What the action itself tells the runner. */
const OWN_COMMANDS = ['add-mask', 'group', 'endgroup', 'error', 'warning'];
/** What a client without a login could have written into a log. */
const FORGED = '##[save-state name=directory]evil';
const BROKEN = 'localhost/broken-registry:1';

describeInMachine('when it fails', () => {
  let machine: Machine;
  const stepIn = (name: string) =>
    new Step(machine, `${TESTS}/${name}`, { XDG_RUNTIME_DIR: '/run/user/1001' });

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'fails');
    // A disk of 64 MiB that is the runner's, and an image that does not fit on it.
    await shell(
      machine,
      `mkdir ${DISK}
       mount -t tmpfs -o size=64m,uid=1001,gid=1001,mode=700 tmpfs ${DISK}`,
      { user: 'root' },
    );
    await shell(
      machine,
      `mkdir ctx ${DISK}/data
       printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
       head -c 72000000 /dev/urandom > ctx/f; podman build -q -t localhost/big:1 ctx
       head -c 1000 /dev/urandom > ctx/f; podman build -q -t localhost/small:1 ctx`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  /** The one sentence, what comes after it, and the files; none of it with a secret. */
  async function expectDiagnosed(main: StepResult): Promise<{ error: string; group: string; files: string }> {
    expect(main.exitCode).toBe(1);
    const lines = main.shown.split('\n');
    const at = lines.findIndex((line) => line.startsWith('::error::'));
    const begin = lines.indexOf('::group::Diagnostics');
    expect(lines.filter((line) => line.startsWith('::error::'))).toHaveLength(1);
    expect(begin).toBe(at + 1);
    const group = lines.slice(begin, lines.indexOf('::endgroup::', begin)).join('\n');
    const directory = main.outputs.get('diagnostics');
    expect(directory).toMatch(/\/diagnostics$/);
    const files = await shell(machine, `cd ${directory}; tail -n +1 *`);
    for (const file of [
      'cause.txt',
      'pod.txt',
      'registry.log',
      'nginx.log',
      'disk.txt',
      'ports.txt',
      'host.txt',
    ]) {
      expect(files).toContain(`==> ${file} <==`);
    }
    // Everything secret that the job had, as it lies in its own files.
    const secrets = await shell(
      machine,
      `cd ${directory}/../pod; { cat tls/tls.key access/htpasswd; sed -n 's/^  secret: //p' registry/config.yml; } | grep -v -- -----`,
    );
    for (const secret of [PASSWORD, BASIC, ...secrets.trim().split('\n')]) {
      expect(main.shown).not.toContain(secret);
      expect(files).not.toContain(secret);
    }
    return { error: lines[at]?.replaceAll('%0A', '\n') ?? '', group, files };
  }

  async function expectGone(step: Step, main: StepResult): Promise<void> {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
    expect(await shell(machine, 'podman ps --all --quiet')).toBe('');
    expect(await shell(machine, `ls ${main.state.get('directory')} 2>&1 || true`)).toContain('No such file');
  }

  test('a disk that fills during a push: the cause is told, what was there is served, and room heals it', async () => {
    const inputs = { ...INPUTS, 'storage-path': `${DISK}/data`, storage: 'path' };
    const before = stepIn('before');
    const first = await before.main({ ...inputs, images: 'localhost/small:1' });
    expect(first.shown).not.toContain('::error::');
    expect(first.exitCode).toBe(0);
    expect(first.outputs.get('diagnostics')).toBe('');
    await expectGone(before, first);

    const step = stepIn('full');
    const main = await step.main({ ...inputs, proof: 'true', images: 'localhost/big:1' });
    const { error, group, files } = await expectDiagnosed(main);
    expect(error).toMatch(
      /^::error::podman push .*localhost\/big:1 docker:\/\/127\.0\.0\.1:18733\/big:1: exit code 125/,
    );
    expect(error).toContain('500 Internal Server Error');
    expect(error).toContain("\nregistry disk full: the disk with the registry's data is full");
    expect(error).toContain('\n  what to do: Free disk space');
    expect(group).toMatch(/the registry's data \(\/home\/runner\/disk\/data\): \d MiB of 64 MiB free/);
    expect(group).toMatch(/18733: \S+ \(pid \d+\), uid 1001/);
    expect(group).toContain('no space left on device');
    expect(files).toContain('running, restarted 0 times');

    // The pod is up until post, and its disk is still full.
    const auth = `--authfile ${main.state.get('directory')}/auth.json`;
    const address = `127.0.0.1:${PORT}`;
    await shell(machine, `podman rmi localhost/small:1; podman pull -q ${auth} ${address}/small:1`);
    await shell(machine, `rm -r ${DISK}/data/docker/registry/v2/repositories/big/_uploads`);
    await shell(machine, `podman push -q ${auth} ${address}/small:1 docker://${address}/small:2`);
    await shell(machine, `podman rmi ${address}/small:1`);
    await expectGone(step, main);
  }, 120_000);

  test('a registry that does not start: its own words, and no waiting until the time is over', async () => {
    // Prints its configuration and its htpasswd file, in which secrets are, and a name, and exits.
    await shell(
      machine,
      `tar --create --dereference --file=broken.tar -C / usr/bin/cat $(ldd /usr/bin/cat | grep -o '/[^ ]*' | cut -c2-)
       podman import -q --change 'ENTRYPOINT ["/usr/bin/cat","/etc/podman-registry/registry/config.yml","/etc/podman-registry/access/htpasswd","${FORGED}"]' \\
         broken.tar ${BROKEN}`,
    );
    const step = stepIn('broken');
    const main = await step.main({ ...INPUTS, 'registry-image': BROKEN });
    const { error, group, files } = await expectDiagnosed(main);
    expect(error).toMatch(
      /^::error::https:\/\/127\.0\.0\.1:18733\/v2\/ did not answer within \d+ s: container registry failed: restarted \d+ times; its log: (\/usr\/bin\/)?cat: serve: No such file or directory$/,
    );
    expect(group).toMatch(/-registry: \w+(, exit code 1)?, restarted \d+ times/);
    expect(group).toContain(FORGED.replace('##', '##\\'));
    expect(obeyed(main.log).filter(({ name }) => !OWN_COMMANDS.includes(name))).toEqual([]);
    // The names of what was there stay.
    expect(files).toMatch(/^ {2}secret: \*\*\*$/m);
    await expectGone(step, main);
  }, 120_000);
});
