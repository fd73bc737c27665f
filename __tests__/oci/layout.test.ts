import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { loginsOf } from '../../src/oci/auth-file.js';
import { archiveFiles, directoryFiles, Layout } from '../../src/oci/layout.js';
import { indexTar } from '../../src/oci/tar-entries.js';
import { run } from '../../src/platform/exec.js';
import type { SeedImage } from '../../src/seed/requests.js';
import { sources } from '../../src/seed/sources.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { addImage, sha256 } from '../seed/fake-registry.js';

const TAG = 'org.opencontainers.image.ref.name';
const tar = (directory: string, ...words: string[]) =>
  run(['tar', ...words], { cwd: directory, timeout: 30 });
const text = async (stream: Readable) => Buffer.concat(await stream.toArray()).toString();

/** Two images and what speaks of the first, as files. */
async function makeLayout(directory: string) {
  const files = { blobs: new Map<string, Buffer>(), manifests: new Map() };
  const one = addImage(files, 'x', undefined, ['one']);
  const two = addImage(files, 'x', undefined, ['two']);
  const about = addImage(files, 'x', undefined, ['about'], { subject: one, artifactType: 'application/x' });
  const all = [
    ...[...files.blobs.values()],
    ...[...files.manifests.values()].map((manifest: { bytes: Buffer }) => manifest.bytes),
  ];
  await mkdir(join(directory, 'blobs/sha256'), { recursive: true });
  for (const bytes of all) await writeFile(join(directory, 'blobs', sha256(bytes).replace(':', '/')), bytes);
  const manifests = [
    { ...one, annotations: { [TAG]: 'v1' } },
    { ...two, annotations: { [TAG]: 'v2' } },
    about,
  ];
  const index = (listed: readonly object[]) =>
    writeFile(join(directory, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: listed }));
  await index(manifests);
  return { one, two, about, index };
}

describe('an OCI layout', () => {
  test.each(['directory', 'archive'])('as a %s', (kind) =>
    inDirectory(async (directory) => {
      const layout = join(directory, 'layout');
      const { one, two, about } = await makeLayout(layout);
      await tar(layout, '--create', '--file=../layout.tar', '.');
      const files =
        kind === 'archive' ? await archiveFiles(join(directory, 'layout.tar')) : directoryFiles(layout);
      const source = new Layout(files);
      expect(await source.choose('v2')).toBe(two.digest);
      expect(await source.resolve('v3')).toBeUndefined();
      const [layer] = JSON.parse(String((await source.manifest(one.digest)).bytes)).layers;
      expect(await text(await source.blob(layer))).toBe('one');
      expect(await source.referrers(one.digest)).toEqual([{ ...about, artifactType: 'application/x' }]);
      await expect(source.choose(undefined)).rejects.toThrow('several images; it has v1, v2; add :TAG');
      await expect(source.choose('v3')).rejects.toThrow('no image with the tag v3; it has v1, v2');
      await expect(source.blob({ ...layer, digest: sha256('none') })).rejects.toThrow();
    }),
  );

  test('the only image is meant, whatever speaks of it', () =>
    inDirectory(async (directory) => {
      const { one, about, index } = await makeLayout(directory);
      await index([about, one]);
      const files = directoryFiles(directory);
      expect(await new Layout(files).choose(undefined)).toBe(one.digest);
    }));

  test('many images of one layout: it is listed once', () =>
    inDirectory(async (directory) => {
      const { one, two, about } = await makeLayout(directory);
      const open = sources(
        { to: () => Promise.reject(new Error('outside')), close: () => undefined },
        loginsOf({}),
      );
      const image = (tag: string): SeedImage => {
        const origin = { kind: 'layout', path: directory, tag } as const;
        return { source: `oci:${directory}:${tag}`, origin, repository: tag, tag: 'x' };
      };
      const first = await open(image('v1'));
      expect(first.digest).toBe(one.digest);
      await first.source.referrers(one.digest);
      // Whoever looked again would not find them.
      await rm(join(directory, 'index.json'));
      await rm(join(directory, 'blobs', about.digest.replace(':', '/')));
      const second = await open(image('v2'));
      expect(second.digest).toBe(two.digest);
      expect(await second.source.referrers(two.digest)).toEqual([]);
      expect(await second.source.referrers(one.digest)).toHaveLength(1);
    }));

  test('a manifest that was changed is none', () =>
    inDirectory(async (directory) => {
      const { one } = await makeLayout(directory);
      await writeFile(join(directory, 'blobs', one.digest.replace(':', '/')), '{}');
      await expect(new Layout(directoryFiles(directory)).manifest(one.digest)).rejects.toThrow(
        'has the digest sha256:',
      );
    }));

  test('a compressed archive, and one of docker save', () =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'manifest.json'), '[]');
      await tar(directory, '--create', '--gzip', '--file=a.tgz', 'manifest.json');
      await tar(directory, '--create', '--file=b.tar', 'manifest.json');
      expect((await thrownBy(() => archiveFiles(join(directory, 'a.tgz')))).message).toContain('gunzip');
      expect((await thrownBy(() => archiveFiles(join(directory, 'b.tar')))).message).toContain('docker save');
    }));
});

describe('indexTar', () => {
  test.each(['gnu', 'posix', 'ustar', 'v7'])('what tar writes as %s', (format) =>
    inDirectory(async (directory) => {
      const long = format === 'gnu' || format === 'v7' ? 'short' : `${'d'.repeat(90)}/${'f'.repeat(60)}`;
      const contents = { 'a/b': 'x'.repeat(700), [long]: 'long', empty: '' };
      for (const [path, content] of Object.entries(contents)) {
        await mkdir(join(directory, 'in', dirname(path)), { recursive: true });
        await writeFile(join(directory, 'in', path), content);
      }
      await tar(join(directory, 'in'), '--create', `--format=${format}`, '--file=../x.tar', '.');
      const bytes = await readFile(join(directory, 'x.tar'));
      const file = await open(join(directory, 'x.tar'));
      const entries = await indexTar(file).finally(() => file.close());
      const found = [...entries].map(([path, { start, size }]) => [
        path,
        String(bytes.subarray(start, start + size)),
      ]);
      expect(Object.fromEntries(found)).toEqual(contents);
    }),
  );

  test('a size of 8 GiB and more', () =>
    inDirectory(async (directory) => {
      const size = 9 * 1024 ** 3;
      await run(['truncate', `--size=${size}`, 'sparse'], { cwd: directory, timeout: 30 });
      for (const format of ['gnu', 'posix']) {
        const options = ['--create', `--format=${format}`];
        // Only the header counts; tar would write all of the zeros.
        const head = await run(['bash', '-c', `tar ${options.join(' ')} sparse | head -c 2048 | base64`], {
          cwd: directory,
          timeout: 30,
        });
        await writeFile(join(directory, 'h.tar'), Buffer.from(head, 'base64'));
        const file = await open(join(directory, 'h.tar'));
        const entries = await indexTar(file).finally(() => file.close());
        expect([...entries.values()].map((entry) => entry.size)).toEqual([size]);
      }
    }));
});
