import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { logIn, loginOf, loginPlaces, loginScript } from '../../../src/registry/persistent/login.js';
import { inDirectory, podFor } from '../fakes.js';
import { recordFor, secretsFor } from './fakes.js';

const USER = { username: 'ci', password: 'pass-word' };
const READER = { username: 'guest', password: 'other' };
const ADDRESS = '127.0.0.1:8444';
const TOKENS = {
  kind: 'token',
  ...{ realm: 'https://auth.example/token', service: 's', issuer: 'i', certificates: 'PEM' },
} as const;

test('the login is that of the writer, or of the reader', () => {
  const secrets = { ...secretsFor(), reader: READER };
  expect(loginOf(recordFor(), secrets, false)).toEqual(USER);
  expect(loginOf(recordFor(), secrets, true)).toEqual(READER);
  expect(() => loginOf(recordFor(), secretsFor(), true)).toThrow('the registry "team" has no reader');
  const record = recordFor({ choices: { ...recordFor().choices, access: TOKENS } });
  expect(() => loginOf(record, { ...secretsFor(), credentials: undefined }, false)).toThrow(
    '"team" takes the tokens of https://auth.example/token',
  );
  const open = { ...secretsFor(), credentials: undefined };
  expect(loginOf(recordFor({ choices: podFor({ access: { kind: 'none' } }) }), open, false)).toBeUndefined();
});

test.each<[variables: Readonly<Record<string, string>>, authFile: string]>([
  [{}, '/h/.config/containers/auth.json'],
  [{ XDG_CONFIG_HOME: '/c' }, '/c/containers/auth.json'],
  [{ XDG_RUNTIME_DIR: '/run/user/1' }, '/run/user/1/containers/auth.json'],
  [{ XDG_RUNTIME_DIR: '/run/user/1', REGISTRY_AUTH_FILE: '/mine' }, '/mine'],
])('with %j podman has its logins in %s', (variables, authFile) => {
  expect(loginPlaces((name) => variables[name], '/h', '/c/containers')).toEqual({
    authFile,
    certificates: '/c/containers/certs.d',
  });
});

test('a login keeps the others, and what else is in the file', () =>
  inDirectory(async (directory) => {
    const places = { authFile: join(directory, 'a/auth.json'), certificates: join(directory, 'certs.d') };
    const first = await logIn(recordFor(), secretsFor(), USER, places);
    expect(first).toEqual([join(places.certificates, ADDRESS, 'podman-registry-team.crt'), places.authFile]);
    const auth = { auth: Buffer.from('ci:pass-word').toString('base64') };
    expect(JSON.parse(await readFile(places.authFile, 'utf8'))).toEqual({ auths: { [ADDRESS]: auth } });
    expect((await stat(places.authFile)).mode & 0o777).toBe(0o600);
    expect(await readFile(first[0] ?? '', 'utf8')).toBe('CA');
    const others = { credHelpers: { x: 'y' }, auths: { [ADDRESS]: { auth: 'old' }, other: { auth: 'b' } } };
    await writeFile(places.authFile, JSON.stringify(others));
    await logIn(recordFor(), secretsFor(), USER, places);
    expect(JSON.parse(await readFile(places.authFile, 'utf8'))).toEqual({
      ...others,
      auths: { ...others.auths, [ADDRESS]: auth },
    });
    await writeFile(places.authFile, 'broken');
    await expect(logIn(recordFor(), secretsFor(), USER, places)).rejects.toThrow(UserError);
    expect(await readFile(places.authFile, 'utf8')).toBe('broken');
    expect(await logIn(recordFor(), secretsFor(), undefined, places)).toHaveLength(1);
  }));

test.each(['pass-word', "it's $HOME `id` \\", 'END'])(
  'a shell hands the password %s on as it is',
  (password) =>
    inDirectory(async (directory) => {
      // Notes its arguments and its input.
      await mkdir(join(directory, 'bin'));
      const podman = `#!/bin/sh\necho "$*" > ${directory}/arguments\ncat > ${directory}/input\n`;
      await writeFile(join(directory, 'bin/podman'), podman, { mode: 0o755 });
      const script = loginScript(recordFor(), secretsFor(), { ...USER, password });
      const env = { PATH: `${directory}/bin:${process.env.PATH}`, HOME: directory };
      execFileSync('bash', ['-eu'], { input: script, env });
      const text = (path: string) => readFile(join(directory, path), 'utf8');
      expect(await text('input')).toBe(`${password}\n`);
      expect(await text('arguments')).toBe(`login --username ci --password-stdin ${ADDRESS}\n`);
      expect(await text(`.config/containers/certs.d/${ADDRESS}/podman-registry-team.crt`)).toBe('CA\n');
    }),
);
