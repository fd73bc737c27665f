import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { trim } from '../../../src/registry/store/trim.js';
import { inDirectory } from '../fakes.js';
import { FakeStore } from './fakes.js';

describe('trim', () => {
  const DATA = 1000;

  /** Two caches with three layers of 1000 bytes, read 30, 20 and 10 days ago; fetched long before. */
  function fill(directory: string) {
    const caches = ['docker-io', 'ghcr-io'].map((name) => new FakeStore(join(directory, name)));
    const layers = [30, 20, 10].map((days, index) => {
      const store = caches[index % 2] as FakeStore;
      const digest = store.layer('app', String(index).repeat(DATA));
      const file = join(store.root, `blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}/data`);
      const now = Date.now() / 1000;
      utimesSync(file, now - days * 86_400, now - 90 * 86_400);
      return { file, link: join(store.root, `repositories/app/_layers/sha256/${digest.slice(7)}`) };
    });
    return { directories: caches.map((one) => one.directory), caches, layers };
  }

  test.each<[number | undefined, object, boolean[]]>([
    [undefined, { bytes: 3 * DATA, blobs: 0, freed: 0 }, [true, true, true]],
    [3 * DATA, { bytes: 3 * DATA, blobs: 0, freed: 0 }, [true, true, true]],
    [2 * DATA, { bytes: 2 * DATA, blobs: 1, freed: DATA }, [false, true, true]],
    [2 * DATA - 1, { bytes: DATA, blobs: 2, freed: 2 * DATA }, [false, false, true]],
    [0, { bytes: 0, blobs: 3, freed: 3 * DATA }, [false, false, false]],
  ])('with a limit of %s, what was used least recently goes, in all caches together', (limit, report, left) =>
    inDirectory(async (directory) => {
      const { directories, layers } = fill(directory);
      expect(trim({ trim: directories, limit })).toEqual(report);
      expect(layers.map(({ file }) => existsSync(file))).toEqual(left);
      expect(layers.map(({ link }) => existsSync(link))).toEqual(left);
    }),
  );

  test('the schedule of 2.8, unfinished downloads and links to missing content go', () =>
    inDirectory(async (directory) => {
      const { directories, caches, layers } = fill(directory);
      const [store] = caches as [FakeStore];
      const image = store.image('app', 'x');
      store.write('../../../scheduler-state.json', '{"cut');
      store.write('repositories/only/uploads/_uploads/1/data', 'half');
      store.write(`repositories/app/_manifests/revisions/sha256/${'0'.repeat(64)}/link`, '');
      trim({ trim: directories, limit: undefined });
      expect(existsSync(join(store.directory, 'scheduler-state.json'))).toBe(false);
      const files = [...store.files().keys()].join('\n');
      expect(files).not.toMatch(/_uploads|0{64}/);
      expect(files).toContain(`revisions/sha256/${image.slice(7)}/link`);
      expect(layers.map(({ link }) => existsSync(link))).toEqual([true, true, true]);
    }));

  test('nothing was cached yet', () =>
    inDirectory(async (directory) => {
      expect(trim({ trim: [join(directory, 'none'), directory], limit: 1 })).toEqual({
        bytes: 0,
        blobs: 0,
        freed: 0,
      });
    }));
});
