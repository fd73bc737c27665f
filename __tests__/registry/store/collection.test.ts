import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { collect as collectIn } from '../../../src/registry/store/answer.js';
import { deletePlan, remover } from '../../../src/registry/store/delete.js';
import { planCollection } from '../../../src/registry/store/plan.js';
import { readStore } from '../../../src/registry/store/read-store.js';
import type { Selection } from '../../../src/registry/store/selection.js';
import { inDirectory } from '../fakes.js';
import { DAY, FakeStore, NOW } from './fakes.js';

const NONE: Selection = { untagged: false, keepLast: undefined, olderThan: undefined };
const UNTAGGED: Selection = { ...NONE, untagged: true };
const keepLast = (count: number, days?: number): Selection => ({
  ...NONE,
  keepLast: count,
  olderThan: days === undefined ? undefined : days * DAY,
});

const inStore = (work: (store: FakeStore) => void) =>
  inDirectory(async (directory) => work(new FakeStore(directory)));

function collect(store: FakeStore, selection: Selection) {
  return collectIn({ directory: store.directory, selection, delete: true }, NOW);
}

const signatureTag = (digest: string, suffix: string) => `${digest.replace(':', '-')}${suffix}`;

/** A multi-platform image with a signature, an attached artifact and the list of attachments of older clients. */
function release(store: FakeStore, name: string, age: number, tags: readonly string[] = [name]) {
  const platforms = ['amd64', 'arm64'].map((platform) => store.image('app', `${name} ${platform}`, { age }));
  const index = store.index('app', platforms, { age, tags });
  const signature = store.image('app', `signature of ${name}`, { age, tags: [signatureTag(index, '.sig')] });
  const artifact = store.image('app', `artifact of ${name}`, { age, subject: index });
  const referrers = store.index('app', [artifact], { age, tags: [signatureTag(index, '')] });
  // Of one platform, and by its digest only.
  const sbom = store.image('app', `sbom of ${name}`, { age, subject: platforms[1] ?? '' });
  return { name, index, all: [index, ...platforms, signature, artifact, referrers, sbom] };
}

function assertWhole(store: FakeStore, { name, all }: ReturnType<typeof release>) {
  const files = store.files();
  expect([name, ...all].flatMap((reference) => store.missing('app', reference, files))).toEqual([]);
}

describe('without a selection', () => {
  test('blobs that no manifest needs go, also where Distribution 2.8 does not look', () =>
    inStore((store) => {
      const one = release(store, '1', 9);
      store.image('app', 'by digest only');
      const garbage = store.layer('app', 'nobody needs it');
      // No layers: its repository has no _layers, by which 2.8 finds repositories.
      const empty = store.index('empty', [], { tags: ['1'] });
      const before = store.files().size;
      const { blobs, bytes, isEmpty } = collect(store, NONE);
      expect({ blobs, bytes, isEmpty }).toEqual({ blobs: 1, bytes: 15, isEmpty: false });
      // The blob and its link.
      expect(store.files().size).toBe(before - 2);
      expect([...store.files().values()]).not.toContain(garbage);
      assertWhole(store, one);
      expect(store.missing('empty', empty)).toEqual([]);
      expect(collect(store, NONE)).toMatchObject({ blobs: 0, isEmpty: true, lines: [] });
    }));

  test('content that is referred to by another digest stays', () =>
    inStore((store) => {
      const other = `sha512:${'5'.repeat(128)}`;
      const canonical = store.layer('app', 'layer');
      store.write(`repositories/app/_layers/${other.replace(':', '/')}/link`, canonical);
      store.manifest('app', { layers: [{ digest: other }] }, { tags: ['1'] });
      expect(collect(store, NONE).blobs).toBe(0);
    }));

  test('nothing was ever pushed', () =>
    inStore((store) => {
      expect(collect(store, UNTAGGED)).toEqual({ lines: [], blobs: 0, bytes: 0, isEmpty: true });
    }));
});

