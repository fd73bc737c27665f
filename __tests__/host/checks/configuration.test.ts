import { describe, expect, test } from '@jest/globals';
import type { Check, Verdict } from '../../../src/host/check.js';
import { authFiles } from '../../../src/host/checks/configuration/auth-files.js';
import { brokenFiles } from '../../../src/host/checks/configuration/broken-files.js';
import { certDirectories } from '../../../src/host/checks/configuration/certificates.js';
import { signaturePolicy } from '../../../src/host/checks/configuration/policy.js';
import { registriesSyntax } from '../../../src/host/checks/configuration/registries-syntax.js';
import { shortNames } from '../../../src/host/checks/configuration/short-names.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const OWN = '/home/runner/.config/containers';
const ETC = '/etc/containers';

/** A host with a podman of a version. */
function host(version: string, files: Record<string, string> = {}, more: FakeHostParts = {}) {
  return fakeHost({
    files,
    programs: ['podman'],
    answer: (argv) =>
      argv.join(' ') === 'podman --version' ? { stdout: `podman version ${version}\n` } : undefined,
    ...more,
  });
}

/** What the steps of a remedy would write, path by path. */
function written(verdict: Verdict): Record<string, string> {
  const steps = ('remedy' in verdict && verdict.remedy.steps) || [];
  return Object.fromEntries(steps.flatMap((step) => (step.kind === 'write' ? [[step.path, step.text]] : [])));
}

function automatic(verdict: Verdict): boolean {
  return 'remedy' in verdict && verdict.remedy.automatic === true;
}

describe('a file that is no TOML', () => {
  test.each([
    ['containers.conf', `${ETC}/containers.conf`],
    ['a drop-in of containers.conf', `${OWN}/containers.conf.d/x.conf`],
    ['storage.conf', `${OWN}/storage.conf`],
    ['registries.conf', `${ETC}/registries.conf`],
    ['a drop-in of registries.conf', `${ETC}/registries.conf.d/x.conf`],
  ])('keeps podman from starting: %s', async (_, path) => {
    expect(await brokenFiles.run(host('5.4.2', { [path]: '\n[oops\n' }))).toMatchObject({
      state: 'error',
      hinders: ['pod', 'quadlet', 'push'],
      found: expect.stringContaining(`${path}, line 2: `),
    });
  });

  test.each<[string, Record<string, string>, string, RegExp | undefined]>([
    [
      '5.4.2',
      { CONTAINERS_CONF: '/gone.conf' },
      'CONTAINERS_CONF',
      /^\/gone\.conf, the file in CONTAINERS_CONF, does not exist$/,
    ],
    [
      '6.0.2',
      { CONTAINERS_REGISTRIES_CONF: '/gone.conf' },
      'CONTAINERS_REGISTRIES_CONF',
      /^\/gone\.conf, the file in/,
    ],
    [
      '6.0.2',
      { CONTAINERS_STORAGE_CONF_OVERRIDE: '/gone.conf' },
      'CONTAINERS_STORAGE_CONF_OVERRIDE',
      /^\/gone\.conf, the file in/,
    ],
    // Podman 5.8 skips it.
    ['5.8.6', { CONTAINERS_CONF_OVERRIDE: '/gone.conf' }, '', undefined],
  ])('or is missing, with Podman %s and %j', async (version, variables, name, found) => {
    const verdict = await brokenFiles.run(host(version, {}, { variables }));
    if (found === undefined) return expect(verdict.state).toBe('ok');
    expect(verdict).toMatchObject({
      state: 'error',
      found: expect.stringMatching(found),
      remedy: { advice: `Create /gone.conf, or unset ${name}.` },
    });
  });

  test('is not one that another file replaces', async () => {
    const files = { [`${ETC}/storage.conf`]: '[oops', [`${OWN}/storage.conf`]: '[storage]\n' };
    expect((await brokenFiles.run(host('5.4.2', files))).state).toBe('ok');
  });
});

