import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/platform/http.js';
import { Podman } from '../../../src/podman/podman.js';
import { prove } from '../../../src/registry/proof/proof.js';
import type { ProofImage } from '../../../src/registry/proof/round-trip.js';
import { memoryJournal, recordingAttempt, recordingLog } from '../../fakes.js';
import { fakeClient, inDirectory, podFor, thrownBy, unusedPort } from '../fakes.js';
import { type FakeAnswers, fakeApi } from './fake-api.js';

const MANIFEST = JSON.stringify({ layers: [{ size: 1000 }, { size: 24 }] });
const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;
const OTHER_DIGEST = `sha256:${'f'.repeat(64)}`;
const [ID, OTHER_ID] = ['a'.repeat(64), 'b'.repeat(64)];
const API = { 'docker-distribution-api-version': 'registry/2.0' };

const own: ProofImage = { local: 'localhost/proof:job', id: ID, repository: 'proof', tag: 'job' };
const mine: ProofImage = { local: 'localhost/app:1', id: ID, repository: 'app', tag: '1' };

const STORE = ['--root', '/store'];

interface World {
  /** What podman prints when it pulls. */
  readonly pulled: { readonly byTag: string; readonly byDigest: string };
  /** What podman pushed, as it says. */
  readonly pushed: string;
  /** Answers of the registry that are not as they should be, by path. */
  readonly answers: Readonly<Record<string, Partial<Answer>>>;
  readonly authenticated: boolean;
  readonly others: readonly ProofImage[];
  /** If it is there. */
  readonly api: FakeAnswers | undefined;
  /** Who listens for plain http on the registry's port, if anybody. */
  readonly plain: number | undefined;
}

const right: World = {
  pulled: { byTag: `${ID}\n`, byDigest: `${ID}\n` },
  pushed: DIGEST,
  answers: {},
  authenticated: true,
  others: [],
  api: undefined,
  plain: undefined,
};

const manifestAnswer: Partial<Answer> = { body: MANIFEST, headers: { 'docker-content-digest': DIGEST } };

