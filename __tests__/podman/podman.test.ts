import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CommandError } from '../../src/platform/exec.js';
import { kubePlayCommand, Podman } from '../../src/podman/podman.js';
import { parsePodmanVersion } from '../../src/podman/version.js';
import { type Answer, recordingAttempt } from '../fakes.js';

const V3 = parsePodmanVersion('3.4.4');
const V5 = parsePodmanVersion('5.4.2');

function podmanThat(answer: Answer = {}) {
  const recorded = recordingAttempt(() => answer);
  return { podman: new Podman(recorded.attempt), ...recorded };
}

describe('the command line', () => {
  test.each<[string, (podman: Podman) => Promise<unknown>, string]>([
    ['version', (podman) => podman.version().catch(() => undefined), 'version --format json'],
    ['images', (podman) => podman.images().catch(() => undefined), 'images --format json'],
    ['userNamespaceMap', (podman) => podman.userNamespaceMap(), 'unshare cat /proc/self/uid_map'],
    ['runningContainers', (podman) => podman.runningContainers(), 'ps --format {{.Names}}'],
    ['systemMigrate', (podman) => podman.systemMigrate(), 'system migrate'],
    [
      'import',
      (podman) => podman.import('/a.tar', 'x:1', ['USER 1:1', 'CMD ["/x"]']),
      'import --quiet --change USER 1:1 --change CMD ["/x"] /a.tar x:1',
    ],
    ['pull', (podman) => podman.pull('a'), 'pull --quiet a'],
    ['pullAll', (podman) => podman.pullAll(['a', 'b']), 'pull --quiet a b'],
    ['removeImages', (podman) => podman.removeImages(['a', 'b']), 'rmi a b'],
    [
      'kubePlay, of a version with a forwarder',
      (podman) => podman.kubePlay('/pod.yaml', V5, { network: 'pasta' }),
      'kube play --network pasta /pod.yaml',
    ],
    [
      'kubePlay, by its old name on a bridge',
      (podman) => podman.kubePlay('/pod.yaml', V3, {}),
      'play kube /pod.yaml',
    ],
    [
      'kubePlay, with a user namespace',
      (podman) => podman.kubePlay('/pod.yaml', V5, { network: 'pasta', userns: 'keep-id:uid=7' }),
      'kube play --network pasta --userns keep-id:uid=7 /pod.yaml',
    ],
    [
      'firstProcess',
      (podman) => podman.firstProcess('c'),
      'inspect --type container --format {{.State.Pid}} c',
    ],
    ['changeOwner', (podman) => podman.changeOwner('/d', { uid: 1, gid: 2 }), 'unshare chown 1:2 /d'],
    ['copyTo', (podman) => podman.copyTo('i', 'oci:/d:n'), 'push --quiet i oci:/d:n'],
    ['pullFrom', (podman) => podman.pullFrom(['oci:d:n', 'oci:e'], '/in'), 'pull --quiet oci:d:n oci:e'],
    ['tag', (podman) => podman.tag('i', 'n'), 'tag i n'],
    ['untag', (podman) => podman.untag('i', 'n'), 'untag i n'],
    ['removePod', (podman) => podman.removePod('p'), 'pod rm --force --ignore p'],
    [
      'podStates',
      (podman) => podman.podStates('p').catch(() => undefined),
      'ps --all --filter pod=p --format json',
    ],
    ['logs', (podman) => podman.logs('c', 20), 'logs --tail 20 c'],
  ])('of %s', async (_, call, command) => {
    const { podman, commands, options } = podmanThat();
    await call(podman);
    expect(commands.map((argv) => argv.join(' '))).toEqual([`podman ${command}`]);
    expect(options[0]?.timeout).toBeGreaterThan(0);
  });

  test('every word is one argument, whatever is in it', async () => {
    const { podman, commands } = podmanThat();
    await podman.exec('name', ['sh', '-c', 'echo "a b"; true']);
    expect(commands[0]?.slice(-3)).toEqual(['sh', '-c', 'echo "a b"; true']);
  });

  test('the version is that of the client', async () => {
    const { podman } = podmanThat({
      stdout: '{"Client":{"APIVersion":"4.9.4","Version":"4.9.4-rhel","GoVersion":"go1.21"}}',
    });
    expect(await podman.version()).toEqual({ major: 4, minor: 9, patch: 4 });
  });

  test('images without a name have no names', async () => {
    const { podman } = podmanThat({
      stdout: JSON.stringify([
        { Id: 'aa', Names: ['localhost/x:1', 'localhost/y:1'], Size: 1 },
        { Id: 'bb', Dangling: true },
        { Id: 'cc', Names: null },
      ]),
    });
    expect(await podman.images()).toEqual([
      { id: 'aa', names: ['localhost/x:1', 'localhost/y:1'], digests: [], size: 1 },
      { id: 'bb', names: [], digests: [] },
      { id: 'cc', names: [], digests: [] },
    ]);
  });

  test.each([
    ['none', '', []],
    ['two', 'a\nb\n', ['a', 'b']],
  ])('running containers: %s', async (_, stdout, names) => {
    expect(await podmanThat({ stdout }).podman.runningContainers()).toEqual(names);
  });

  test('the containers of a pod, with or without a count of restarts', async () => {
    const { podman } = podmanThat({
      stdout: JSON.stringify([
        { Names: ['p-infra'], IsInfra: true, State: 'running', ExitCode: 0, Restarts: 0 },
        { Names: ['p-registry'], IsInfra: false, State: 'exited', ExitCode: 2, Restarts: 3 },
        { Names: ['p-nginx'], IsInfra: false, State: 'created', ExitCode: 0 },
      ]),
    });
    expect(await podman.podStates('p')).toEqual([
      { name: 'p-infra', isInfra: true, state: 'running', exitCode: 0, restarts: 0 },
      { name: 'p-registry', isInfra: false, state: 'exited', exitCode: 2, restarts: 3 },
      { name: 'p-nginx', isInfra: false, state: 'created', exitCode: 0, restarts: 0 },
    ]);
  });
});