describe('policy.json', () => {
  const POLICY = '{"default": []}';

  test.each<[string, string, Record<string, string>, Record<string, string>, Verdict['state']]>([
    ["the user's", '5.4.2', { [`${OWN}/policy.json`]: POLICY }, {}, 'ok'],
    ["the system's", '4.3.1', { [`${ETC}/policy.json`]: POLICY }, {}, 'ok'],
    [
      'one below /usr/share, for Podman 6',
      '6.0.0',
      { '/usr/share/containers/policy.json': POLICY },
      {},
      'ok',
    ],
    [
      'one below /usr/share, for Podman 5',
      '5.8.6',
      { '/usr/share/containers/policy.json': POLICY },
      {},
      'error',
    ],
    [
      'one below XDG_CONFIG_HOME, for Podman 5',
      '5.8.6',
      { '/x/containers/policy.json': POLICY },
      { XDG_CONFIG_HOME: '/x' },
      'error',
    ],
    [
      'one below XDG_CONFIG_HOME, for Podman 6',
      '6.1.0',
      { '/x/containers/policy.json': POLICY },
      { XDG_CONFIG_HOME: '/x' },
      'ok',
    ],
    [
      'one that a variable names, for Podman 6',
      '6.0.0',
      { '/p.json': POLICY },
      { CONTAINERS_POLICY_JSON: '/p.json' },
      'ok',
    ],
    [
      'one that a variable names, and another that is not read',
      '6.0.0',
      { [`${ETC}/policy.json`]: POLICY },
      { CONTAINERS_POLICY_JSON: '/p.json' },
      'error',
    ],
    [
      'one below $HOME that Podman 6 does not read',
      '6.1.0',
      { [`${OWN}/policy.json`]: POLICY },
      { XDG_CONFIG_HOME: '/x' },
      'error',
    ],
    ['one that is no JSON', '5.4.2', { [`${ETC}/policy.json`]: '{' }, {}, 'error'],
    ['none', '5.4.2', {}, {}, 'error'],
  ])('%s', async (_, version, files, variables, state) => {
    expect((await signaturePolicy.run(host(version, files, { variables }))).state).toBe(state);
  });

  test.each([
    ['5.8.6', `${OWN}/policy.json`],
    ['6.0.0', '/x/containers/policy.json'],
  ])('that is missing is written where Podman %s looks', async (version, path) => {
    const machine = host(version, {}, { variables: { XDG_CONFIG_HOME: '/x' } });
    const verdict = await signaturePolicy.run(machine);
    expect([automatic(verdict), Object.keys(written(verdict))]).toEqual([true, [path]]);
    const text = written(verdict)[path] ?? '';
    expect(JSON.parse(text)).toEqual({ default: [{ type: 'insecureAcceptAnything' }] });
    machine.files.set(path, text);
    expect(await signaturePolicy.run(machine)).toEqual({ state: 'ok', found: path });
  });

  test('that is no JSON is left to a person', async () => {
    expect(automatic(await signaturePolicy.run(host('5.4.2', { [`${ETC}/policy.json`]: '{' })))).toBe(false);
  });

  test('is not asked for without podman', async () => {
    expect((await signaturePolicy.run(fakeHost())).state).toBe('skipped');
  });
});

describe('the syntax of registries.conf', () => {
  const V1 =
    '[registries.search]\nregistries = ["docker.io", "quay.io"]\n[registries.insecure]\nregistries = ["a:5000", "b"]\n' +
    '[registries.block]\nregistries = ["b", "c"]\n';
  const MIXED = 'short-name-mode = "permissive"\n[registries.search]\nregistries = ["docker.io"]\n';
  const EMPTY = 'short-name-mode = "permissive"\n[registries.search]\nregistries = []\n';

  test.each<[string, string, Record<string, string>, Verdict['state']]>([
    ['no file', '6.0.0', {}, 'ok'],
    [
      'version 2',
      '6.0.0',
      { [`${ETC}/registries.conf`]: 'unqualified-search-registries = ["docker.io"]\n' },
      'ok',
    ],
    ['version 1, before Podman 6', '5.8.6', { [`${ETC}/registries.conf`]: V1 }, 'info'],
    ['version 1, with Podman 6', '6.0.0', { [`${ETC}/registries.conf`]: V1 }, 'error'],
    [
      'version 1 in a drop-in for users, which Podman 6 reads',
      '6.0.0',
      { [`${ETC}/registries.rootless.conf.d/x.conf`]: V1 },
      'error',
    ],
    [
      'version 1 in the file of the distribution, which Podman 6 reads',
      '6.0.0',
      { '/usr/share/containers/registries.conf': V1 },
      'error',
    ],
    [
      'version 1 in the file of the distribution, which Podman 5 does not read',
      '5.8.6',
      { '/usr/share/containers/registries.conf': V1 },
      'ok',
    ],
    ['both in one file', '5.4.2', { [`${ETC}/registries.conf`]: MIXED }, 'error'],
    ['both in one file, one of them empty', '5.4.2', { [`${ETC}/registries.conf`]: EMPTY }, 'error'],
    ['the same, before Podman 4.4', '4.3.1', { [`${ETC}/registries.conf`]: EMPTY }, 'ok'],
    ['version 1 in a drop-in', '4.3.1', { [`${OWN}/registries.conf.d/x.conf`]: V1 }, 'error'],
    [
      'version 1 in a file that the user has replaced',
      '6.0.0',
      { [`${ETC}/registries.conf`]: V1, [`${OWN}/registries.conf`]: '' },
      'ok',
    ],
  ])('%s', async (_, version, files, state) => {
    expect((await registriesSyntax.run(host(version, files))).state).toBe(state);
  });

  test('of version 1 is said again in version 2, for Podman 6', async () => {
    const machine = host('6.0.0', { [`${ETC}/registries.conf`]: V1 });
    const verdict = await registriesSyntax.run(machine);
    expect(automatic(verdict)).toBe(true);
    expect(written(verdict)).toEqual({
      [`${OWN}/registries.conf`]: [
        'unqualified-search-registries = ["docker.io","quay.io"]',
        '[[registry]]\nlocation = "b"\ninsecure = true\nblocked = true',
        '[[registry]]\nlocation = "c"\nblocked = true',
        '[[registry]]\nlocation = "a:5000"\ninsecure = true\n',
      ].join('\n'),
    });
    machine.files.set(`${OWN}/registries.conf`, written(verdict)[`${OWN}/registries.conf`] ?? '');
    expect((await registriesSyntax.run(machine)).state).toBe('ok');
  });

  test('that earlier Podmans take is left as it is', async () => {
    expect(automatic(await registriesSyntax.run(host('5.8.6', { [`${ETC}/registries.conf`]: V1 })))).toBe(
      false,
    );
  });

  test('costs no process but `podman --version` where nothing is of version 1', async () => {
    const machine = host('6.0.0', { [`${ETC}/registries.conf`]: 'short-name-mode = "permissive"\n' });
    await registriesSyntax.run(machine);
    const others = machine.happened.filter(
      (one) => !('run' in one) || one.run.join(' ') !== 'podman --version',
    );
    expect(others).toEqual([]);
  });
});

