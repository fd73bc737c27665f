import { describe, expect, test } from '@jest/globals';
import { commandFor } from '../../src/undo/commands.js';
import { readStep, type UndoScope } from '../../src/undo/read-step.js';
import type { CommandUndo, Undo } from '../../src/undo/step.js';
import { taskOf } from '../../src/undo/task.js';

const NAME = 'podman-registry-1a2b3c4d';
const JOB: UndoScope = {
  directory: `/work/_temp/${NAME}`,
  job: NAME,
  user: { name: 'runner', home: '/home/runner' },
};
const HOST: UndoScope = { directory: '/home/runner/.local/state/x/host', user: JOB.user };
const HOME = '/home/runner/.config/containers';
const XDG: UndoScope = { ...JOB, containers: '/srv/config/containers' };
const CA = 'certs.d/127.0.0.1:8443/ca.crt';
const XDG_CA = `/srv/config/containers/${CA}`;
const OTHER = 'registries.conf.d/podman-registry-mirrors-1-00000000.conf';
const MIRRORS = 'registries.conf.d/podman-registry-mirrors-1790000000000-1a2b3c4d.conf';

/** Each kind as main records it, with the command that it comes to where it is one. */
const GOOD: readonly (readonly [Undo, UndoScope, string?])[] = [
  [{ kind: 'pod', name: NAME }, JOB],
  [{ kind: 'image', reference: '127.0.0.1:8443/podman-registry-proof:x' }, JOB],
  [{ kind: 'image', reference: `docker.io/library/nginx@sha256:${'a'.repeat(64)}` }, JOB],
  [{ kind: 'image', reference: 'localhost/app:1', id: 'a'.repeat(64) }, JOB],
  [{ kind: 'pause-images', before: ['localhost/podman-pause:5.4.2-0'] }, JOB],
  [{ kind: 'pause-images', before: [] }, JOB],
  [{ kind: 'remove', path: `/run/user/1001/${NAME}` }, JOB],
  [{ kind: 'remove', path: `${HOME}/certs.d/127.0.0.1:8443/ca.crt` }, JOB],
  [{ kind: 'remove', path: `/other/.config/containers/certs.d/reg.example:443/${NAME}.crt` }, JOB],
  [{ kind: 'remove', path: `${HOME}/${MIRRORS}` }, JOB],
  [{ kind: 'remove', path: `${HOME}/${MIRRORS}` }, XDG],
  [{ kind: 'remove', path: `${XDG.containers}/${MIRRORS}` }, XDG],
  [{ kind: 'remove', path: `${XDG.containers}/certs.d/127.0.0.1:8443/ca.crt` }, XDG],
  [{ kind: 'remove-empty', paths: [`${HOME}/certs.d`, HOME] }, JOB],
  [{ kind: 'remove-empty', paths: [] }, HOST],
  [{ kind: 'remove-empty', as: 'root', paths: ['/etc/docker/certs.d/10.0.0.1:8443', '/etc/docker'] }, JOB],
  [{ kind: 'remove-empty', as: 'root', paths: ['/var/lib/rancher/k3s/agent/etc/containerd/certs.d'] }, JOB],
  [{ kind: 'remove-empty', as: 'user', paths: ['/home/runner/x'] }, HOST],
  [{ kind: 'restore', as: 'root', path: '/etc/apparmor.d/podman-registry-podman' }, HOST],
  [
    {
      kind: 'restore',
      as: 'root',
      path: '/etc/containerd/certs.d/10.0.0.1:8443/hosts.toml',
      copy: `${JOB.directory}/trust/before/etc/containerd/certs.d/10.0.0.1:8443/hosts.toml`,
    },
    JOB,
  ],
  [{ kind: 'restore', as: 'root', path: `/usr/local/share/ca-certificates/${NAME}.crt` }, JOB],
  [{ kind: 'restore', as: 'root', path: `/etc/pki/ca-trust/source/anchors/${NAME}.crt` }, JOB],
  [
    { kind: 'restore', as: 'user', path: `${HOME}/policy.json`, copy: `${HOST.directory}/1a2b-policy.json` },
    HOST,
  ],
  [{ kind: 'variable', name: 'SSL_CERT_FILE', ours: `${JOB.directory}/ca-bundle.crt`, before: '' }, JOB],
  [
    {
      kind: 'variable',
      name: 'DOCKER_HOST',
      ours: 'unix:///run/user/1001/podman/podman.sock',
      before: 'tcp://a',
    },
    JOB,
  ],
  [
    {
      kind: 'variable',
      name: 'TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE',
      ours: '/run/user/1001/podman/podman.sock',
      before: '',
    },
    JOB,
  ],
  [{ kind: 'variable', name: 'TESTCONTAINERS_RYUK_DISABLED', ours: 'true', before: '' }, JOB],
  [{ kind: 'podman-socket', made: true }, HOST],
  [{ kind: 'podman-service' }, JOB],
  [{ kind: 'podman-bundle' }, JOB],
  [
    {
      kind: 'variable',
      name: 'CONTAINERS_CONF_OVERRIDE',
      ours: `${JOB.directory}/containers.conf`,
      before: '/etc/own.conf',
    },
    JOB,
  ],
  [{ kind: 'variable', name: 'NO_PROXY', ours: 'a,172.17.0.1', before: 'a' }, JOB],
  [{ kind: 'variable', name: 'no_proxy', ours: '172.17.0.1', before: '' }, JOB],
  [{ kind: 'put-back', path: '/home/runner/.local/share/containers/storage' }, HOST],
  [{ kind: 'put-back', path: '/srv/store', aside: '/srv/store.podman-registry-1a2b3c4d' }, HOST],
  [{ kind: 'kept', what: 'installed packages: podman, grüße' }, HOST],
  [{ kind: 'lingering', user: 'runner' }, HOST, 'loginctl disable-linger runner'],
  [{ kind: 'sysctl', name: 'user.max_user_namespaces' }, HOST, 'sysctl -q -w user.max_user_namespaces=0'],
  [{ kind: 'apparmor-profile' }, HOST, 'apparmor_parser --remove /etc/apparmor.d/podman-registry-podman'],
  [{ kind: 'tun-device' }, HOST, 'rm --force /dev/net/tun'],
  [{ kind: 'tun-directory' }, HOST, 'rmdir /dev/net'],
  [{ kind: 'mode', path: '/dev/fuse', mode: '0600' }, HOST, 'chmod 0600 /dev/fuse'],
  [{ kind: 'mode', path: '/usr/bin/newuidmap', mode: '0755' }, HOST, 'chmod 0755 /usr/bin/newuidmap'],
  [{ kind: 'fuse-module' }, HOST, 'modprobe --remove fuse'],
  [{ kind: 'binfmt', architecture: 'arm64' }, HOST, 'sysctl -q -w fs.binfmt_misc.podman-registry-arm64=-1'],
  [{ kind: 'rootful-socket', name: NAME }, JOB, `systemctl stop ${NAME}.socket ${NAME}.service`],
  [{ kind: 'remove-empty', paths: [`/run/${NAME}`], as: 'root' }, JOB],
  [{ kind: 'binfmt-mount' }, HOST, 'umount /proc/sys/fs/binfmt_misc'],
  [{ kind: 'binfmt-module' }, HOST, 'modprobe --remove binfmt_misc'],
  [
    { kind: 'subids', saved: '1a2b3c4d-subids.json' },
    HOST,
    'env node cli.js subid restore --saved /at/1a2b3c4d-subids.json',
  ],
  [{ kind: 'ca-store', program: 'update-ca-trust' }, JOB, 'update-ca-trust extract'],
  [{ kind: 'ca-store', program: 'update-ca-certificates' }, JOB, 'update-ca-certificates --fresh'],
  [
    { kind: 'java-store', job: NAME },
    JOB,
    `keytool -delete -noprompt -alias debian:${NAME}.pem -keystore /etc/ssl/certs/java/cacerts -storepass changeit`,
  ],
  [
    { kind: 'k3s-registry', registry: '10.0.0.1:8443' },
    JOB,
    'rm --recursive --force /var/lib/rancher/k3s/agent/etc/containerd/certs.d/10.0.0.1:8443',
  ],
  [
    { kind: 'kind-node', engine: 'docker', node: 'kind-worker', registry: '10.0.0.1:8443' },
    JOB,
    'docker exec kind-worker rm -rf /etc/containerd/certs.d/10.0.0.1:8443',
  ],
  [{ kind: 'trial-container', name: `${NAME}-trial` }, JOB, `podman rm --force --ignore ${NAME}-trial`],
  [{ kind: 'unfinished-registry', name: 'ci', data: false }, JOB, 'env node cli.js down ci --unfinished'],
];

