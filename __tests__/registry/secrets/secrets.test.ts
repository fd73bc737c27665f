import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { compare, getRounds } from 'bcryptjs';
import { basicAuth } from '../../../src/oci/credentials.js';
import { PRINCIPALS_FILE } from '../../../src/registry/nginx/principals.js';
import type { ServerCertificate } from '../../../src/registry/secrets/certificate.js';
import {
  htpasswd,
  makeSecrets,
  type RegistrySecrets,
  type SecretChoices,
} from '../../../src/registry/secrets/secrets.js';
import { type RecordedLog, recordingLog } from '../../fakes.js';
import { inDirectory, maskedBy } from '../fakes.js';

const own: ServerCertificate = { chain: 'CHAIN', key: 'KEY', ca: 'CA' };
const choices: SecretChoices = {
  host: 'localhost',
  writer: { username: 'ci', password: undefined },
  reader: undefined,
  httpSecret: undefined,
};
const chosen = { writer: { username: 'ci', password: 'hunter2' } };
const open = { writer: undefined };

function make(
  change: Partial<SecretChoices> = {},
  certificate: ServerCertificate | undefined = own,
  log: RecordedLog = recordingLog(),
): Promise<{ secrets: RegistrySecrets; log: RecordedLog; left: string[] }> {
  return inDirectory(async (directory) => {
    const secrets = await makeSecrets({ ...choices, ...change }, certificate, join(directory, 'tls'), log);
    return { secrets, log, left: await readdir(directory) };
  });
}

describe('makeSecrets', () => {
  test.each([
    ['a random password', {}],
    ['a chosen password', chosen],
  ])('%s and all that is made of it are masked', async (_, change) => {
    const { secrets, log } = await make(change);
    const { credentials, contents } = secrets;
    expect(maskedBy(log)).toEqual(
      expect.arrayContaining([
        credentials?.password,
        credentials && basicAuth(credentials),
        contents.http?.['http-secret'],
        'KEY',
      ]),
    );
  });

  test('a key that is made here is masked too', async () => {
    const { secrets, log, left } = await inDirectory(async (directory) => {
      const log = recordingLog();
      const secrets = await makeSecrets(choices, undefined, join(directory, 'tls'), log);
      return { secrets, log, left: await readdir(directory) };
    });
    expect(secrets.contents.tls?.['tls.key']).toContain('PRIVATE KEY');
    expect(maskedBy(log)).toContain(secrets.contents.tls?.['tls.key']);
    expect(left).toEqual([]);
  });

  test('the password is masked before anything else is done', async () => {
    const log = recordingLog();
    await inDirectory(async (directory) => {
      // There is no such directory, so the certificate cannot be made.
      const failing = makeSecrets({ ...choices, ...chosen }, undefined, join(directory, 'a/b'), log);
      await expect(failing).rejects.toThrow('ENOENT');
    });
    expect(maskedBy(log)).toContain('hunter2');
    expect(maskedBy(log)).toContain(basicAuth({ username: 'ci', password: 'hunter2' }));
  });

  test('nothing is logged', async () => {
    const { log } = await make();
    expect(log.lines.filter((line) => !line.startsWith('mask: '))).toEqual([]);
  });

  test('an empty text is never masked, because that would mask everything', async () => {
    for (const change of [{}, open, chosen]) {
      const { log } = await make(change);
      for (const masked of maskedBy(log)) expect(masked).not.toBe('');
    }
  });

  test.each([
    ['random', {}, 4],
    ['chosen', chosen, 10],
  ])('a %s password is in the htpasswd file, at its cost', async (_, change, cost) => {
    const { credentials, contents } = (await make(change)).secrets;
    const [username, hash = ''] = (contents.access?.htpasswd ?? '').trim().split(':');
    expect(username).toBe('ci');
    expect(await compare(credentials?.password ?? '', hash)).toBe(true);
    expect(getRounds(hash)).toBe(cost);
  });

  test('with auth none there are no credentials, and still a secret that signs uploads', async () => {
    const { secrets, log } = await make(open);
    expect(secrets.credentials).toBeUndefined();
    expect(Object.keys(secrets.contents)).toEqual(['tls', 'http']);
    expect(secrets.contents.http?.['http-secret']).toMatch(/^[0-9a-f]{64}$/);
    expect(maskedBy(log)).toEqual([secrets.contents.http?.['http-secret'], 'KEY']);
  });

  test('the own certificate is taken as it is', async () => {
    const { certificate, contents } = (await make()).secrets;
    expect(certificate).toEqual(own);
    expect(contents.tls).toEqual({ 'tls.crt': 'CHAIN', 'tls.key': 'KEY' });
  });

  test('where everybody may pull there is a user for it, and tokens that are masked', async () => {
    const { secrets, log } = await make({
      anonymousPull: true,
      reader: { username: 'guest', password: 'hunter3' },
    });
    const { htpasswd = '', [PRINCIPALS_FILE]: principals = '' } = secrets.contents.access ?? {};
    expect(
      htpasswd
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['ci', 'guest', 'anonymous']);
    // Nobody waits for a slow hash who has no login at all.
    expect(htpasswd).toMatch(/^anonymous:\$2b\$04\$/m);
    expect(secrets.reader).toMatchObject({ username: 'guest', password: 'hunter3' });
    const hidden = [...principals.matchAll(/"(?:Bearer|Basic) ([^"]+)"/g)].map(([, text]) => text);
    expect(new Set(hidden).size).toBe(6);
    expect(maskedBy(log)).toEqual(expect.arrayContaining(hidden));
  });

  test.each([
    [{}, [[/^"~\^\(\?i:Basic\) ([\w/=[\]+]+)\\z" writer;$/m, 'credentials']]],
    [
      { reader: { username: 'guest', password: undefined }, anonymousPull: true },
      [
        [/^"~\^\(\?i:Basic\) ([\w/=[\]+]+)\\z" writer;$/m, 'credentials'],
        [/^"~\^\(\?i:Basic\) ([\w/=[\]+]+)\\z" reader;$/m, 'reader'],
      ],
    ],
  ] as const)('where nginx compares the passwords, with %j, nothing is hashed', async (change, rows) => {
    const { secrets, log } = await make({ ...change, checkedBy: 'nginx' });
    const { access = {} } = secrets.contents;
    expect(Object.keys(access)).toEqual([PRINCIPALS_FILE]);
    const text = (access[PRINCIPALS_FILE] ?? '').replaceAll(/^ +/gm, '');
    for (const [line, who] of rows) {
      const user = secrets[who];
      expect(line.exec(text)?.[1]?.replaceAll('[+]', '+')).toBe(user && basicAuth(user));
    }
    const tokens = [...text.matchAll(/"Bearer ([^"]+)"/g)].map(([, token]) => token);
    expect(tokens).toHaveLength('anonymousPull' in change ? 3 : 0);
    expect(maskedBy(log)).toEqual(expect.arrayContaining(tokens));
  });

  test('a login at an authentication service is nobody whom the registry knows', async () => {
    const login = { username: 'job', password: 'hunter4' };
    const { secrets, log } = await make({ ...open, login });
    expect(secrets.credentials).toEqual(login);
    expect(secrets.contents.access).toBeUndefined();
    expect(maskedBy(log)).toEqual(expect.arrayContaining(['hunter4', basicAuth(login)]));
  });

  test('two jobs have no secret in common', async () => {
    const [one, other] = [await make(), await make()];
    expect(maskedBy(one.log).filter((secret) => maskedBy(other.log).includes(secret))).toEqual(['KEY']);
  });
});