/** The port of a server that answers plain http with `status`, or of nobody. */
async function onPort<T>(status: number | undefined, work: (port: number) => Promise<T>): Promise<T> {
  if (status === undefined) return work(await unusedPort());
  const server = createServer((_, outgoing) => void outgoing.writeHead(status).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const proveIn = (change: Partial<World>) => {
  const world = { ...right, ...change };
  const api = world.api && fakeApi(world.api);
  const log = recordingLog();
  const journal = memoryJournal();
  const { attempt, commands } = recordingAttempt((given) => {
    const argv = given[1] === '--root' ? ['podman', ...given.slice(STORE.length + 1)] : given;
    switch (argv[1]) {
      case 'push':
        writeFileSync(argv[argv.indexOf('--digestfile') + 1] ?? '', `${world.pushed}\n`);
        return {};
      case 'pull':
        return { stdout: world.pulled.byTag + world.pulled.byDigest };
      default:
        return {};
    }
  });
  const usual: Record<string, Partial<Answer>> = {
    'anonymous /v2/': { status: world.authenticated ? 401 : 200, headers: API },
    '/v2/_catalog?n=1000': { body: JSON.stringify({ repositories: ['app', 'proof'] }) },
    '/v2/proof/tags/list': { body: JSON.stringify({ tags: ['job'] }) },
    '/v2/app/tags/list': { body: JSON.stringify({ tags: ['1'] }) },
    '/v2/proof/manifests/job': manifestAnswer,
    '/v2/app/manifests/1': manifestAnswer,
  };
  const client = fakeClient((path) => {
    const answer = { ...usual[path], ...world.answers[path] };
    if (usual[path] === undefined) throw new Error(`nobody was to ask for ${path}`);
    return answer;
  });
  const begun: string[] = [];
  const done = inDirectory((scratch) =>
    onPort(world.plain, (port) =>
      prove({ ...own, store: new Podman(attempt, STORE), api }, world.others, {
        podman: new Podman(attempt),
        client,
        journal,
        address: { host: '127.0.0.1', port, bind: '127.0.0.1' },
        access: podFor({ authenticated: world.authenticated }).access,
        credentials: { username: 'ci', password: 'secret' },
        log,
        scratch,
        onPush: () => begun.push(...commands.map((words) => words.find((word) => /^pu/.test(word)) ?? '')),
      }).then((proof) => ({ proof, port })),
    ),
  );
  return { done, journal, commands, begun, log, calls: api?.calls };
};

describe('prove', () => {
  test('what comes back the same is told with its digest and size', async () => {
    const { proof } = await proveIn({}).done;
    expect(proof).toMatchObject({
      anonymousStatus: 401,
      plainHttp: 'ECONNREFUSED',
      roundTrips: [{ repository: 'proof', tag: 'job', digest: DIGEST, layers: 2, size: 1024 }],
    });
  });

  test('it is pushed from a storage of its own and pulled into the user’s, by tag and by digest', async () => {
    const { done, commands } = proveIn({});
    const at = `127.0.0.1:${(await done).port}/proof`;
    const of = (verb: string) => commands.filter((words) => words.includes(verb));
    expect(of('push')[0]?.slice(1, 4)).toEqual([...STORE, 'push']);
    expect(of('pull')).toEqual([['podman', 'pull', '--quiet', `${at}:job`, `${at}@${DIGEST}`]]);
    expect(commands.indexOf(of('push')[0] ?? [])).toBeLessThan(commands.indexOf(of('pull')[0] ?? []));
  });

  test('with an API no command runs, and the user’s storage is not changed', async () => {
    const { done, commands, calls, journal, log } = proveIn({ api: { pushed: DIGEST, pulled: [ID, ID] } });
    const { proof, port } = await done;
    const at = `127.0.0.1:${port}/proof`;
    expect(proof.roundTrips[0]).toMatchObject({ digest: DIGEST, layers: 2, size: 1024 });
    expect([commands, journal.records, log.lines]).toEqual([[], [], []]);
    // Without the removal the pull would transfer nothing.
    expect(calls).toEqual([
      `push localhost/proof:job ${at}:job ci`,
      'remove localhost/proof:job',
      `pull ${at}:job ci`,
      `pull ${at}@${DIGEST} ci`,
      'end',
    ]);
  });

  test.each<[what: string, api: World['api'], verbs: readonly string[]]>([
    ['push', {}, ['push', 'pull']],
    ['pull', { pushed: DIGEST }, ['pull']],
    ['pull by digest', { pushed: DIGEST, pulled: [ID] }, ['pull']],
  ])('what the API cannot %s, podman does', async (_, api, verbs) => {
    const { done, commands, calls, log } = proveIn({ api });
    expect((await done).proof.roundTrips[0]?.digest).toBe(DIGEST);
    expect(commands.map((words) => words.find((word) => /^pu/.test(word)))).toEqual(verbs);
    expect(log.lines.join()).toContain("podman's API cannot be used, so the proof calls podman: no answer");
    expect(calls?.at(-1)).toBe('end');
  });

  test('the API is ended after an error too', async () => {
    const { done, calls } = proveIn({ api: { pushed: OTHER_DIGEST, pulled: [ID, ID] } });
    expect((await thrownBy(() => done)).message).toContain(`is ${DIGEST}, expected ${OTHER_DIGEST}`);
    expect(calls?.at(-1)).toBe('end');
  });

  test('others may begin when podman pushes', async () => {
    const { done, begun } = proveIn({});
    await done;
    expect(begun).toContain('push');
  });

  test('both names are written down', async () => {
    const { done, journal } = proveIn({});
    const at = `127.0.0.1:${(await done).port}/proof`;
    expect(journal.records).toEqual([
      { kind: 'image', reference: `${at}:job` },
      { kind: 'image', reference: `${at}@${DIGEST}` },
    ]);
  });

  test('an image of the user goes the same way, out of the user’s storage', async () => {
    const { done, commands } = proveIn({ others: [mine] });
    const { proof } = await done;
    expect(proof.roundTrips.map(({ repository }) => repository)).toEqual(['proof', 'app']);
    const pushes = commands.filter((words) => words.includes('push'));
    expect(pushes.map((words) => words[1])).toEqual(['--root', 'push']);
    expect(commands.filter((words) => words.includes('rmi'))).toEqual([]);
  });

  test('without credentials 200 is what it must be', async () => {
    expect((await proveIn({ authenticated: false }).done).proof.anonymousStatus).toBe(200);
  });

  test('plain http that is answered with an error is as it should be', async () => {
    expect((await proveIn({ plain: 400 }).done).proof.plainHttp).toBe(400);
  });

  test.each<[what: string, world: Partial<World>, said: readonly string[]]>([
    [
      'podman tells another digest than the registry',
      { pushed: OTHER_DIGEST },
      ['digest of', `is ${DIGEST}, expected ${OTHER_DIGEST}`],
    ],
    [
      'the registry sends another text than its header says',
      { answers: { '/v2/proof/manifests/job': { body: `${MANIFEST} ` } } },
      ['Docker-Content-Digest of proof:job', `is ${DIGEST}, expected sha256:`],
    ],
    [
      'the registry sends no digest',
      { answers: { '/v2/proof/manifests/job': { headers: {} } } },
      ['Docker-Content-Digest of proof:job is undefined, expected'],
    ],
    [
      'the manifest is not there',
      { answers: { '/v2/proof/manifests/job': { status: 404 } } },
      ['status of the manifest proof:job is 404, expected 200'],
    ],
    [
      'another image comes back by tag',
      { pulled: { byTag: `${OTHER_ID}\n`, byDigest: ID } },
      ['ID of', `as pulled is ${OTHER_ID}, expected ${ID}`],
    ],
    [
      'another image comes back by digest',
      { pulled: { byTag: `${ID}\n`, byDigest: OTHER_ID } },
      [`as pulled is ${OTHER_ID}, expected ${ID}`],
    ],
    ['only one comes back', { pulled: { byTag: ID, byDigest: '' } }, ['as pulled is ,']],
    ['nothing comes back', { pulled: { byTag: '', byDigest: '' } }, [', expected']],
    [
      'who has no credentials gets in',
      { answers: { 'anonymous /v2/': { status: 200 } } },
      ['status of a request without credentials is 200, expected 401'],
    ],
    [
      'who needs no credentials does not get in',
      { authenticated: false, answers: { 'anonymous /v2/': { status: 401 } } },
      ['status of a request without credentials is 401, expected 200'],
    ],
    [
      'it is no registry',
      { answers: { 'anonymous /v2/': { headers: {} } } },
      ['Docker-Distribution-Api-Version', 'is undefined, expected registry/2.0'],
    ],
    [
      'the catalog does not list it',
      { answers: { '/v2/_catalog?n=1000': { body: '{"repositories":["app"]}' } } },
      ['/v2/_catalog does not list proof'],
    ],
    [
      'the catalog is refused',
      { answers: { '/v2/_catalog?n=1000': { status: 500 } } },
      ['status of /v2/_catalog is 500, expected 200'],
    ],
    [
      'the tags do not list it',
      { answers: { '/v2/proof/tags/list': { body: '{"tags":["other"]}' } } },
      ['/v2/proof/tags/list does not list job'],
    ],
    [
      'the tags are refused',
      { answers: { '/v2/proof/tags/list': { status: 404 } } },
      ['status of the tags of proof is 404, expected 200'],
    ],
    [
      'an image of the user is not listed',
      { others: [mine], answers: { '/v2/app/tags/list': { body: '{"tags":[]}' } } },
      ['/v2/app/tags/list does not list 1'],
    ],
    ['plain http is answered', { plain: 200 }, ['the registry answers plain http with status 200']],
    ['plain http is redirected', { plain: 301 }, ['the registry answers plain http with status 301']],
  ])('%s: an error says so', async (_, world, said) => {
    const error = await thrownBy(() => proveIn(world).done);
    for (const words of said) expect(error.message).toContain(words);
  });

  test('what another image’s digest is compared with is its own', async () => {
    const error = await thrownBy(() => proveIn({ others: [{ ...mine, id: OTHER_ID }] }).done);
    expect(error.message).toContain(`/app:1 as pulled is ${ID}, expected ${OTHER_ID}`);
  });
});
