import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { GIT_ATTACKS, GIT_MARKER, makeGitTree } from '../../../../attacks/git-trees.js';
import { attempt } from '../../../../src/platform/exec.js';
import { writeBase } from '../../../../src/quadlet/generate/base/base-files.js';
import { withoutFilters } from '../../../../src/quadlet/generate/base/git-filters.js';
import { recordingAttempt } from '../../../fakes.js';
import { inDirectory } from '../../../registry/fakes.js';
import { within } from '../../lint/files.js';

test.each(GIT_ATTACKS.map((attack) => [attack.name, attack] as const))(
  'a base is written without running what the clone names: %s',
  (_, attack) =>
    inDirectory(async (directory) => {
      const checkout = join(directory, 'ws');
      mkdirSync(checkout);
      const { base } = makeGitTree(attack, checkout, directory);
      const root = join(directory, 'base');
      await within(checkout, () => writeBase(base, ['q'], root, attempt));
      expect(readFileSync(join(root, 'q/a.volume'), 'utf8')).toBe('[Volume]\nLabel=a=b\n');
      expect(existsSync(join(directory, GIT_MARKER))).toBe(false);
    }),
);

test('every filter is turned off, and settings of the environment stay', async () => {
  const names = 'filter.lfs.smudge\0filter.lfs.required\0filter.a=b.c.process\0filter.lfs.smudge\0';
  const { attempt: recorded } = recordingAttempt(() => ({ exitCode: 0, stdout: names, stderr: '' }));
  expect(await withoutFilters(recorded, { GIT_CONFIG_COUNT: '1' })).toEqual({
    GIT_CONFIG_COUNT: '4',
    GIT_CONFIG_KEY_1: 'filter.lfs.smudge',
    GIT_CONFIG_VALUE_1: '',
    GIT_CONFIG_KEY_2: 'filter.lfs.required',
    GIT_CONFIG_VALUE_2: 'false',
    GIT_CONFIG_KEY_3: 'filter.a=b.c.process',
    GIT_CONFIG_VALUE_3: '',
  });
});