describe('htpasswd', () => {
  test.each([
    ['random', 4],
    ['chosen', 10],
  ] as const)('the hash of a %s password verifies, and costs %d', async (origin, cost) => {
    const line = await htpasswd({ username: 'ci', password: 'pass:word' }, origin);
    const found = /^ci:(\$2[aby]\$.{56})\n$/.exec(line);
    expect(found).not.toBeNull();
    const hash = found?.[1] ?? '';
    expect(await compare('pass:word', hash)).toBe(true);
    expect(await compare('pass:wor', hash)).toBe(false);
    expect(getRounds(hash)).toBe(cost);
  });

  test('the same password gets another hash each time', async () => {
    const user = { username: 'ci', password: 'x' };
    expect(await htpasswd(user, 'random')).not.toBe(await htpasswd(user, 'random'));
  });

  test('all 72 bytes count', async () => {
    const line = await htpasswd({ username: 'ci', password: `${'x'.repeat(71)}a` }, 'random');
    expect(await compare(`${'x'.repeat(71)}b`, line.trim().slice('ci:'.length))).toBe(false);
  });
});

describe('what is random', () => {
  test.each<[string, (secrets: RegistrySecrets) => string | undefined, RegExp]>([
    [
      'a password is 192 bits in characters that need no quoting',
      ({ credentials }) => credentials?.password,
      /^[A-Za-z0-9_-]{32}$/,
    ],
    [
      'the http secret is 256 bits in hexadecimal',
      ({ contents }) => contents.http?.['http-secret'],
      /^[0-9a-f]{64}$/,
    ],
  ])('%s', async (_, made, form) => {
    const all: string[] = [];
    for (let i = 0; i < 50; i++) all.push(made((await make()).secrets) ?? '');
    for (const one of all) expect(one).toMatch(form);
    expect(new Set(all).size).toBe(all.length);
  });
});