describe('what is read from the answer', () => {
  test('the id of an import or a pull, bare', async () => {
    expect(await podmanThat({ stdout: 'abc\n' }).podman.pull('a')).toBe('abc');
    const imported = podmanThat({ stdout: 'sha256:abc\n' }).podman.import('/a.tar', 'x', []);
    expect(await imported).toBe('abc');
  });

  test('logs are both streams, also of a container that is gone', async () => {
    const { podman } = podmanThat({ exitCode: 125, stdout: 'out\n', stderr: 'err\n' });
    expect(await podman.logs('c', 5)).toBe('out\nerr\n');
  });

  test('the digest of a push is what podman wrote into the file', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'podman-test-'));
    const file = join(directory, 'digest');
    await writeFile(file, 'sha256:abc\n');
    const { podman, commands } = podmanThat();
    try {
      expect(await podman.push('image', 'localhost:8443/x:1', file)).toBe('sha256:abc');
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
    expect(commands[0]?.join(' ')).toBe(
      `podman push --quiet --digestfile ${file} image docker://localhost:8443/x:1`,
    );
  });
});

test('a call that fails throws with the words of podman', async () => {
  const { podman } = podmanThat({ exitCode: 125, stderr: 'Error: no such image\n' });
  const failed = podman.removeImages(['a']);
  await expect(failed).rejects.toBeInstanceOf(CommandError);
  await expect(failed).rejects.toThrow('podman rmi a: exit code 125\nError: no such image');
});

describe('kube play is spelt', () => {
  test.each([
    ['3.4.4', 'play kube'],
    ['4.1.1', 'play kube'],
    ['4.2.0', 'kube play'],
    ['5.4.2', 'kube play'],
  ])('by %s: %s', (version, command) => {
    expect(kubePlayCommand(parsePodmanVersion(version)).join(' ')).toBe(command);
  });
});

describe('a pod that resists', () => {
  const REMOVE = 'podman pod rm --force --ignore p';
  const CONTAINERS = JSON.stringify(
    ['infra', 'registry', 'nginx'].map((name) => ({ Names: [`p-${name}`], IsInfra: name === 'infra' })),
  );

  /** @param failures how often the pod cannot be removed */
  function resisting(failures: number, version = '5.4.2', exitCode = 125) {
    let failed = 0;
    const recorded = recordingAttempt((argv) => {
      const command = argv.join(' ');
      if (command === REMOVE && failed < failures) {
        failed += 1;
        return { exitCode, stderr: 'not all containers could be removed from pod p\n' };
      }
      if (argv[1] === 'ps') return { stdout: CONTAINERS };
      return argv[1] === 'version' ? { stdout: JSON.stringify({ Client: { Version: version } }) } : {};
    });
    return {
      podman: new Podman(recorded.attempt),
      words: () => recorded.commands.map((argv) => argv.join(' ')),
    };
  }

  test('is removed by a second call', async () => {
    const { podman, words } = resisting(1);
    await podman.removePod('p', 0);
    expect(words()).toEqual([REMOVE, REMOVE]);
  });

  test.each([
    ['5.4.2', '--time 0 '],
    ['3.4.4', ''],
  ])('else its containers go one by one, and the pod after them (Podman %s)', async (version, time) => {
    const { podman, words } = resisting(2, version);
    await podman.removePod('p', 0);
    expect(words().filter((one) => / rm /.test(one))).toEqual([
      REMOVE,
      REMOVE,
      `podman rm --force ${time}p-registry`,
      `podman rm --force ${time}p-nginx`,
      REMOVE,
    ]);
  });

  test('is an error in the end, with the words of podman', async () => {
    const { podman } = resisting(3);
    await expect(podman.removePod('p', 0)).rejects.toThrow(/not all containers could be removed/);
  });

  test('of a podman that is not installed is an error at once', async () => {
    const { podman, words } = resisting(9, '5.4.2', 127);
    await expect(podman.removePod('p', 0)).rejects.toThrow(/exit code 127/);
    expect(words()).toEqual([REMOVE]);
  });
});

test.each([
  [0, true],
  [1, false],
])('exit code %s of `pod exists` is an answer', async (exitCode, exists) => {
  expect(await podmanThat({ exitCode }).podman.podExists('p')).toBe(exists);
});

test('a podman that cannot tell whether a pod exists is an error', async () => {
  await expect(podmanThat({ exitCode: 125 }).podman.podExists('p')).rejects.toThrow(CommandError);
});