describe('--delete-untagged', () => {
  test('an image that a later push replaced goes with all that belongs to it', () =>
    inStore((store) => {
      const old = release(store, 'old', 9, ['latest']);
      const current = release(store, 'latest', 1);
      const { lines } = collect(store, UNTAGGED);
      assertWhole(store, current);
      for (const digest of old.all) expect(store.missing('app', digest)).toEqual([digest]);
      expect(lines[0]).toMatch(/^app: tag sha256-[0-9a-f]{64} .*: the image in its name is deleted$/);
      expect(lines).toContainEqual(
        expect.stringMatching(
          `^app: image ${old.index} \\(.* B, pushed 2026-11-21\\): without a tag; latest was pushed again$`,
        ),
      );
      expect(lines.filter((line) => line.endsWith(`part of ${old.index}`))).toHaveLength(2);
      expect(lines.filter((line) => line.endsWith(`attached to ${old.index}`))).toHaveLength(3);
      expect([...store.files().keys()].join('\n')).not.toContain(old.index.slice(7));
    }));

  test.each<[string, (store: FakeStore) => string]>([
    ['pushed by its digest only', (store) => store.image('app', 'x', { age: 99 })],
    [
      'attached to one elsewhere',
      (store) => store.image('app', 'x', { age: 99, subject: `sha256:${'0'.repeat(64)}` }),
    ],
    [
      'tagged with its own digest',
      (store) => {
        const digest = store.image('app', 'x', { age: 99, tags: ['latest'] });
        store.tag('app', signatureTag(digest, ''), digest, 99);
        store.image('app', 'y', { tags: ['latest'] });
        return digest;
      },
    ],
    [
      'a signature of an image elsewhere',
      (store) => store.image('app', 'x', { tags: [`sha256-${'0'.repeat(64)}.sig`] }),
    ],
    [
      'part of a replaced index, and tagged too',
      (store) => {
        const digest = store.image('app', 'x', { age: 9, tags: ['amd64'] });
        store.index('app', [digest], { age: 9, tags: ['latest'] });
        store.image('app', 'y', { tags: ['latest'] });
        return digest;
      },
    ],
    [
      'part of a replaced index and of the one that replaced it',
      (store) => {
        const digest = store.image('app', 'x', { age: 9 });
        store.index('app', [digest], { age: 9, tags: ['latest'] });
        store.index('app', [digest, store.image('app', 'y')], { tags: ['latest'] });
        return digest;
      },
    ],
    [
      'replaced, and pushed by its digest since',
      (store) => {
        const digest = store.image('app', 'x', { age: 1 });
        store.tag('app', 'latest', digest, 9);
        store.tag('app', 'latest', store.image('app', 'y', { age: 5 }), 5);
        return digest;
      },
    ],
    [
      'perhaps tagged, by a damaged link',
      (store) => {
        const digest = store.image('app', 'x', { age: 9, tags: ['1'] });
        store.write('repositories/app/_manifests/tags/1/current/link', '');
        store.index('app', [digest], { age: 9, tags: ['latest'] });
        store.image('app', 'y', { tags: ['latest'] });
        return digest;
      },
    ],
    [
      'without its tag, because a push to a full disk failed',
      (store) => {
        const digest = store.image('app', 'x', { age: 9, tags: ['1'] });
        rmSync(join(store.root, 'repositories/app/_manifests/tags/1/current/link'));
        return digest;
      },
    ],
    [
      'in each other',
      (store) => {
        const [one, two] = [store.image('app', 'x'), store.image('app', 'y')];
        store.tag('app', signatureTag(one, ''), two);
        store.tag('app', signatureTag(two, ''), one);
        return one;
      },
    ],
    [
      'in a directory that Distribution did not make',
      (store) => {
        store.image('App\u001b[2J', 'x', { age: 9, tags: ['1'] });
        store.image('App\u001b[2J', 'y', { tags: ['1'] });
        return store.image('app', 'x');
      },
    ],
  ])('an image stays that is %s', (_name, push) =>
    inStore((store) => {
      const digest = push(store);
      const { lines } = collect(store, UNTAGGED);
      expect(store.missing('app', digest)).toEqual([]);
      expect(lines.join('\n')).not.toContain('\u001b');
    }),
  );

  test('a directory that is no tag changes nothing', () =>
    inStore((store) => {
      const old = store.image('app', 'x', { age: 9, tags: ['1'] });
      const kept = store.image('app', 'y', { tags: ['1'] });
      store.tag('app', '@eaDir', kept);
      collect(store, UNTAGGED);
      expect(store.missing('app', old)).toEqual([old]);
      expect(store.missing('app', '1')).toEqual([]);
    }));

  test('says how many images are kept that never had a tag', () =>
    inStore((store) => {
      store.image('app', 'x');
      store.image('app', 'y');
      expect(collect(store, UNTAGGED).lines).toEqual(['app: kept 2 images without a tag, pushed by digest']);
    }));

  test('--older-than spares what was pushed lately', () =>
    inStore((store) => {
      const days = [20, 10, 0].map((age) => store.image('app', `day ${age}`, { age, tags: ['latest'] }));
      collect(store, { ...UNTAGGED, olderThan: 14 * DAY });
      expect(days.map((digest) => store.missing('app', digest).length)).toEqual([1, 0, 0]);
    }));
});

