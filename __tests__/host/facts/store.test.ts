import { expect, test } from '@jest/globals';
import { storedImageFacts, storedImages } from '../../../src/host/facts/store.js';
import { fakeHost } from '../../fakes.js';

const ROOT = '/home/runner/.local/share/containers/storage';
const FILE = `${ROOT}/overlay-images/images.json`;
const ID = 'a'.repeat(64);
const [MANIFEST, INDEX, CONFIG] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`) as [
  string,
  string,
  string,
];
const one = JSON.stringify([{ id: ID, names: ['localhost/a:1'], layer: 'b' }, { id: ID }]);

test.each<[what: string, files: Record<string, string>, found: readonly unknown[] | undefined]>([
  [
    'what podman has written',
    { [FILE]: one },
    [
      { id: ID, names: ['localhost/a:1'], digests: [] },
      { id: ID, names: [], digests: [] },
    ],
  ],
  [
    'the digests of manifests, in every repository of a name',
    {
      [FILE]: JSON.stringify([
        {
          id: ID,
          names: ['localhost:5000/a:1', `quay.io/b@${MANIFEST}`],
          'big-data-digests': { manifest: MANIFEST, [`manifest-${INDEX}`]: INDEX, [`sha256:${ID}`]: CONFIG },
        },
      ]),
    },
    [
      {
        id: ID,
        names: ['localhost:5000/a:1', `quay.io/b@${MANIFEST}`],
        digests: ['localhost:5000/a', 'quay.io/b'].flatMap((name) =>
          [MANIFEST, INDEX].map((digest) => `${name}@${digest}`),
        ),
      },
    ],
  ],
  ['none', { [FILE]: '[]' }, []],
  ['no storage', {}, undefined],
  ['storages of two drivers', { [FILE]: one, [`${ROOT}/vfs-images/images.json`]: '[]' }, undefined],
  ['half a file', { [FILE]: one.slice(0, 20) }, undefined],
  ['another form', { [FILE]: '{"images": []}' }, undefined],
  ['records of another form', { [FILE]: '[{"id": 7}]' }, undefined],
  ['names of another form', { [FILE]: `[{"id": "${ID}", "names": [7]}]` }, undefined],
  [
    'a storage elsewhere',
    {
      [FILE]: one,
      '/home/runner/.config/containers/storage.conf': '[storage]\ndriver = "overlay"\ngraphroot = "/srv/s"\n',
      '/srv/s/overlay-images/images.json': '[]',
    },
    [],
  ],
])('%s', async (_, files, found) => {
  expect(await storedImages(fakeHost({ files }))).toEqual(found);
});

const BLOB = `${ROOT}/overlay-images/${ID}/=${Buffer.from(`sha256:${ID}`).toString('base64')}`;

test.each<[what: string, configuration: string | undefined, found: object | undefined]>([
  [
    'labels and variables',
    '{"architecture": "amd64", "config": {"Labels": {"a": "1"}, "Env": ["PATH=/bin"]}}',
    { image: 'localhost/a:1', imageId: ID, labels: { a: '1' }, variables: ['PATH=/bin'] },
  ],
  [
    'none',
    '{"config": {"Labels": null}}',
    { image: 'localhost/a:1', imageId: ID, labels: {}, variables: [] },
  ],
  ['no configuration', undefined, undefined],
  ['half of it', '{"config": {"Lab', undefined],
  ['labels of another form', '{"config": {"Labels": {"a": 1}}}', undefined],
  ['labels that are a list', '{"config": {"Labels": ["a"]}}', undefined],
  ['variables of another form', '{"config": {"Env": "PATH=/bin"}}', undefined],
])('what an image has: %s', async (_, configuration, found) => {
  const files = { [FILE]: one, ...(configuration === undefined ? {} : { [BLOB]: configuration }) };
  expect(await storedImageFacts(['localhost/a:1'], fakeHost({ files }))).toEqual([found]);
});

test('what an image has that is not stored', async () => {
  const files = { [FILE]: one, [BLOB]: '{}' };
  expect(await storedImageFacts(['localhost/b:1'], fakeHost({ files }))).toEqual([undefined]);
});
