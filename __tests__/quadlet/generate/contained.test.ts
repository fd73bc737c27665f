import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import { refuseLarge } from '../../../src/quadlet/generate/contained.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { CLEAN, writeFiles } from '../lint/files.js';

describe('refuseLarge', () => {
  test.each(['q/a.volume', 'q/d/a.volume', 'q/b.volume.d/1.conf', 'real.txt'])(
    'refuses a unit or drop-in that nobody wrote by hand: %s',
    (large) =>
      inDirectory(async (directory) => {
        await writeFiles(directory, {
          ...{ 'q/a.volume': CLEAN, 'q/b.volume': CLEAN, 'q/b.volume.d/1.conf': CLEAN, 'q/b.yaml': '' },
          ...{ 'q/d/a.volume': CLEAN, 'real.txt': CLEAN, 'q/link.volume': '-> ../real.txt' },
        });
        const check = () => refuseLarge([join(directory, 'q')], workspaceBoundary(directory));
        await truncate(join(directory, 'q/b.yaml'), 2 ** 22);
        expect(check).not.toThrow();
        await truncate(join(directory, large), 2 ** 22);
        const error = await thrownBy(check);
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('has 4194304 bytes');
      }),
  );

  test('passes over what the configuration leaves out', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/a.volume': CLEAN });
      await truncate(join(directory, 'q/a.volume'), 2 ** 22);
      const ignored = (path: string) => path.endsWith('a.volume');
      const boundary = workspaceBoundary(directory);
      expect(() => refuseLarge([join(directory, 'q')], boundary, ignored)).not.toThrow();
    }));
});