describe('short image names', () => {
  const DROP_IN = `${OWN}/registries.conf.d/99-podman-registry-short-names.conf`;
  const conf = (search: string, mode = 'enforcing') =>
    `unqualified-search-registries = [${search}]\nshort-name-mode = "${mode}"\n`;

  test.each<[string, Record<string, string>, Verdict['state']]>([
    ['Debian: none is searched', {}, 'info'],
    ['one registry', { [`${ETC}/registries.conf`]: conf('"docker.io"') }, 'ok'],
    [
      'several, and whatever comes first',
      { [`${ETC}/registries.conf`]: conf('"a", "docker.io"', 'permissive') },
      'ok',
    ],
    [
      'several, and somebody has to choose',
      { [`${ETC}/registries.conf`]: conf('"a", "docker.io"') },
      'warning',
    ],
    [
      'as a drop-in has it',
      { [`${ETC}/registries.conf`]: conf('"a"'), [`${ETC}/registries.conf.d/x.conf`]: conf('"a", "b"') },
      'warning',
    ],
  ])('%s', async (_, files, state) => {
    const verdict = await shortNames.run(host('5.4.2', files));
    expect([verdict.state, automatic(verdict)]).toEqual([state, state === 'warning']);
  });

  test.each([
    ['"a", "docker.io"', 'docker.io'],
    ['"a", "b"', 'a'],
  ])('with a choice of %s are looked for in %s', async (search, chosen) => {
    const machine = host('5.4.2', { [`${ETC}/registries.conf`]: conf(search) });
    const text = `unqualified-search-registries = ["${chosen}"]\n`;
    expect(written(await shortNames.run(machine))).toEqual({ [DROP_IN]: text });
    machine.files.set(DROP_IN, text);
    expect(await shortNames.run(machine)).toEqual({ state: 'ok', found: `searched in ${chosen}` });
  });
});

