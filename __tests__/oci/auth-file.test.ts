import { describe, expect, test } from '@jest/globals';
import { existingAuthFiles, loginsOf, mergeAuth, parseAuthFile } from '../../src/oci/auth-file.js';

describe('loginsOf', () => {
  const logins = loginsOf({
    auths: {
      'https://index.docker.io/v1/': { auth: 'hub' },
      'quay.io': { auth: 'quay' },
      'quay.io/team': { auth: 'team' },
      'https://old.example': { auth: 'old' },
      'empty.example': {},
      'acr.example': { identitytoken: 'T' },
    },
    credHelpers: { 'ecr.example': 'ecr-login' },
  });
  test.each([
    ['docker.io', 'library/alpine', 'hub'],
    ['quay.io', 'other/app', 'quay'],
    ['quay.io', 'team/app', 'team'],
    ['quay.io', 'teams/app', 'quay'],
    ['old.example', 'x', 'old'],
    ['empty.example', 'x', undefined],
    ['ghcr.io', 'x', undefined],
  ])('%s/%s', (registry, repository, basic) => {
    expect(logins.of(registry, repository)?.basic).toBe(basic);
  });
  test('an identity token, and a helper', () => {
    expect(logins.of('acr.example', 'x')?.identityToken).toBe('T');
    expect([logins.helperOf('ecr.example'), logins.helperOf('quay.io')]).toEqual(['ecr-login', undefined]);
  });
});

describe('mergeAuth', () => {
  const login = (auth: string) => ({ auth });

  test('an earlier file wins over a later one, and our login over all', () => {
    const strong = { auths: { a: login('strong'), ours: login('old') } };
    const weak = { auths: { a: login('weak'), b: login('weak') } };
    expect(mergeAuth([strong, weak], { ours: login('new') })).toEqual({
      auths: { a: login('strong'), b: login('weak'), ours: login('new') },
    });
  });

  test('credential helpers are kept, an earlier file first', () => {
    const merged = mergeAuth(
      [{ credHelpers: { a: 'strong' } }, { credHelpers: { a: 'weak', b: 'weak' } }],
      {},
    );
    expect(merged).toEqual({ auths: {}, credHelpers: { a: 'strong', b: 'weak' } });
  });

  test('without helpers there is no such key', () => {
    expect(mergeAuth([{ auths: {} }, {}], {})).toEqual({ auths: {} });
  });
});

describe('parseAuthFile', () => {
  test.each([
    [
      '{"auths":{"a":{"auth":"x"}},"currentContext":"c"}',
      { auths: { a: { auth: 'x' } }, currentContext: 'c' },
    ],
    ['', {}],
    [' \n', {}],
    ['{', undefined],
    ['[]', undefined],
    ['null', undefined],
  ])('%j', (text, wanted) => {
    expect(parseAuthFile(text)).toEqual(wanted);
  });
});

describe('existingAuthFiles', () => {
  test.each<[what: string, variables: Record<string, string>, files: readonly string[]]>([
    ['nothing set', {}, ['/home/u/.config/containers/auth.json', '/home/u/.docker/config.json']],
    [
      'a runtime directory',
      { XDG_RUNTIME_DIR: '/run/user/1000' },
      [
        '/run/user/1000/containers/auth.json',
        '/home/u/.config/containers/auth.json',
        '/home/u/.docker/config.json',
      ],
    ],
    [
      'another config directory',
      { XDG_CONFIG_HOME: '/etc/u' },
      ['/etc/u/containers/auth.json', '/home/u/.docker/config.json'],
    ],
    [
      'REGISTRY_AUTH_FILE, which is then the only one',
      { REGISTRY_AUTH_FILE: '/a.json', XDG_RUNTIME_DIR: '/run' },
      ['/a.json'],
    ],
    [
      'REGISTRY_AUTH_FILE empty',
      { REGISTRY_AUTH_FILE: '' },
      ['/home/u/.config/containers/auth.json', '/home/u/.docker/config.json'],
    ],
  ])('%s', (_, variables, files) => {
    expect(existingAuthFiles((name) => variables[name], '/home/u')).toEqual(files);
  });
});
