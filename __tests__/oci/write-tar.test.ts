import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { indexTar } from '../../src/oci/tar-entries.js';
import { endOfTar, tarDirectory, tarHeader } from '../../src/oci/write-tar.js';
import { run } from '../../src/platform/exec.js';
import { inDirectory } from '../registry/fakes.js';

const LONG = `blobs/sha512/${'a'.repeat(128)}`;
const GIANT = 9 * 2 ** 30;

test('tar(1) and our reader read it', () =>
  inDirectory(async (directory) => {
    const file = join(directory, 'x.tar');
    const content = Buffer.alloc(512);
    content.write('hello');
    await writeFile(
      file,
      Buffer.concat([
        tarDirectory('blobs/sha512'),
        tarHeader('index.json', 5),
        content,
        tarHeader(LONG, 0),
        tarHeader('empty', 0),
        endOfTar(),
      ]),
    );
    const listed = await run(['tar', '--list', '--file', file], { timeout: 10 });
    expect(listed.split('\n')).toEqual(['blobs/sha512/', 'index.json', LONG, 'empty', '']);
    const handle = await open(file);
    const entries = await indexTar(handle);
    await handle.close();
    expect([...entries.keys()]).toEqual(['index.json', LONG, 'empty']);
    expect(entries.get('index.json')).toEqual({ start: 1024, size: 5 });
  }));

test('a size beyond the octal digits', () =>
  inDirectory(async (directory) => {
    const file = join(directory, 'x.tar');
    const handle = await open(file, 'w+');
    await handle.write(tarHeader('giant', GIANT));
    // A hole.
    await handle.truncate(512 + GIANT + 1024);
    expect((await indexTar(handle)).get('giant')?.size).toBe(GIANT);
    await handle.close();
    expect(await run(['tar', '--list', '--verbose', '--file', file], { timeout: 60 })).toContain(
      String(GIANT),
    );
  }));
