import { expect, test } from '@jest/globals';
import type { Fragments, Storage } from '../../../src/registry/spec/registry-spec.js';
import { FAST_PATHS } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';

const S3: Storage = {
  kind: 's3',
  bucket: 'b',
  region: 'r',
  endpoint: undefined,
  prefix: '',
  redirect: false,
};

test.each<[string, { storage?: Storage; fragments?: Fragments }, boolean]>([
  ['a directory', {}, true],
  ['a volume', { storage: { kind: 'volume', name: 'v' } }, true],
  ['an object store', { storage: S3 }, false],
  ['directives for nginx', { fragments: { nginx: 'add_header X-House 1;' } }, false],
  ['a log level', { fragments: { registry: 'log: {level: debug}\nhealth: {}' } }, true],
  ['headers', { fragments: { registry: 'http: {headers: {X-House: [a]}}' } }, false],
  ['notifications', { fragments: { registry: 'notifications: {endpoints: []}' } }, false],
])('with %s nginx sends blobs: %j -> %s', (_, choices, sends) => {
  const pod = podFor({ ...choices, fastPaths: FAST_PATHS });
  expect(pod.fastPaths).toEqual(FAST_PATHS.filter((path) => sends || path !== 'blobs'));
  const [, nginx] = pod.containers;
  expect(nginx.mounts.some(({ kind }) => kind === 'data')).toBe(sends);
});

test('nginx gets the data to read only', () => {
  const [, nginx] = podFor({ fastPaths: ['blobs'] }).containers;
  expect(nginx.mounts.filter(({ kind }) => kind === 'data')).toEqual([
    { kind: 'data', path: '/var/lib/registry', data: 'data', readOnly: true },
  ]);
});
