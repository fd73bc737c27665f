import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { run } from '../../../../src/platform/exec.js';
import { tarball } from '../../../../src/quadlet/generate/stage/tar.js';
import { inDirectory } from '../../../registry/fakes.js';

const FILES = [
  'a',
  'd/b.service',
  'with space',
  'ü.service',
  `${'x'.repeat(120)}/long`,
  `d/${'y'.repeat(98)}`,
  `d/${'y'.repeat(99)}`,
  '%$`"\'',
].map((path, index) => ({ path, content: Buffer.from('z'.repeat(index * 300)) }));

test('tar reads what it packs', () =>
  inDirectory(async (directory) => {
    const file = join(directory, 'a.tar.gz');
    await writeFile(file, tarball(FILES));
    const options = { timeout: 20, cwd: directory, env: { LC_ALL: 'C.UTF-8' } };
    const listed = await run(['tar', 'tzf', file, '--quoting-style=literal'], options);
    expect(listed.trimEnd().split('\n')).toEqual(FILES.map(({ path }) => path));
    for (const { path, content } of FILES) {
      expect(await run(['tar', 'xzOf', file, '--', path], options)).toBe(content.toString());
    }
    expect(await run(['tar', 'tvzf', file, '--utc', '--', 'a'], options)).toMatch(
      /^-rw-r--r-- 0\/0 +0 1970-01-01 00:00 a\n$/,
    );
  }));

test('packs the same bytes each time', () => {
  expect(tarball(FILES).equals(tarball(FILES))).toBe(true);
  // gzip's fields of time and system say nothing.
  expect(tarball([]).subarray(4, 10)).toEqual(Buffer.from([0, 0, 0, 0, 2, 255]));
});
