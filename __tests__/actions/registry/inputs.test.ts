import { describe, expect, test } from '@jest/globals';
import { loadInputs, type RegistryInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { thrownBy } from '../../registry/fakes.js';
import { inputsWith } from '../action-file.js';

const read = (set: Readonly<Record<string, string>>) => loadInputs(inputsWith(set));

/** Reads past the trimming of the runner. */
const readRaw = (name: string, value: string) =>
  loadInputs((asked) => (asked === name ? value : inputsWith({})(asked)));

test('without any input all is as action.yml says', () => {
  const wanted: RegistryInputs = {
    setup: 'auto',
    users: [],
    socket: undefined,
    platforms: [],
    storageCache: undefined,
    podman: {
      archive: undefined,
      version: undefined,
      containersConf: undefined,
      registriesConf: undefined,
      runtime: undefined,
    },
    lifecycle: 'job',
    name: 'registry',
    host: undefined,
    bind: undefined,
    port: 'auto',
    access: {
      kind: 'basic',
      writer: { username: 'ci', password: undefined },
      reader: undefined,
      anonymousPull: false,
    },
    trust: undefined,
    certificate: undefined,
    registryImage: {
      registry: 'ghcr.io',
      repository: 'distribution/distribution',
      tag: '3.1.2',
      digest: undefined,
    },
    nginxImage: {
      registry: 'public.ecr.aws',
      repository: 'docker/library/nginx',
      tag: '1.30-alpine-slim',
      digest: undefined,
    },
    imageSource: 'auto',
    keepImages: false,
    proof: true,
    images: [],
    quadletDirectory: undefined,
    mapping: { kind: 'default' },
    storage: { kind: 'job' },
    httpSecret: undefined,
    imageCache: undefined,
    seed: { images: [], platforms: [], parallel: 4 },
    mirrors: { upstreams: [], directory: undefined, limit: undefined },
    fragments: { registry: undefined, nginx: undefined },
    kubernetes: { replicas: 1, ingressHost: undefined },
    fastPaths: ['blobs', 'login', 'ktls', 'forwarder', 'api'],
    timeout: 60,
  };
  expect(read({})).toEqual(wanted);
});

const LONG_LABEL = 'a'.repeat(64);
const LONG_HOST = `${'a.'.repeat(126)}aa`;

describe('a wrong input is refused in one sentence: the input, what was found, what to use', () => {
  test.each<[input: string, value: string, instead: string]>([
    ...['', 'yes', 'Auto', 'auto,check', 'AUTO'].map(
      (value) => ['setup', value, 'auto, check or off'] as [string, string, string],
    ),
    ...['', 'yes', 'rootless', 'Rootful'].map(
      (value) => ['socket', value, 'true, rootful or false'] as [string, string, string],
    ),
    ...['5', '5.8.6', 'v5.8', '5.x', 'latest', '5.8 '].map(
      (value) =>
        ['podman-version', value, 'installed, newest, or two numbers such as 5.8'] as [
          string,
          string,
          string,
        ],
    ),
    ...['linux/mips', 'windows/amd64', 'all', 'aarch64'].map(
      (value) =>
        [
          'platforms',
          value,
          'linux/386, linux/amd64, linux/arm, linux/arm64, linux/loong64, linux/ppc64le, linux/riscv64 or linux/s390x',
        ] as [string, string, string],
    ),
    ...['a:b', '-u', 'a;b', '../x', '$(id)', '1001x'].map(
      (value) => ['users', value, 'user names or UIDs'] as [string, string, string],
    ),
    ...['', 'Basic', 'true', 'none '].map(
      (value) => ['auth', value, 'basic, none or token'] as [string, string, string],
    ),
    ...['', 'build', 'Pull', 'auto pull'].map(
      (value) => ['image-source', value, 'auto, local, pull or packages'] as [string, string, string],
    ),
    ...[
      'abc',
      '0',
      '00000',
      '65536',
      '99999',
      '100000',
      '',
      ' 8443',
      '8443 ',
      '8443;',
      '-1',
      '+1',
      '1e3',
      '0x10',
      '84.43',
      '8443\n',
      'AUTO',
      '٨٤٤٣',
    ].map((value) => ['port', value, 'auto, or a number from 1 to 65535'] as [string, string, string]),
    ...[
      '',
      'two words',
      'a;b',
      'a\nb',
      'a\n',
      '\na',
      'Registry.example',
      LONG_LABEL,
      LONG_HOST,
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      '127.0.0.01',
      '12345',
      'registry.example.',
      '.registry',
      'a..b',
      '-a',
      'a-',
      'a.-b',
      '*',
      '*.example',
      '::1',
      '[::1]',
      'host:8443',
      'https://host',
      'host/path',
      'a_b',
      'a,DNS:b',
      'büro.example',
      '$(id)',
      'a{b}',
      '"a"',
    ].map(
      (value) =>
        ['host', value, 'auto, a lowercase DNS name, or an IPv4 address'] as [string, string, string],
    ),
    ...['', 'localhost', '::', '::1', '*', '127.0.0.1:8443', '127.0.0', '127.0.0.1\n', '127.0.0.1;'].map(
      (value) =>
        ['bind', value, 'auto, 127.0.0.1, 0.0.0.0 or another IPv4 address of this host'] as [
          string,
          string,
          string,
        ],
    ),
    ...['', 'a:b', 'a"b', "a'b", 'a b', 'a\nb', 'ci\n', 'a/b', 'a\\b', 'ü', 'a'.repeat(65)].map(
      (value) => ['username', value, '1 to 64 of the characters'] as [string, string, string],
    ),
    ...['registry-image', 'nginx-image'].flatMap((name) =>
      [
        '',
        'Nginx',
        'nginx:',
        ':1',
        'nginx@sha256:abc',
        'a b',
        'nginx;id',
        'nginx\n',
        '-v',
        '--help',
        'https://docker.io/nginx',
        'nginx:1\nENV=x',
      ].map(
        (value) =>
          [name, value, 'an image name, such as docker.io/library/nginx:1.30-alpine'] as [
            string,
            string,
            string,
          ],
      ),
    ),
    ...['', '0', '3601', '60s', '-1', '1.5', 'sixty', '60\n', '99999'].map(
      (value) => ['timeout', value, 'a number of seconds from 1 to 3600'] as [string, string, string],
    ),
    ...['10', '10 gib', '1e3GB', '-1GiB', '10GiB\n'].map(
      (value) =>
        ['mirror-max-size', value, 'a number and a unit, such as 10GiB or 500MB'] as [string, string, string],
    ),
    ...['keep-images', 'proof'].flatMap((name) =>
      ['', 'yes', 'no', '1', '0', 'tRUE', 'truefalse', 'true\n', 'on'].map(
        (value) => [name, value, 'true or false'] as [string, string, string],
      ),
    ),
  ])('%s: %j', async (input, value, instead) => {
    const error = await thrownBy(() => readRaw(input, value));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "${input}" is ${JSON.stringify(value)}; use ${instead}`);
    expect(error.message).not.toContain('\n');
  });

  test('images: the one that is wrong is named', async () => {
    const error = await thrownBy(() => read({ images: 'good:1, Bad:1' }));
    expect(error.message).toMatch(/^input "images" is "Bad:1"; use /);
  });
});

const writer = (change: object) => ({
  kind: 'basic',
  writer: { username: 'ci', password: undefined, ...change },
  reader: undefined,
  anonymousPull: false,
});

describe('a right input is taken', () => {
  test.each<[input: string, value: string, field: keyof RegistryInputs, taken: unknown]>([
    ['setup', 'check', 'setup', 'check'],
    ['setup', 'off', 'setup', 'off'],
    ['port', '80', 'port', 80],
    ['port', '1', 'port', 1],
    ['port', '65535', 'port', 65535],
    ['host', 'localhost', 'host', 'localhost'],
    ['host', 'a', 'host', 'a'],
    ['host', 'registry-1.example', 'host', 'registry-1.example'],
    ['host', 'a'.repeat(63), 'host', 'a'.repeat(63)],
    ['host', '1and1.example', 'host', '1and1.example'],
    ['host', '10.0.0.1', 'host', '10.0.0.1'],
    ['bind', '0.0.0.0', 'bind', '0.0.0.0'],
    ['auth', 'none', 'access', { kind: 'none' }],
    ['username', 'a.b_c@d+e-F9', 'access', writer({ username: 'a.b_c@d+e-F9' })],
    ['username', 'a'.repeat(64), 'access', writer({ username: 'a'.repeat(64) })],
    ['password', 'with space and "quotes" $x', 'access', writer({ password: 'with space and "quotes" $x' })],
    ['password', 'ü'.repeat(36), 'access', writer({ password: 'ü'.repeat(36) })],
    ['image-source', 'packages', 'imageSource', 'packages'],
    ['keep-images', 'TRUE', 'keepImages', true],
    ['proof', 'False', 'proof', false],
    ['timeout', '3600', 'timeout', 3600],
    ['timeout', '1', 'timeout', 1],
    ['quadlet-dir', 'out/units', 'quadletDirectory', `${process.cwd()}/out/units`],
  ])('%s: %s', (input, value, field, taken) => {
    expect(read({ [input]: value })[field]).toEqual(taken);
  });

  test('users are separated by spaces, commas and lines', () => {
    expect(read({ users: ' ann, 1002\njane.doe@example.org,,\n\tbob$ ' }).users).toEqual([
      'ann',
      '1002',
      'jane.doe@example.org',
      'bob$',
    ]);
  });

  test('images are separated by spaces, commas and lines', () => {
    const { images } = read({ images: ' a:1, b:2\nc:3,,\n\td ' });
    expect(images.map(({ repository, tag }) => `${repository}:${tag}`)).toEqual([
      'library/a:1',
      'library/b:2',
      'library/c:3',
      'library/d:latest',
    ]);
  });
});

describe('storage-path', () => {
  test('is taken as an absolute path', () => {
    expect(read({ 'storage-path': '/srv/data/' }).storage).toEqual({ kind: 'path', path: '/srv/data' });
    expect(read({ 'storage-path': 'data' }).storage).toEqual({ kind: 'path', path: `${process.cwd()}/data` });
  });

  test.each<[Record<string, string>, RegExp]>([
    [{ 'storage-path': '/' }, /^input "storage-path" is "\/", which is the root of the file system; use /],
    [{ 'storage-path': '/srv', userns: 'auto' }, /"userns" is auto, .* use another "userns"/],
  ])('%j is refused', async (set, message) => {
    const error = await thrownBy(() => read(set));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(message);
  });
});

test('the Podman, its socket and the platforms of the job', () => {
  expect(read({ socket: 'rootful' }).socket).toBe('rootful');
  expect(read({ socket: 'True' }).socket).toBe('rootless');
  expect(read({ 'podman-version': 'newest' }).podman.version).toBe('newest');
  expect(read({ 'podman-version': '5.8' }).podman.version).toBe('5.8');
  expect(read({ platforms: 'linux/arm64, arm\nlinux/s390x' }).platforms).toEqual([
    'linux/arm64',
    'arm',
    'linux/s390x',
  ]);
});

test.each([
  ['none', []],
  ['all', ['blobs', 'login', 'ktls', 'forwarder', 'api']],
  ['login', ['login']],
  ['ktls, blobs', ['ktls', 'blobs']],
])('fast-paths: %s', (text, wanted) => {
  expect(read({ 'fast-paths': text }).fastPaths).toEqual(wanted);
});

test('a fast path that there is not is refused', async () => {
  const error = await thrownBy(() => read({ 'fast-paths': 'blobs, http2' }));
  expect(error.message).toBe('input "fast-paths" is "http2"; use blobs, login, ktls, forwarder or api');
});

describe('replicas', () => {
  const s3 = {
    storage: 's3',
    's3-bucket': 'images',
    's3-region': 'us-east-1',
    's3-access-key': 'AK',
    's3-secret-key': 'SK',
  };

  test('there may be several on an object store', () => {
    expect(read({ ...s3, replicas: '3', 'ingress-host': 'images.example' }).kubernetes).toEqual({
      replicas: 3,
      ingressHost: 'images.example',
    });
  });

  test.each<Record<string, string>>([
    {},
    { 'storage-path': '/srv' },
    { storage: 'volume', 'storage-volume': 'images' },
  ])('with %j there may not, and the reason is told', async (set) => {
    const error = await thrownBy(() => read({ ...set, replicas: '2' }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^input "replicas" is 2, .*ReadWriteOnce.*; use "storage: s3"/);
  });
});

describe('password', () => {
  test.each([
    ['a line break inside', 'hunter2\nhunter3', {}, 'printable characters'],
    ['a NUL', 'hunter2\u0000', {}, 'printable characters'],
    ['a tab', 'hunter2\thunter3', {}, 'printable characters'],
    ['73 bytes', 'hunter2'.padEnd(73, 'x'), {}, '73 bytes long; use up to 72 bytes'],
    ['74 bytes in 37 characters', 'ü'.repeat(37), {}, '74 bytes long; use up to 72 bytes'],
    ['auth none', 'hunter2', { auth: 'none' }, 'requires "auth: basic", but "auth" is "none"'],
  ])('%s is refused, and the message does not show it', async (_, password, others, allowed) => {
    const error = await thrownBy(() => read({ password, ...others }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^input "password" /);
    expect(error.message).toContain(allowed);
    for (const part of ['hunter2', 'hunter3', 'üü']) expect(error.message).not.toContain(part);
    expect(error.message).not.toContain('\n');
  });

  test('72 bytes are taken', () => {
    expect(read({ password: 'x'.repeat(72) }).access).toEqual(writer({ password: 'x'.repeat(72) }));
  });

  test('no other message shows it', async () => {
    const error = await thrownBy(() => read({ password: 'hunter2', port: 'x', host: 'also wrong' }));
    expect(error.message).not.toContain('hunter2');
  });
});

describe('the own certificate', () => {
  const [cert, key, ca] = [{ 'tls-cert': 'c.pem' }, { 'tls-key': 'k.pem' }, { 'tls-ca': 'ca.pem' }];

  test.each([
    ['tls-cert alone', cert, 'tls-key'],
    ['tls-key alone', key, 'tls-cert'],
    ['tls-ca alone', ca, 'tls-cert'],
    ['tls-cert and tls-ca', { ...cert, ...ca }, 'tls-key'],
    ['tls-key and tls-ca', { ...key, ...ca }, 'tls-cert'],
  ])('%s is incomplete', async (_, set, missing) => {
    const error = await thrownBy(() => read(set));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(
      `input "${missing}" is not set; "tls-cert" and "tls-key" are required together`,
    );
  });

  test.each([
    ['all three', { ...cert, ...key, ...ca }, 'ca.pem'],
    ['without a CA', { ...cert, ...key }, undefined],
  ])('%s are taken', (_, set, wanted) => {
    expect(read(set).certificate).toEqual({ certificate: 'c.pem', key: 'k.pem', ca: wanted });
  });
});

describe.each([
  'quadlet-dir',
  'storage-path',
  'mirror-path',
  'image-cache',
  'registry-config',
  'nginx-config',
  'tls-cert',
  'tls-key',
  'tls-ca',
])('the path %s', (input) => {
  const set = (path: string) => ({
    ...(input === 'mirror-path' && { mirror: 'docker.io' }),
    ...(input.startsWith('tls-') && { 'tls-cert': 'c', 'tls-key': 'k' }),
    [input]: path,
  });

  test.each([
    ['a\nb', 'contains a control character or a line break'],
    ['a\u001bb', 'contains a control character or a line break'],
    ['a'.repeat(256), 'contains a name of more than 255 bytes'],
    ['ä'.repeat(128), 'contains a name of more than 255 bytes'],
    ['a/'.repeat(3000), 'is longer than 4095 bytes'],
  ])('%j is refused', async (path, problem) => {
    const { message } = await thrownBy(() => read(set(path)));
    expect(message).toContain(`input "${input}" is "`);
    expect(message).toContain(`, which ${problem}; use `);
    expect(message.length).toBeLessThan(400);
  });

  test.each(['a b/ä', '../up', '/srv/$(x)'])('%s is taken', (path) => {
    expect(() => read(set(path))).not.toThrow();
  });
});

test.each(['registry-image', 'nginx-image'])('with packages %s names no digest', async (input) => {
  const image = `docker.io/library/nginx:1@sha256:${'0'.repeat(64)}`;
  expect((await thrownBy(() => read({ 'image-source': 'packages', [input]: image }))).message).toBe(
    `input "${input}" has a digest, which an image built from packages cannot match; remove the digest, or use "image-source: auto"`,
  );
});
