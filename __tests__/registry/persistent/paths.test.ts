import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { withLock } from '../../../src/platform/lock.js';
import { DEFAULT_IMAGES } from '../../../src/registry/images/default-images.js';
import {
  allRegistryPaths,
  assertDistinctName,
  registryPaths,
  withRegistry,
} from '../../../src/registry/persistent/paths.js';
import { actionFile } from '../../actions/action-file.js';
import { inDirectory } from '../fakes.js';

describe('the places of registries', () => {
  test('are listed by name, none where there are none', async () => {
    await inDirectory(async (home) => {
      expect(await allRegistryPaths(home)).toEqual([]);
      for (const name of ['b', 'a']) await mkdir(registryPaths(home, name).directory, { recursive: true });
      await writeFile(`${dirname(registryPaths(home, 'a').directory)}/file`, '');
      expect((await allRegistryPaths(home)).map(({ name }) => name)).toEqual(['a', 'b']);
    });
  });

  test('one at a time works on a registry, also where the one before has removed it', async () => {
    await inDirectory(async (home) => {
      const place = registryPaths(home, 'team');
      let inside = 0;
      const work = (removes: boolean) =>
        withRegistry(place, async () => {
          inside += 1;
          expect(inside).toBe(1);
          await writeFile(place.record, 'x');
          if (removes) await rm(place.directory, { recursive: true });
          inside -= 1;
        });
      await Promise.all([work(true), work(true), work(false)]);
    });
  });

  test('a directory that vanished before it was locked is created again, whatever inode the new one has', async () => {
    await inDirectory(async (home) => {
      let calls = 0;
      const lock: typeof withLock = (...args) => {
        calls += 1;
        if (calls > 1) return withLock(...args);
        return Promise.reject(new UserError('flock: cannot open lock file x/.: No such file or directory'));
      };
      expect(await withRegistry(registryPaths(home, 'team'), async () => 'done', lock)).toBe('done');
      expect(calls).toBe(2);
    });
  });
});

test('the default images are those of action.yml', () => {
  for (const role of ['registry', 'nginx'] as const) {
    expect(actionFile.inputs[`${role}-image`]?.default).toBe(DEFAULT_IMAGES[role]);
  }
});

describe('names of pods and containers', () => {
  test.each([
    ['a', 'a-nginx'],
    ['a-mirror-docker-io', 'a'],
    ['a-infra', 'a'],
    ['a-watch', 'a'],
    ['a', 'a-recover'],
  ])('%s and %s cannot be beside each other', (name, other) => {
    expect(() => assertDistinctName(name, ['z', other])).toThrow(`this user has a registry "${other}"`);
  });

  test('others can', () => {
    expect(() => assertDistinctName('a', ['b', 'a-b', 'ab-nginx', 'b-registry'])).not.toThrow();
  });
});