describe('--keep-last', () => {
  const tagsLeft = (store: FakeStore) =>
    [...store.files().keys()].flatMap(
      (path) => /app\/_manifests\/tags\/([^/]+)\/current/.exec(path)?.[1] ?? [],
    );

  test('tags of all but the last images go, with all that belongs to these', () =>
    inStore((store) => {
      const releases = ['1', '2', '3'].map((name, index) => release(store, name, 9 - index));
      store.tag('app', 'stable', releases[2]?.index ?? '', 1);
      const { lines } = collect(store, keepLast(2));
      expect(tagsLeft(store).filter((tag) => !tag.startsWith('sha256'))).toEqual(['2', '3', 'stable']);
      for (const one of releases.slice(1)) assertWhole(store, one);
      for (const digest of releases[0]?.all ?? []) expect(store.missing('app', digest)).toEqual([digest]);
      expect(lines[0]).toMatch(
        /^app: tag 1 \(sha256:[0-9a-f]{64}, pushed 2026-11-21\): not among the last 2$/,
      );
      expect(tagsLeft(store)).toHaveLength(7);
    }));

  test.each<[string, Selection, (store: FakeStore) => void, readonly string[]]>([
    [
      'two tags of one image count once',
      keepLast(1),
      (store) => {
        store.image('app', 'x', { age: 2, tags: ['1', 'latest'] });
        store.image('app', 'old', { age: 3, tags: ['0'] });
      },
      ['1', 'latest'],
    ],
    [
      'an old tag of the last image stays',
      keepLast(1),
      (store) => {
        const digest = store.image('app', 'x', { age: 9, tags: ['1'] });
        store.image('app', 'y', { age: 5, tags: ['2'] });
        store.tag('app', 'latest', digest, 0);
      },
      ['1', 'latest'],
    ],
    [
      'platforms with tags do not count, and stay with their index',
      keepLast(1),
      (store) => {
        const platforms = ['amd64', 'arm64'].map((name) =>
          store.image('app', name, { age: 3, tags: [`2-${name}`] }),
        );
        store.index('app', platforms, { age: 2, tags: ['2'] });
        store.image('app', 'x', { age: 4, tags: ['1'] });
      },
      ['2', '2-amd64', '2-arm64'],
    ],
    [
      'what was pushed at the same time stays',
      keepLast(1),
      (store) => {
        for (const tag of ['1', '2']) store.image('app', tag, { age: 1, tags: [tag] });
      },
      ['1', '2'],
    ],
    [
      '--older-than spares younger tags',
      keepLast(1, 14),
      (store) => {
        for (const age of [1, 10, 20]) store.image('app', `${age}`, { age, tags: [`${age}`] });
      },
      ['1', '10'],
    ],
    [
      '--keep-last 0 with --older-than has only the age',
      keepLast(0, 14),
      (store) => {
        for (const age of [10, 20]) store.image('app', `${age}`, { age, tags: [`${age}`] });
      },
      ['10'],
    ],
    [
      'signatures of images elsewhere are no images',
      keepLast(1),
      (store) => {
        for (const digit of ['1', '2'])
          store.image('app', digit, { age: 9, tags: [`sha256-${digit.repeat(64)}.sig`] });
      },
      ['1', '2'].map((digit) => `sha256-${digit.repeat(64)}.sig`),
    ],
    [
      'more than there are',
      keepLast(9),
      (store) => {
        store.image('app', 'x', { age: 9, tags: ['1'] });
      },
      ['1'],
    ],
  ])('%s', (_name, selection, push, left) =>
    inStore((store) => {
      push(store);
      collect(store, selection);
      expect(tagsLeft(store).sort()).toEqual(left);
      for (const tag of left) expect(store.missing('app', tag)).toEqual([]);
    }),
  );

  test('an image that was replaced stays without --delete-untagged', () =>
    inStore((store) => {
      const replaced = store.image('app', 'x', { age: 9, tags: ['latest'] });
      store.image('app', 'y', { tags: ['latest'] });
      collect(store, keepLast(1));
      expect(store.missing('app', replaced)).toEqual([]);
    }));
});

