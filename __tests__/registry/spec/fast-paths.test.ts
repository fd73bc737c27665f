import { expect, test } from '@jest/globals';
import { containersOf } from '../../../src/registry/spec/containers.js';
import { sendsBlobs } from '../../../src/registry/spec/fast-paths.js';
import { type ConfigOverrides, FAST_PATHS, type Storage } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';

const S3: Storage = {
  kind: 's3',
  bucket: 'b',
  region: 'r',
  endpoint: undefined,
  prefix: '',
  redirect: false,
};

test.each<[string, { storage?: Storage; configOverrides?: ConfigOverrides }, boolean]>([
  ['a directory', {}, true],
  ['a volume', { storage: { kind: 'volume', name: 'v' } }, true],
  ['an object store', { storage: S3 }, false],
  ['directives for nginx', { configOverrides: { nginx: 'add_header X-House 1;' } }, false],
  ['a log level', { configOverrides: { registry: 'log: {level: debug}\nhealth: {}' } }, true],
  ['headers', { configOverrides: { registry: 'http: {headers: {X-House: [a]}}' } }, false],
  ['notifications', { configOverrides: { registry: 'notifications: {endpoints: []}' } }, false],
])('with %s nginx sends blobs: %j -> %s', (_, choices, sends) => {
  const pod = podFor({ ...choices, fastPaths: FAST_PATHS });
  expect(sendsBlobs(pod)).toBe(sends);
  const [, nginx] = containersOf(pod);
  expect(nginx.mounts.some(({ kind }) => kind === 'data')).toBe(sends);
});

test('nginx gets the data to read only', () => {
  const [, nginx] = containersOf(podFor({ fastPaths: ['blobs'] }));
  expect(nginx.mounts.filter(({ kind }) => kind === 'data')).toEqual([
    { kind: 'data', path: '/var/lib/registry', data: 'data', readOnly: true },
  ]);
});
