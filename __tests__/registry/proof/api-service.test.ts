import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startStopwatch } from '../../../src/platform/stopwatch.js';
import { type ApiService, canPushByApi, startApiService } from '../../../src/registry/proof/api-service.js';
import { inDirectory, thrownBy } from '../fakes.js';

const ID = 'a'.repeat(64);
const DIGEST = `sha256:${'d'.repeat(64)}`;
const V5 = { major: 5, minor: 4, patch: 2 };
const LOGIN = { username: 'ci', password: 'pass~~~wörd??>>' };

interface Scene {
  /** Status and body by method and the end of the path; by default what Podman 5.4.2 answers. */
  readonly answers?: Readonly<Record<string, readonly [status: number, body: string]>>;
  /** The shell's commands before it listens. */
  readonly first?: string;
}

const USUAL: Scene['answers'] = {
  'POST import': [200, `{"Id":"sha256:${ID}"}\n`],
  'POST push': [200, `{"stream":"Copying blob\\n"}\n{"manifestdigest":"${DIGEST}"}\n`],
  'DELETE job': [200, '{"Deleted":[],"Untagged":[],"ExitCode":0}'],
  'POST pull': [200, `{"images":["${ID}"],"id":"${ID}"}\n`],
};

// Listens as `podman … system service … unix://PATH` does, and writes down each request.
const SERVER = `
const { appendFileSync } = require('node:fs');
const [answers, requests, uri] = process.argv.slice(1);
require('node:http').createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part)).on('end', () => {
    const { method, url, headers } = request;
    appendFileSync(requests, JSON.stringify({ method, url, headers, body: String(Buffer.concat(parts)) }) + '\\n');
    const end = /[a-z]+$/.exec(new URL(url, 'http://x').pathname)[0];
    const [status, body] = JSON.parse(answers)[method + ' ' + end] ?? [404, '{"message":"no such path"}'];
    response.writeHead(status).end(body);
  });
}).listen(uri.slice('unix://'.length));
`;

interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Work with a service that a program of this test provides under the name podman. */
async function withService<T>(
  { answers = {}, first = '' }: Scene,
  work: (service: ApiService, directory: string) => Promise<T>,
): Promise<{ result: T; argv: string; requests: readonly SeenRequest[] }> {
  return inDirectory(async (directory) => {
    const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
    const [requests, argv] = [join(directory, 'requests'), join(directory, 'argv')];
    const server = [process.execPath, '-e', SERVER, JSON.stringify({ ...USUAL, ...answers }), requests];
    const lines = [
      '#!/bin/sh',
      `echo "$NO_PROXY,$no_proxy $@" > ${quote(argv)}`,
      first,
      'for last; do :; done',
      `exec ${server.map(quote).join(' ')} "$last"`,
    ];
    await writeFile(join(directory, 'podman'), lines.join('\n'));
    await chmod(join(directory, 'podman'), 0o755);
    await writeFile(requests, '');
    const { PATH } = process.env;
    process.env.PATH = `${directory}${delimiter}${PATH}`;
    const service = await startApiService(['--root', '/r'], directory, V5, startStopwatch()).finally(() => {
      process.env.PATH = PATH;
    });
    try {
      const result = await work(service, directory);
      const seen = (await readFile(requests, 'utf8')).split('\n').filter((line) => line !== '');
      return { result, argv: await readFile(argv, 'utf8'), requests: seen.map((line) => JSON.parse(line)) };
    } finally {
      service.end();
    }
  });
}

const whole = async (service: ApiService, directory: string) => {
  const archive = join(directory, 'proof.tar');
  await writeFile(archive, 'of the image');
  return [
    await service.import(archive, 'localhost/proof:job'),
    await service.push('localhost/proof:job', 'host:1/proof:job', LOGIN),
    await service.remove('localhost/proof:job'),
    await service.pull('host:1/proof:job', LOGIN),
  ];
};

describe('the API service', () => {
  test('imports, pushes, removes and pulls', async () => {
    const { result, argv, requests } = await withService({}, whole);
    expect(result).toEqual([ID, DIGEST, undefined, ID]);
    expect(argv).toMatch(/^\*,\* --root \/r system service --time=\d unix:\/\/.*\/api\.sock\n$/);
    expect(requests.map(({ method, url }) => `${method} ${decodeURIComponent(url)}`)).toEqual([
      'POST /v5.0.0/libpod/images/import?reference=localhost/proof:job',
      'POST /v5.0.0/libpod/images/localhost/proof:job/push?destination=host:1/proof:job&quiet=false',
      'DELETE /v5.0.0/libpod/images/localhost/proof:job',
      'POST /v5.0.0/libpod/images/pull?reference=host:1/proof:job&quiet=true',
    ]);
    expect(requests[0]?.body).toBe('of the image');
  });

  test('sends the login in the alphabet for URLs, only to the registry, and none without one', async () => {
    const { requests } = await withService({}, async (service, directory) => {
      await whole(service, directory);
      await service.pull('host:1/proof:job', undefined);
    });
    const headers = requests.map((one) => one.headers['x-registry-auth']);
    expect(headers.map((header) => header !== undefined)).toEqual([false, true, false, true, false]);
    expect(headers[1]).toMatch(/^[\w-]+=*$/);
    expect(JSON.parse(Buffer.from(headers[1] ?? '', 'base64url').toString())).toEqual(LOGIN);
  });

  // A socket has its name before somebody listens.
  const NAMED = 'socket="$(dirname "$0")/api.sock"; touch "$socket"; sleep 0.2; rm "$socket"';
  test.each(['sleep 0.1', NAMED])('waits until podman listens: %s', async (first) => {
    const { result } = await withService({ first }, whole);
    expect(result[0]).toBe(ID);
  });

  test('a podman that ends is an error with its last words', async () => {
    const error = await thrownBy(() => withService({ first: 'echo no storage >&2; exit 125' }, whole));
    expect(error.message).toBe('no storage');
  });

  test.each<[what: string, answers: NonNullable<Scene['answers']>, message: string]>([
    [
      'a status',
      { 'POST push': [500, '{"cause":"x","message":"pushing: denied","response":500}'] },
      'pushing: denied',
    ],
    [
      'an error after the status of success',
      { 'POST push': [200, '{"stream":"Copying"}\n{"error":"x509: unknown authority"}\n'] },
      'x509: unknown authority',
    ],
    ['no digest', { 'POST push': [200, '{"stream":"done"}\n'] }, 'no digest of the pushed manifest'],
    ['an error of a pull', { 'POST pull': [200, '{"error":"manifest unknown"}'] }, 'manifest unknown'],
    ['another ID', { 'POST pull': [200, '{"id":"x"}'] }, "podman's API answers with the image ID x"],
    ['a status without words', { 'DELETE job': [409, '{}'] }, 'status 409'],
  ])('%s is an error', async (_, answers, message) => {
    expect((await thrownBy(() => withService({ answers }, whole))).message).toBe(message);
  });
});

test.each([
  ['3.4.4', false],
  ['4.5.1', false],
  ['4.6.0', true],
  ['6.1.1', true],
])('Podman %s reports the digest of a push: %s', (version, can) => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(canPushByApi({ major, minor, patch })).toBe(can);
});
