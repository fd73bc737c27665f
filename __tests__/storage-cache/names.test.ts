import { expect, test } from '@jest/globals';
import { refusalOf } from '../../src/storage-cache/names.js';
import { SCOPE } from './fakes.js';

test.each([
  'docker.io/library/nginx:1.27',
  'quay.io/podman/hello:latest',
  'registry.example:5000/team/app:1',
  'localhost/app:1',
  `quay.io/podman/hello@sha256:${'a'.repeat(64)}`,
  'localhost/team/alpine:1',
  'localhost/podman-pause/x:1',
])('%s is kept', (name) => {
  expect(refusalOf(name, SCOPE)).toBeUndefined();
});

test.each<[name: string, why: RegExp, kind: string]>([
  ['nginx:1', /full image name/, 'other'],
  ['docker.io/library/nginx', /full image name/, 'other'],
  ['docker.io/nginx:1', /full image name/, 'other'],
  ['', /full image name/, 'other'],
  ['--all', /full image name/, 'other'],
  ['localhost/a:1\n', /full image name/, 'other'],
  ['registry.test:8443/team/app:1', /an address of this host or network/, 'private'],
  ['localhost:8443/app:1', /an address of this host or network/, 'private'],
  ['127.0.0.1:8443/app:1', /an address of this host or network/, 'private'],
  ['10.0.0.5/app:1', /an address of this host or network/, 'private'],
  ['private.example/app:1', /logged in to private\.example/, 'private'],
  ['helped.example/app:1', /logged in to helped\.example/, 'private'],
  ['docker.io/someone/app:1', /logged in to docker\.io/, 'private'],
  [`quay.io/podman/hello:sha256-${'a'.repeat(64)}`, /stands for a digest/, 'own'],
  ['localhost/podman-pause:5.4.2-0', /created for each job/, 'own'],
  ['localhost/podman-registry-action/nginx:packages', /created for each job/, 'own'],
  ['localhost/podman-registry-load-1a2b3c4d:latest', /created for each job/, 'own'],
  ['localhost/alpine:3', /an alias in registries\.conf/, 'other'],
])('%j is not', (name, why, kind) => {
  expect(refusalOf(name, SCOPE)).toEqual({ why: expect.stringMatching(why), kind });
});