describe('safety', () => {
  const SELECTION: Selection = { untagged: true, keepLast: 1, olderThan: undefined };
  const fill = (store: FakeStore) => {
    release(store, 'replaced', 9, ['2']);
    release(store, '1', 8);
    return release(store, '2', 1);
  };

  /** Every directory that a collection removes, in order. */
  function removals(store: FakeStore): string[] {
    const paths: string[] = [];
    const whole = readStore(store.root);
    deletePlan(store.root, whole, planCollection(whole, SELECTION, NOW), SELECTION, (path) => {
      paths.push(path);
    });
    return paths;
  }

  test('a process that is killed at any point loses nothing', () =>
    inStore((store) => {
      const current = fill(store);
      const files = store.files();
      const paths = removals(store);
      expect(paths.length).toBeGreaterThan(40);
      for (const path of paths) {
        const signed = [...files.keys()].some((file) => /tags\/sha256-\w+\.sig\/current/.test(file));
        for (const file of [...files.keys()]) if (file.startsWith(`${path}/`)) files.delete(file);
        const kept = [current.name, ...current.all];
        expect(kept.flatMap((one) => store.missing('app', one, files))).toEqual([]);
        // A tag that is still there is whole.
        if (!files.has('repositories/app/_manifests/tags/1/current/link')) continue;
        expect(store.missing('app', '1', files)).toEqual([]);
        expect(signed).toBe(true);
      }
    }));

  test.each([1, 3, 8, 15, 21, 30, 40])(
    'the next collection finishes one that was killed after %d steps',
    (steps) =>
      inStore((store) => {
        const current = fill(store);
        const remove = remover(store.root);
        for (const path of removals(store).slice(0, steps)) remove(path);
        collect(store, SELECTION);
        assertWhole(store, current);
        const paths = [...store.files().keys()];
        const manifests = paths.flatMap((path) => /revisions\/sha256\/(\w+)/.exec(path)?.[1] ?? []);
        expect(manifests.toSorted()).toEqual(current.all.map((digest) => digest.slice(7)).toSorted());
        // Two manifests are indexes; each of the others has a configuration and a layer.
        expect(paths.filter((path) => path.startsWith('blobs/'))).toHaveLength(7 + 2 * 5);
      }),
  );

  test('a damaged manifest is named, and nothing is deleted', () =>
    inStore((store) => {
      fill(store);
      const digest = store.image('app', 'x', { tags: ['3'] });
      store.write(`blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}/data`, '');
      const before = store.files();
      expect(() => collect(store, NONE)).toThrow(`app@${digest}`);
      expect(store.files()).toEqual(before);
    }));

  test('a manifest without its content needs nothing', () =>
    inStore((store) => {
      const digest = store.image('app', 'x', { tags: ['3'] });
      rmSync(join(store.root, `blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}`), { recursive: true });
      expect(collect(store, NONE).blobs).toBe(2);
    }));

  test('nothing outside of the store is read or deleted', () =>
    inStore((store) => {
      const garbage = store.blob('garbage');
      const outside = join(store.directory, 'outside');
      const prefix = join(store.root, 'blobs/sha256', garbage.slice(7, 9));
      renameSync(prefix, outside);
      symlinkSync(outside, prefix);
      const remove = remover(store.root);
      expect(collect(store, NONE).blobs).toBe(0);
      // Also if it was replaced after it was read.
      remove(`blobs/sha256/${garbage.slice(7, 9)}/${garbage.slice(7)}`);
      expect(() =>
        renameSync(join(outside, garbage.slice(7)), join(store.directory, 'still there')),
      ).not.toThrow();
    }));

  test('a link to another store is none', () =>
    inStore((store) => {
      store.blob('garbage');
      const other = new FakeStore(join(store.directory, 'other'));
      mkdirSync(join(other.root, '..'), { recursive: true });
      symlinkSync(store.root, other.root);
      expect(collect(other, NONE).blobs).toBe(0);
    }));

  test('directories deeper than any name are refused', () =>
    inStore((store) => {
      mkdirSync(join(store.root, 'repositories', ...Array.from({ length: 200 }, () => 'a')), {
        recursive: true,
      });
      expect(() => collect(store, NONE)).toThrow('more than 128 levels');
    }));

  test('what Distribution did not write is left alone', () =>
    inStore((store) => {
      const other = join(store.root, 'blobs/sha256/ab/not-a-digest');
      mkdirSync(other, { recursive: true });
      writeFileSync(join(other, 'data'), 'x');
      expect(collect(store, NONE)).toMatchObject({ blobs: 0, isEmpty: true });
    }));
});