const COMMANDS = GOOD.flatMap(([step, , command]) =>
  command === undefined ? [] : [[step, command] as const],
);

describe('what main records', () => {
  test.each(GOOD)('%j is read back', (step, scope) => {
    expect(readStep(JSON.parse(JSON.stringify(step)), scope)).toEqual({ step });
  });

  test.each(COMMANDS)('%j is the command %s', (step, command) => {
    const { argv } = commandFor(step as CommandUndo, { directory: '/at', self: ['env', 'node', 'cli.js'] });
    expect(argv.join(' ')).toBe(command);
  });

  test.each([
    `keytool error: java.lang.Exception: Alias <debian:${NAME}.pem> does not exist`,
    'keytool is not installed',
    'sudo: keytool: command not found',
  ])("nothing is left to undo in Java's store: %s", (said) => {
    const { gone, needs } = commandFor({ kind: 'java-store', job: NAME }, { directory: '/at', self: [] });
    expect([gone?.test(said), needs]).toEqual([true, '/etc/ssl/certs/java/cacerts']);
    expect(gone?.test('keytool error: java.io.IOException: keystore password was incorrect')).toBe(false);
  });

  test.each(GOOD)('%j has a sentence of its own where it cannot be undone', (step) => {
    expect(taskOf(step)).toMatch(/^[a-z]+ [^{}"]*(?:"ci")?[^{}]*$/);
  });

  test.each(GOOD)('%j with a field more is refused', (step, scope) => {
    expect(readStep({ ...step, argv: ['id'] }, scope)).toEqual({
      problem: expect.stringContaining('an unknown field'),
    });
  });

  test.each(GOOD)(
    '%j without any of its fields is refused, or lacks only what it may lack',
    (step, scope) => {
      const optional = ['as', 'copy', 'aside', 'id'];
      for (const key of Object.keys(step).filter((one) => !optional.includes(one))) {
        const { [key]: _, ...rest } = step as unknown as Record<string, unknown>;
        expect(readStep(rest, scope)).toHaveProperty('problem');
      }
    },
  );

  test.each(GOOD)('%j with another type in a field is refused', (step, scope) => {
    for (const key of Object.keys(step)) {
      for (const other of [null, 7, {}, ['/etc/passwd', 7], [[]]]) {
        expect(readStep({ ...step, [key]: other }, scope)).toHaveProperty('problem');
      }
    }
  });
});

describe('what no journal can ask for', () => {
  test.each<[string, unknown, UndoScope?]>([
    ['a command', { kind: 'run', as: 'root', argv: ['sh', '-c', 'id > /tmp/pwned'] }],
    ['a kind of the language', { kind: 'constructor' }],
    ['no kind', { name: NAME }],
    ['a list', [{ kind: 'tun-device' }]],
    ['nothing', null],
    ['a text', 'tun-device'],
    ["another's pod", { kind: 'pod', name: 'database' }],
    ["another job's pod", { kind: 'pod', name: 'podman-registry-00000000' }],
    ['a pod for the host', { kind: 'pod', name: NAME }, HOST],
    ['an option for a pod', { kind: 'pod', name: '--all' }],
    ['an option for an image', { kind: 'image', reference: '--all' }],
    ['an image with the ID of another command', { kind: 'image', reference: 'a', id: '--all' }],
    ['an image with a line break', { kind: 'image', reference: 'a\nb' }],
    ['an image with a blank', { kind: 'image', reference: 'a --force' }],
    ['the home directory', { kind: 'remove', path: '/home/runner' }],
    ["another job's directory", { kind: 'remove', path: '/work/_temp/podman-registry-00000000' }],
    ['a way up', { kind: 'remove', path: `/work/${NAME}/../../home/runner/${NAME}/..` }],
    ['a way that is not plain', { kind: 'remove', path: `/work/./${NAME}` }],
    ['a relative way', { kind: 'remove', path: NAME }],
    ['a slash at the end', { kind: 'remove', path: `/work/${NAME}/` }],
    ['NUL', { kind: 'remove', path: `/work/a\0b/${NAME}` }],
    ['a line break', { kind: 'remove', path: `/work/a\nb/${NAME}` }],
    ['a line separator', { kind: 'remove', path: `/work/a\u2028b/${NAME}` }],
    ['another file of certs.d', { kind: 'remove', path: `${HOME}/certs.d/127.0.0.1:8443/client.key` }],
    ['a CA elsewhere', { kind: 'remove', path: '/home/runner/certs.d/127.0.0.1:8443/ca.crt' }],
    ['all of certs.d', { kind: 'remove', path: `${HOME}/certs.d` }],
    [
      "another job's fragment",
      { kind: 'remove', path: `${HOME}/registries.conf.d/podman-registry-fragment-00000000.conf` },
    ],
    ['a CA in a directory that the environment does not name', { kind: 'remove', path: XDG_CA }],
    ['a CA below that directory', { kind: 'remove', path: `/srv/config/containers/x/${CA}` }, XDG],
    ['a CA above it', { kind: 'remove', path: `/srv/config/${CA}` }, XDG],
    ['a CA beside it', { kind: 'remove', path: `/srv/config/containers-x/${CA}` }, XDG],
    ['the same words elsewhere', { kind: 'remove', path: `/evil/srv/config/containers/${CA}` }, XDG],
    ['a way to it', { kind: 'remove', path: `/srv/config/x/../containers/${CA}` }, XDG],
    ['another file there', { kind: 'remove', path: '/srv/config/containers/policy.json' }, XDG],
    ["another job's mirrors there", { kind: 'remove', path: XDG_CA.replace(CA, OTHER) }, XDG],
    [
      'the same for the host',
      { kind: 'remove', path: XDG_CA },
      { ...HOST, containers: '/srv/config/containers' },
    ],
    ['units of another job', { kind: 'rootful-socket', name: 'podman-registry-00000000' }],
    ['a unit of the system', { kind: 'rootful-socket', name: 'podman' }],
    ['a handler of another program', { kind: 'binfmt', architecture: '../status' }],
    ['a handler with a value', { kind: 'binfmt', architecture: 'a=0' }],
    ['a podman of another directory', { kind: 'podman-bundle', path: '/usr' }],
    [
      "another job's mirrors",
      { kind: 'remove', path: `${HOME}/registries.conf.d/podman-registry-mirrors-1-00000000.conf` },
    ],
    ['a file of a job, for the host', { kind: 'remove', path: `/run/user/1001/${NAME}` }, HOST],
    ['a directory of root', { kind: 'remove-empty', as: 'root', paths: ['/etc/cron.d'] }],
    ['a directory beside', { kind: 'remove-empty', as: 'root', paths: ['/etc/docker/certs.d/..'] }],
    ['rights of nobody', { kind: 'remove-empty', as: 'sudo', paths: [] }],
    ['too many', { kind: 'remove-empty', paths: Array.from({ length: 1001 }, () => '/a') }],
    ['a file of root', { kind: 'restore', as: 'root', path: '/etc/shadow', copy: `${JOB.directory}/x` }],
    ['the removal of a file of root', { kind: 'restore', as: 'root', path: '/etc/passwd' }],
    ['a directory on the way to a file', { kind: 'restore', as: 'root', path: '/etc/docker/certs.d' }],
    ['a way to it', { kind: 'restore', as: 'root', path: '/etc/docker/certs.d/a:1/../../../shadow' }],
    ['another file of a client', { kind: 'restore', as: 'root', path: '/etc/docker/certs.d/a:1/client.key' }],
    ['a registry that is a way', { kind: 'restore', as: 'root', path: '/etc/docker/certs.d/../ca.crt' }],
    ['a copy from elsewhere', { kind: 'restore', as: 'user', path: '/home/runner/f', copy: '/srv/evil' }],
    [
      'a copy by a way up',
      { kind: 'restore', as: 'user', path: '/home/runner/f', copy: `${JOB.directory}/../evil` },
    ],
    ['a copy that is the directory', { kind: 'restore', as: 'user', path: '/f/g', copy: JOB.directory }],
    ['an option for a path', { kind: 'restore', as: 'user', path: '-rf' }],
    [
      'another variable',
      { kind: 'variable', name: 'LD_PRELOAD', ours: `${JOB.directory}/x`, before: '/evil.so' },
    ],
    ['another engine', { kind: 'variable', name: 'DOCKER_HOST', ours: 'tcp://192.0.2.1:2375', before: '' }],
    [
      "another variable's value",
      { kind: 'variable', name: 'DOCKER_CONFIG', ours: 'unix:///run/podman.sock', before: '' },
    ],
    ["the user's socket, for one job", { kind: 'podman-socket', made: false }],
    [
      "a variable that is not the job's",
      { kind: 'variable', name: 'DOCKER_CONFIG', ours: '/srv/x', before: '/evil' },
    ],
    [
      'a value of two lines',
      { kind: 'variable', name: 'DOCKER_CONFIG', ours: `${JOB.directory}/x`, before: 'a\nPATH=b' },
    ],
    ['the home for a storage', { kind: 'put-back', path: '/home/runner' }],
    ['what holds the home', { kind: 'put-back', path: '/home' }],
    ['a directory of the root', { kind: 'put-back', path: '/srv' }],
    ['any directory in its place', { kind: 'put-back', path: '/srv/store', aside: '/srv/evil' }],
    [
      'a directory below it',
      { kind: 'put-back', path: '/srv/store', aside: '/srv/store/x.podman-registry-1a2b3c4d' },
    ],
    ['words that end a line', { kind: 'kept', what: 'x\n::add-mask::y' }],
    ['no words', { kind: 'kept', what: '' }],
    ['a huge text', { kind: 'kept', what: 'x'.repeat(32_769) }],
    ["another user's lingering", { kind: 'lingering', user: 'root' }],
    ['another switch', { kind: 'sysctl', name: 'kernel.core_pattern' }],
    ['a switch and its value', { kind: 'sysctl', name: 'user.max_user_namespaces=1' }],
    ['the mode of another file', { kind: 'mode', path: '/etc/shadow', mode: '0644' }],
    ['the setuid bit', { kind: 'mode', path: '/usr/bin/newuidmap', mode: '4755' }],
    ['newuidmap for everybody to write', { kind: 'mode', path: '/usr/bin/newuidmap', mode: '0777' }],
    ['a program elsewhere', { kind: 'mode', path: '/home/runner/bin/newuidmap', mode: '0755' }],
    ['a mode in letters', { kind: 'mode', path: '/dev/fuse', mode: 'u+s' }],
    ['an option for a mode', { kind: 'mode', path: '/dev/fuse', mode: '--reference=/x' }],
    ['ids from elsewhere', { kind: 'subids', saved: '/home/runner/sv/s.json' }],
    ['ids by a way up', { kind: 'subids', saved: '../1a2b3c4d-subids.json' }],
    ['another program for the CAs', { kind: 'ca-store', program: '/tmp/update-ca-trust' }],
    ["another job's CA in Java's store", { kind: 'java-store', job: 'podman-registry-00000000' }],
    ["a CA of the host in Java's store", { kind: 'java-store', job: 'ISRG_Root_X1' }],
    ['a CA of the host by a journal of the host', { kind: 'java-store', job: 'ISRG_Root_X1' }, HOST],
    ['all registries of k3s', { kind: 'k3s-registry', registry: '..' }],
    ['a registry that is a path', { kind: 'k3s-registry', registry: '../../x:1' }],
    ['an option for a node', { kind: 'kind-node', engine: 'docker', node: '--privileged', registry: 'a:1' }],
    ['another engine', { kind: 'kind-node', engine: 'sh', node: 'n', registry: 'a:1' }],
    ['another container', { kind: 'trial-container', name: 'database' }],
    ['an option for a registry', { kind: 'unfinished-registry', name: '--help', data: true }],
    ['data that is a word', { kind: 'unfinished-registry', name: 'ci', data: 'yes' }],
  ])('%s', (_, step, scope = JOB) => {
    expect(readStep(step, scope)).toEqual({ problem: expect.any(String) });
  });

  test('the problem repeats nothing that could be a command for the log', () => {
    expect(readStep({ kind: '::add-mask::x\n##[set-env name=PATH]y' }, JOB)).toEqual({
      problem: 'its kind is unknown',
    });
    expect(readStep({ kind: 'run' }, JOB)).toEqual({ problem: 'its kind "run" is unknown' });
  });
});