describe('certificates', () => {
  test('are looked for where Podman 6 does', async () => {
    const files = {
      '/x/containers/certs.d/r.example/README': '',
      [`${ETC}/certs.rootless.d/r.example/ca.crt`]: '',
    };
    const variables = { XDG_CONFIG_HOME: '/x' };
    const verdict = await certDirectories.run(host('6.0.2', files, { variables }));
    expect(verdict).toMatchObject({ state: 'warning', found: expect.stringContaining('certs.rootless.d') });
    expect((await certDirectories.run(host('5.8.6', files, { variables }))).found).toBe(
      'no user certificates',
    );
  });

  const MINE = `${OWN}/certs.d/r.example:5000`;

  test.each<[string, Record<string, string>, Verdict['state'], RegExp]>([
    ['none', {}, 'ok', /^no user certificates$/],
    ['a CA', { [`${MINE}/ca.crt`]: '' }, 'ok', /for 1 registry$/],
    ['a directory without a CA that hides nothing', { [`${MINE}/README`]: '' }, 'ok', /for 1 registry$/],
    [
      'one that hides that of the system',
      { [`${MINE}/README`]: '', [`${ETC}/certs.d/r.example:5000/ca.crt`]: '' },
      'warning',
      /the CA in \/etc\/containers\S* is ignored/,
    ],
    [
      "one that hides Docker's",
      { [`${MINE}/README`]: '', '/etc/docker/certs.d/r.example:5000/x.crt': '' },
      'warning',
      /the CA in \/etc\/docker\S* is ignored/,
    ],
    [
      'one that stands beside that of the system',
      { [`${MINE}/x.crt`]: '', [`${ETC}/certs.d/r.example:5000/ca.crt`]: '' },
      'ok',
      /for 1 registry$/,
    ],
    [
      'another port',
      { [`${MINE}/README`]: '', [`${ETC}/certs.d/r.example:5001/ca.crt`]: '' },
      'ok',
      /for 1 registry$/,
    ],
    [
      'a client certificate with its key',
      { [`${MINE}/c.cert`]: '', [`${MINE}/c.key`]: '' },
      'ok',
      /for 1 registry$/,
    ],
    [
      'a client certificate without a key',
      { [`${MINE}/c.cert`]: '' },
      'warning',
      /c\.cert has no counterpart/,
    ],
    [
      'a key without a certificate',
      { [`${MINE}/c.key`]: '', [`${MINE}/d.cert`]: '', [`${MINE}/d.key`]: '' },
      'warning',
      /c\.key has no counterpart/,
    ],
  ])('%s', async (_, files, state, found) => {
    const verdict = await certDirectories.run(host('5.4.2', files));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });
});

describe('auth files', () => {
  const AUTH = '{"auths": {"r.example": {"auth": "c2VjcmV0"}}}';

  test.each<[string, Record<string, string>, Record<string, string>, Verdict['state']]>([
    ['none', {}, {}, 'ok'],
    ['one', { [`${OWN}/auth.json`]: AUTH }, {}, 'ok'],
    ['an empty one', { [`${OWN}/auth.json`]: '\n' }, {}, 'ok'],
    ['one that is broken', { '/home/runner/.docker/config.json': '{"auth": "c2VjcmV0"' }, {}, 'error'],
    ['one that is a list', { [`${OWN}/auth.json`]: '[]' }, {}, 'error'],
    [
      'one of the session that is broken',
      { '/run/user/1001/containers/auth.json': '{' },
      { XDG_RUNTIME_DIR: '/run/user/1001' },
      'error',
    ],
    [
      'one that a variable names, and the broken one that is not read',
      { '/a.json': AUTH, [`${OWN}/auth.json`]: '{' },
      { REGISTRY_AUTH_FILE: '/a.json' },
      'ok',
    ],
    ['one that a variable names and that is not there', {}, { REGISTRY_AUTH_FILE: '/a.json' }, 'warning'],
  ])('%s', async (_, files, variables, state) => {
    const verdict = await authFiles.run(host('5.4.2', files, { variables }));
    expect(verdict.state).toBe(state);
    expect(JSON.stringify(verdict)).not.toContain('c2VjcmV0');
  });
});

describe('what standard error says', () => {
  // Recorded from Podman 4.3.1, 5.4.2 and 5.8.6.
  test.each<[Check, string]>([
    [
      brokenFiles,
      'Failed to obtain podman configuration: reading system config "/home/runner/.config/containers/containers.conf": decode configuration /home/runner/.config/containers/containers.conf: toml: line 2: expected \'.\'',
    ],
    [
      brokenFiles,
      'Error: getting registries: loading registries configuration "/home/runner/.config/containers/registries.conf": toml: line 1 (last key "x"): expected value',
    ],
    [signaturePolicy, 'Error: open /etc/containers/policy.json: no such file or directory'],
    [
      signaturePolicy,
      'Error: no policy.json file found at any of the following: "/home/runner/.config/containers/policy.json", "/etc/containers/policy.json"',
    ],
    [
      registriesSyntax,
      'Error: getting registries: loading drop-in registries configuration "/x.conf": registry must be in v2 format but is in v1',
    ],
    [
      registriesSyntax,
      'Error: getting registries: loading registries configuration "/x.conf": mixing sysregistry v1/v2 is not supported',
    ],
    [shortNames, 'Error: short-name resolution enforced but cannot prompt without a TTY'],
    [
      shortNames,
      'Error: short-name "nosuchname" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"',
    ],
    [
      authFiles,
      'Error: initializing source docker://localhost:1/x:latest: getting username and password: reading JSON file "/tmp/bad.json": unmarshaling JSON at "/tmp/bad.json": unexpected end of JSON input',
    ],
  ])('is of %#', (one, text) => {
    const all = [brokenFiles, signaturePolicy, registriesSyntax, shortNames, certDirectories, authFiles];
    const speaking = all.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
    expect(speaking.map(({ id }) => id)).toEqual([one.id]);
  });
});
