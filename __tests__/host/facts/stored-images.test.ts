import { expect, test } from '@jest/globals';
import { storedImages } from '../../../src/host/facts/stored-images.js';
import { fakeHost } from '../../fakes.js';

const ROOT = '/home/runner/.local/share/containers/storage';
const FILE = `${ROOT}/overlay-images/images.json`;
const ID = 'a'.repeat(64);
const one = JSON.stringify([{ id: ID, names: ['localhost/a:1'], layer: 'b' }, { id: ID }]);

test.each<[what: string, files: Record<string, string>, found: readonly unknown[] | undefined]>([
  [
    'what podman has written',
    { [FILE]: one },
    [
      { id: ID, names: ['localhost/a:1'] },
      { id: ID, names: [] },
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
