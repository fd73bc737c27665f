import { describe, expect, test } from '@jest/globals';
import { loginsOf } from '../../src/oci/auth-file.js';

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
