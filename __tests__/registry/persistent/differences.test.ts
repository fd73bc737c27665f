import { describe, expect, test } from '@jest/globals';
import { type Asked, differences } from '../../../src/registry/persistent/differences.js';
import type { RegistryRecord } from '../../../src/registry/persistent/record.js';
import type { RegistrySpec } from '../../../src/registry/spec/registry-spec.js';
import { recordFor, secretsFor } from './fakes.js';

const same: Asked = {
  choices: recordFor().choices,
  host: undefined,
  bind: undefined,
  port: undefined,
  registryImage: undefined,
  nginxImage: undefined,
  password: undefined,
  readerPassword: undefined,
  httpSecret: undefined,
  contents: {},
};

const withChoices = (choices: Partial<RegistrySpec>): RegistryRecord =>
  recordFor({ choices: { ...recordFor().choices, ...choices } });

describe('differences', () => {
  test.each<[string, Partial<Asked>]>([
    ['nothing but the access is asked for', {}],
    ['what it has is named', { host: '127.0.0.1', bind: '127.0.0.1', port: 8444 }],
    ['its images are named as they were asked for', { registryImage: 'docker.io/library/registry:3' }],
    ['its images are named as they were found', { registryImage: 'localhost/registry:packages' }],
    ['its secrets are given', { password: 'pass-word', httpSecret: 'http-secret-of-it' }],
    ['other secrets were made for this job', { contents: { http: { 'http-secret': 'random' } } }],
  ])('none where %s', (_, asked) => {
    expect(differences(recordFor(), secretsFor(), { ...same, ...asked })).toEqual([]);
  });

  test.each<[Partial<Asked>, string]>([
    [{ host: 'registry.test' }, 'host: installed 127.0.0.1, requested registry.test'],
    [{ bind: '0.0.0.0' }, 'bind: installed 127.0.0.1, requested 0.0.0.0'],
    [{ port: 9999 }, 'port: installed 8444, requested 9999'],
    [
      { choices: { ...same.choices, access: { kind: 'none' } } },
      'auth: installed basic for ci, requested none',
    ],
    [
      { registryImage: 'docker.io/library/registry:2' },
      'registry-image: installed docker.io/library/registry:3, requested docker.io/library/registry:2',
    ],
    [{ password: 'guess' }, 'password: differs'],
    [{ httpSecret: 'guess' }, 'http-secret: differs'],
    [{ contents: { storage: { key: 'guess' } } }, 'keys of the storage: differs'],
    [
      { choices: { ...same.choices, storage: { kind: 'directory', path: '/data' } } },
      'storage: installed its own directory, requested /data',
    ],
    [
      { choices: { ...same.choices, storage: { kind: 'volume', name: 'blobs' } } },
      'storage: installed its own directory, requested the volume blobs',
    ],
    [
      { choices: { ...same.choices, mapping: { kind: 'mode', mode: 'nomap' } } },
      'userns: installed the default, requested nomap',
    ],
    [
      {
        choices: {
          ...same.choices,
          mirrors: [{ upstream: 'docker.io', authenticated: true, path: undefined }],
        },
      },
      'mirror: installed none, requested docker.io with a login',
    ],
    [
      { choices: { ...same.choices, configOverrides: { nginx: 'allow all;' } } },
      'nginx-config: installed none, requested a file with hash 5772c7599e4e',
    ],
  ])('%j', (asked, line) => {
    const stored = secretsFor({ storage: { key: 'stored' } });
    const found = differences(recordFor(), stored, { ...same, ...asked });
    expect(found).toEqual([line]);
    expect(found.join()).not.toContain('guess');
  });

  test('a reader, and pulls without a login, are other access', () => {
    const access = { kind: 'basic', writer: 'ci', reader: 'ro', anonymousPull: true } as const;
    expect(differences(withChoices({ access }), secretsFor(), same)).toEqual([
      'auth: installed basic for ci with the reader ro, anonymous pulls allowed, requested basic for ci',
    ]);
  });

  test('of s3 everything counts', () => {
    const s3 = {
      kind: 's3',
      bucket: 'b',
      region: 'r',
      endpoint: 'https://s3.test',
      prefix: 'p',
      redirect: false,
    } as const;
    for (const change of [
      { bucket: 'c' },
      { region: 'q' },
      { endpoint: undefined },
      { prefix: '' },
      { redirect: true },
    ]) {
      const asked = { ...same, choices: { ...same.choices, storage: { ...s3, ...change } } };
      expect(differences(withChoices({ storage: s3 }), secretsFor(), asked)).toHaveLength(1);
    }
  });
});
