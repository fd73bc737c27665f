import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { undoScope } from '../../src/actions/job-state.js';
import { UserError } from '../../src/platform/errors.js';
import { podman, trustCa, writeAuthFile } from '../../src/trust/podman.js';
import { fakeHost, memoryJournal } from '../fakes.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

const address = { host: 'registry.example', port: 8443, bind: '127.0.0.1' };
const CERTS = '.config/containers/certs.d';
const OURS = `${CERTS}/registry.example:8443`;

describe('trustCa', () => {
  test.each<[what: string, before: readonly string[], made: readonly string[]]>([
    ['an empty home', [], [OURS, CERTS, '.config/containers', '.config']],
    ['a home with .config', ['.config'], [OURS, CERTS, '.config/containers']],
    ['a home with certs.d', [CERTS], [OURS]],
    ['a home with the directory itself', [OURS], []],
  ])('%s: what it makes is written down, deepest first', (_, before, made) =>
    inDirectory(async (home) => {
      for (const path of before) await mkdir(join(home, path), { recursive: true });
      const journal = memoryJournal();
      const { certDirectory } = await trustCa(
        'CA',
        address,
        join(home, '.config/containers'),
        'job',
        journal,
      );
      expect(certDirectory).toBe(join(home, OURS));
      expect(await readFile(join(home, OURS, 'ca.crt'), 'utf8')).toBe('CA');
      expect(journal.records).toEqual([
        ...(made.length > 0 ? [{ kind: 'remove-empty', paths: made.map((path) => join(home, path)) }] : []),
        { kind: 'remove', path: join(home, OURS, 'ca.crt') },
      ]);
    }),
  );

  test('a ca.crt of somebody else stays, and ours lies beside it', () =>
    inDirectory(async (home) => {
      await mkdir(join(home, OURS), { recursive: true });
      await writeFile(join(home, OURS, 'ca.crt'), 'THEIRS');
      const journal = memoryJournal();
      await trustCa('CA', address, join(home, '.config/containers'), 'podman-registry-1a2b', journal);
      expect(await readFile(join(home, OURS, 'ca.crt'), 'utf8')).toBe('THEIRS');
      expect(await readFile(join(home, OURS, 'podman-registry-1a2b.crt'), 'utf8')).toBe('CA');
      expect(journal.records).toEqual([
        { kind: 'remove', path: join(home, OURS, 'podman-registry-1a2b.crt') },
      ]);
    }));

  test('nothing is made before it is written down', () =>
    inDirectory(async (home) => {
      const journal = {
        record: async () => {
          expect(await readdir(home)).toEqual([]);
          throw new Error('the disk is full');
        },
      };
      expect(
        (await thrownBy(() => trustCa('CA', address, join(home, '.config/containers'), 'job', journal)))
          .message,
      ).toBe('the disk is full');
      expect(await readdir(home)).toEqual([]);
    }));
});

test.each([
  ['5.8.6', '.config/containers/certs.d'],
  ['6.1.1', 'xdg/containers/certs.d'],
])('Podman %s with another XDG_CONFIG_HOME finds the CA in %s', (version, certs) =>
  inDirectory(async (home) => {
    const host = fakeHost({
      variables: { HOME: home, XDG_CONFIG_HOME: join(home, 'xdg') },
      programs: ['podman'],
      answer: () => ({ stdout: `podman version ${version}\n` }),
    });
    const job = 'podman-registry-1a2b3c4d';
    // What post would refuse to undo is an error here.
    const journal = memoryJournal(undoScope({ name: job, directory: join(home, job) }, host));
    const install = await podman.prepare(host, address.host);
    if (typeof install !== 'function') throw new Error(install.why);
    const context = { address, job, journal, host, ca: 'CA', caFile: '', credentials: undefined };
    const { certDirectory } = await install({ ...context, directory: home });
    expect(certDirectory).toBe(join(home, certs, 'registry.example:8443'));
    expect(await readFile(join(certDirectory ?? '', 'ca.crt'), 'utf8')).toBe('CA');
  }),
);

describe('writeAuthFile', () => {
  const credentials = { username: 'ci', password: 'hunter2' };
  const auth = Buffer.from('ci:hunter2').toString('base64');

  /** Writes the files, and gives back what the auth file of the job holds and its mode. */
  const write = (
    texts: readonly (string | undefined)[],
    login: typeof credentials | undefined = credentials,
  ) =>
    inDirectory(async (directory) => {
      const files = texts.map((_, index) => join(directory, `old-${index}.json`));
      for (const [index, text] of texts.entries()) {
        if (text !== undefined) await writeFile(files[index] ?? '', text);
      }
      const path = join(directory, 'job/auth.json');
      await writeAuthFile(path, files, address, login);
      return { content: JSON.parse(await readFile(path, 'utf8')), mode: (await stat(path)).mode & 0o777 };
    });

  test('is for this user only', async () => {
    expect((await write([])).mode).toBe(0o600);
  });

  test.each<[what: string, texts: readonly (string | undefined)[], others: object]>([
    ['no file before', [], {}],
    ['a file that is not there', [undefined], {}],
    ['an empty file', [' \n'], {}],
    ['an empty object', ['{}'], {}],
    ['a login before', ['{"auths":{"ghcr.io":{"auth":"eA=="}}}'], { 'ghcr.io': { auth: 'eA==' } }],
    [
      'two files',
      [
        '{"auths":{"ghcr.io":{"auth":"MQ=="}}}',
        '{"auths":{"ghcr.io":{"auth":"Mg=="},"quay.io":{"auth":"Mg=="}}}',
      ],
      { 'ghcr.io': { auth: 'MQ==' }, 'quay.io': { auth: 'Mg==' } },
    ],
    ['an older login for the same registry', ['{"auths":{"registry.example:8443":{"auth":"b2xk"}}}'], {}],
  ])('%s: the login is there, and the others are kept', async (_, texts, others) => {
    expect((await write(texts)).content).toEqual({ auths: { ...others, 'registry.example:8443': { auth } } });
  });

  test('without credentials the file has only the others', async () => {
    const { content } = await inDirectory(async (directory) => {
      const old = join(directory, 'old.json');
      await writeFile(old, '{"auths":{"ghcr.io":{"auth":"eA=="}},"credHelpers":{"gcr.io":"gcloud"}}');
      await writeAuthFile(join(directory, 'auth.json'), [old], address, undefined);
      return { content: JSON.parse(await readFile(join(directory, 'auth.json'), 'utf8')) };
    });
    expect(content).toEqual({ auths: { 'ghcr.io': { auth: 'eA==' } }, credHelpers: { 'gcr.io': 'gcloud' } });
  });

  test('the file that was there is not touched', () =>
    inDirectory(async (directory) => {
      const old = join(directory, 'old.json');
      const text = '{"auths":{"ghcr.io":{"auth":"eA=="}}}';
      await writeFile(old, text);
      await writeAuthFile(join(directory, 'auth.json'), [old], address, credentials);
      expect(await readFile(old, 'utf8')).toBe(text);
    }));

  test.each(['{', 'not json', '{"auths":', 'null', '[]', '"text"'])(
    '%s is refused, and not shown',
    async (text) => {
      const error = await thrownBy(() => write([text]));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toMatch(/old-0\.json, which contains logins of this user, is not valid JSON/);
    },
  );
});
