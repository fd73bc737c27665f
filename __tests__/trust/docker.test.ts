import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { dockerLogin, findDocker, withLogin } from '../../src/trust/docker.js';
import { type FakeHostParts, fakeHost } from '../fakes.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { AUTH, contextOn } from './context.js';

type Answers = Readonly<Record<string, unknown>>;

const DOCKER = {
  '/version': { Components: [{ Name: 'Engine' }] },
  '/info': { SecurityOptions: ['name=seccomp'] },
};
const bridge = (config: object) => ({ '/networks/bridge': { IPAM: { Config: [config] } } });

/** Asks a daemon that gives these answers, and 404 to all else. */
const ask = (answers: Answers, byVariable = false) =>
  inDirectory(async (directory) => {
    const socket = join(directory, 'd.sock');
    const server = createServer((request, response) => {
      const answer = answers[request.url ?? ''];
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    try {
      return byVariable
        ? await findDocker(() => `unix://${socket}`, '/no.sock')
        : await findDocker(() => undefined, socket);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

describe('findDocker', () => {
  test.each<[what: string, answers: Answers, found: object]>([
    ['a bridge', { ...DOCKER, ...bridge({ Gateway: '172.17.0.1' }) }, { kind: 'here', bridge: '172.17.0.1' }],
    [
      'a gateway with its prefix',
      { ...DOCKER, ...bridge({ Gateway: '172.18.0.1/16' }) },
      { bridge: '172.18.0.1' },
    ],
    [
      'a bridge before its first use',
      { ...DOCKER, ...bridge({ Subnet: '10.9.0.0/24' }) },
      { bridge: '10.9.0.1' },
    ],
    ['no bridge', DOCKER, { kind: 'here', bridge: undefined, noProxy: undefined }],
    [
      'a proxy with exceptions',
      { ...DOCKER, '/info': { HttpsProxy: 'http://p', NoProxy: '172.17.0.0/16' } },
      { kind: 'here', noProxy: '172.17.0.0/16' },
    ],
    [
      'a proxy without any',
      { ...DOCKER, '/info': { HttpsProxy: 'http://p' } },
      { kind: 'here', noProxy: '' },
    ],
    [
      'Podman',
      { '/version': { Components: [{ Name: 'Podman Engine' }] } },
      { kind: 'none', why: /is Podman/ },
    ],
    [
      'a rootless one',
      { ...DOCKER, '/info': { SecurityOptions: ['name=rootless'] } },
      { kind: 'none', why: /rootless/ },
    ],
    ['somebody else', { '/version': 'hello' }, { kind: 'none', why: /no daemon that this user can reach/ }],
    ['an answer without words', {}, { kind: 'none', why: /no daemon that this user can reach/ }],
  ])('%s', async (_, answers, found) => {
    const expected = 'why' in found ? { ...found, why: expect.stringMatching(found.why as RegExp) } : found;
    expect(await ask(answers)).toMatchObject(expected);
  });

  test('DOCKER_HOST leads to it', async () => {
    expect(await ask(DOCKER, true)).toMatchObject({ kind: 'here' });
  });

  test.each([
    ['tcp://elsewhere:2376', /only a daemon on a Unix socket of this host/],
    ['unix:///no/such.sock', /no daemon that this user can reach at \/no\/such\.sock/],
  ])('DOCKER_HOST %s', async (value, why) => {
    expect(await findDocker(() => value)).toEqual({ kind: 'none', why: expect.stringMatching(why) });
  });
});

const REGISTRY = '172.17.0.1:8443';

describe('withLogin', () => {
  const ours = { [REGISTRY]: { auth: 'x' } };
  test.each<[what: string, before: Record<string, unknown>, after: object]>([
    ['nothing', {}, { auths: ours }],
    [
      'another login, a context and a helper for another registry',
      { auths: { 'quay.io': { auth: 'y' } }, currentContext: 'c', credHelpers: { 'ghcr.io': 'pass' } },
      {
        auths: { 'quay.io': { auth: 'y' }, ...ours },
        currentContext: 'c',
        credHelpers: { 'ghcr.io': 'pass' },
      },
    ],
    ['a store', { credsStore: 'pass' }, { auths: ours, credsStore: 'pass', credHelpers: { [REGISTRY]: '' } }],
    [
      'a helper for this registry',
      { credHelpers: { [REGISTRY]: 'pass' } },
      { auths: ours, credHelpers: { [REGISTRY]: '' } },
    ],
    ['an older login', { auths: { [REGISTRY]: { auth: 'old' } } }, { auths: ours }],
  ])('%s before', (_, before, after) => expect(withLogin(before, REGISTRY, 'x')).toEqual(after));
});

describe('dockerLogin', () => {
  const login = (parts: FakeHostParts, given = {}) =>
    inDirectory(async (directory) => {
      const host = fakeHost({ variables: { HOME: '/home/u' }, ...parts });
      const context = contextOn(host, directory, given);
      await dockerLogin(context);
      const ours = join(directory, 'docker');
      const there = await readdir(ours).catch(() => undefined);
      const file = join(ours, 'config.json');
      return {
        host,
        context,
        ours,
        there,
        config: there && JSON.parse(await readFile(file, 'utf8')),
        mode: there && (await stat(file)).mode & 0o777,
        link: there?.includes('contexts') ? await readlink(join(ours, 'contexts')) : undefined,
      };
    });

  test('lies in a directory of the job, for this user only, and post sets the variable back', async () => {
    const { config, mode, host, context, ours } = await login({});
    expect(config).toEqual({ auths: { [REGISTRY]: { auth: AUTH } } });
    expect(mode).toBe(0o600);
    expect(host.variables.get('DOCKER_CONFIG')).toBe(ours);
    expect(context.journal.records).toEqual([{ kind: 'variable', name: 'DOCKER_CONFIG', ours, before: '' }]);
  });

  test('all else of the directory is linked', async () => {
    const files = {
      '/home/u/.docker/config.json': '{"auths":{"quay.io":{"auth":"y"}}}',
      '/home/u/.docker/contexts/meta': '',
    };
    const { config, link, there } = await login({ files });
    expect(Object.keys(config.auths)).toEqual(['quay.io', REGISTRY]);
    expect(there).toEqual(['config.json', 'contexts']);
    expect(link).toBe('/home/u/.docker/contexts');
  });

  test('DOCKER_CONFIG of the job is the one that is read, and is set again', async () => {
    const { config, context } = await login({
      variables: { HOME: '/home/u', DOCKER_CONFIG: '/cfg' },
      files: {
        '/cfg/config.json': '{"credsStore":"pass"}',
        '/home/u/.docker/config.json': '{"auths":{"no":{}}}',
      },
    });
    expect(config.credsStore).toBe('pass');
    expect(Object.keys(config.auths)).toEqual([REGISTRY]);
    expect(context.journal.records).toMatchObject([{ before: '/cfg' }]);
  });

  test('a store is told of, because ORAS and Helm ask it alone', async () => {
    const { host } = await login({ files: { '/home/u/.docker/config.json': '{"credsStore":"pass"}' } });
    expect(host.log.lines).toEqual([expect.stringMatching(/^warning: .*ORAS and Helm/)]);
  });

  test('without credentials nothing is made', async () => {
    const { there, host } = await login({}, { credentials: undefined });
    expect(there).toBeUndefined();
    expect(host.variables.has('DOCKER_CONFIG')).toBe(false);
  });

  test.each(['{', '[]', 'null'])('%s is refused, and not shown', async (text) => {
    const error = await thrownBy(() => login({ files: { '/home/u/.docker/config.json': text } }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('/home/u/.docker/config.json, which contains logins');
  });
});
