import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findDocker } from '../../src/trust/docker.js';
import { inDirectory } from '../registry/fakes.js';

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
    ['no bridge', DOCKER, { kind: 'here', bridge: undefined }],
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
    ['somebody else', { '/version': 'hello' }, { kind: 'none', why: /no daemon that answers/ }],
    ['an answer without words', {}, { kind: 'none', why: /no daemon that answers/ }],
  ])('%s', async (_, answers, found) => {
    const expected = 'why' in found ? { ...found, why: expect.stringMatching(found.why as RegExp) } : found;
    expect(await ask(answers)).toMatchObject(expected);
  });

  test('DOCKER_HOST leads to it', async () => {
    expect(await ask(DOCKER, true)).toMatchObject({ kind: 'here' });
  });

  test.each([
    ['tcp://elsewhere:2376', /another machine/],
    ['unix:///no/such.sock', /no daemon that answers this user at \/no\/such\.sock/],
  ])('DOCKER_HOST %s', async (value, why) => {
    expect(await findDocker(() => value)).toEqual({ kind: 'none', why: expect.stringMatching(why) });
  });
});
