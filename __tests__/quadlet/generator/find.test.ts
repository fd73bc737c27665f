import { chmod, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findGenerator } from '../../../src/quadlet/generator/find.js';
import { inDirectory } from '../../registry/fakes.js';

/** A generator that is a shell script. */
async function script(directory: string, body: string, name = 'quadlet'): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('findGenerator', () => {
  test('gives the first one that can be run', () =>
    inDirectory(async (directory) => {
      const plain = join(directory, 'plain');
      await writeFile(plain, '', { mode: 0o644 });
      const [one, other] = [await script(directory, '', 'one'), await script(directory, '', 'other')];
      expect(await findGenerator([join(directory, 'none'), plain, one, other])).toBe(one);
    }));

  test("looks behind systemd's links, whose names mean user mode to the generator", () =>
    inDirectory(async (directory) => {
      const program = await script(directory, '', 'quadlet');
      await symlink('quadlet', join(directory, 'podman-user-generator'));
      expect(await findGenerator([join(directory, 'podman-user-generator')])).toBe(program);
    }));

  test('gives nothing where there is none', () =>
    inDirectory(async (directory) => {
      expect(await findGenerator([join(directory, 'none')])).toBeUndefined();
      expect(await findGenerator([])).toBeUndefined();
    }));
});
