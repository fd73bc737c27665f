import { expect, test } from '@jest/globals';
import { refusalOf } from '../../src/storage-cache/names.js';
import { SCOPE } from './fakes.js';

test.each([
  'docker.io/library/nginx:1.27',
  'quay.io/podman/hello:latest',
  'registry.example:5000/team/app:1',
  'localhost/app:1',
  'localhost/team/alpine:1',
  'localhost/podman-pause/x:1',
])('%s is kept', (name) => {
  expect(refusalOf(name, SCOPE)).toBeUndefined();
});

test.each<[name: string, why: RegExp, isPrivate: boolean]>([
  ['nginx:1', /full image name/, false],
  ['docker.io/library/nginx', /full image name/, false],
  ['docker.io/nginx:1', /full image name/, false],
  ['', /full image name/, false],
  ['--all', /full image name/, false],
  ['localhost/a:1\n', /full image name/, false],
  ['registry.test:8443/team/app:1', /an address of this host or network/, true],
  ['localhost:8443/app:1', /an address of this host or network/, true],
  ['127.0.0.1:8443/app:1', /an address of this host or network/, true],
  ['10.0.0.5/app:1', /an address of this host or network/, true],
  ['private.example/app:1', /logged in to private\.example/, true],
  ['helped.example/app:1', /logged in to helped\.example/, true],
  ['docker.io/someone/app:1', /logged in to docker\.io/, true],
  [`quay.io/podman/hello@sha256:${'a'.repeat(64)}`, /another digest/, false],
  ['localhost/podman-pause:5.4.2-0', /created for each job/, false],
  ['localhost/podman-registry-action/nginx:packages', /created for each job/, false],
  ['localhost/podman-registry-load-1a2b3c4d:latest', /created for each job/, false],
  ['localhost/alpine:3', /an alias in registries\.conf/, false],
])('%j is not', (name, why, isPrivate) => {
  expect(refusalOf(name, SCOPE)).toEqual({ why: expect.stringMatching(why), isPrivate });
});
