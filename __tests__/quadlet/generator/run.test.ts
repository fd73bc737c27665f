import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attempt, CommandError } from '../../../src/platform/exec.js';
import { assertAccepted, dryRun } from '../../../src/quadlet/generator/run.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';

/** A generator that is a shell script. */
async function script(directory: string, body: string, name = 'quadlet'): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, `#!/bin/sh\n${body}\n`);
  await chmod(path, 0o755);
  return path;
}

describe('dryRun', () => {
  test.each([
    ['user', '-dryrun -user in /some/where:/else\n'],
    ['system', '-dryrun in /some/where:/else\n'],
  ] as const)('asks for a dry run of directories in the mode %s, and gives what it printed', (mode, said) =>
    inDirectory(async (directory) => {
      const generator = await script(directory, 'echo "$@ in $QUADLET_UNIT_DIRS"');
      const { stdout } = await dryRun(generator, ['/some/where', '/else'], mode, attempt);
      expect(stdout).toBe(said);
    }),
  );
});

describe('assertAccepted', () => {
  test.each([
    ['by its exit code', 'echo "unsupported key Foo" >&2; exit 1', 'unsupported key Foo'],
    [
      'by a word, with exit code 0, as before 4.6',
      'echo "quadlet-generator[42]: converting \\"a.kube\\": unsupported key Foo" >&2',
      'unsupported key Foo',
    ],
    [
      'by an error, with exit code 0',
      'echo "quadlet-generator[7]: Error occurred resolving path" >&2',
      'Error occurred',
    ],
    [
      'in the second line',
      'echo "quadlet-generator[7]: Loading source unit file /a.kube" >&2; echo "quadlet-generator[7]: converting \\"a\\": no Yaml key" >&2',
      'no Yaml key',
    ],
  ])('a file that is rejected %s is an error with its words', (_, body, words) =>
    inDirectory(async (directory) => {
      const generator = await script(directory, body);
      const error = await thrownBy(() => assertAccepted(generator, directory, attempt));
      expect(error).toBeInstanceOf(CommandError);
      expect(error.message).toContain(words);
    }),
  );

  test.each([
    'quadlet-generator[7]: Loading source unit file /a.kube',
    'quadlet-generator[7]: No files parsed from [/etc/containers/systemd]',
    'warning: something else',
  ])('%s is no rejection', (line) =>
    inDirectory(async (directory) => {
      const generator = await script(directory, `echo "${line}" >&2; echo '[Unit]'`);
      await expect(assertAccepted(generator, directory, attempt)).resolves.toBeUndefined();
    }),
  );
});
