import { expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { versionOf } from '../../../src/quadlet/generator/version.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { thrownBy } from '../../registry/fakes.js';

test.each(['5.4.2', 'v5.8.0-dev'])('says %s', async (version) => {
  const { attempt, commands, options } = recordingAttempt(() => ({ stdout: `${version}\n` }));
  expect(await versionOf('/quadlet', attempt)).toBe(version);
  expect(commands).toEqual([['/quadlet', '-version']]);
  expect(options[0]?.env).toMatchObject({ HOME: '/' });
});

test.each<[answer: Answer, words: string]>([
  [
    { exitCode: 2, stderr: 'flag provided but not defined: -version' },
    '/quadlet does not print its version, because it is older than Podman 4.6',
  ],
  [{ exitCode: 127, stderr: 'not there' }, '/quadlet did not print its version: not there'],
  [{ stdout: 'hello' }, '/quadlet did not print its version'],
])('%j is no version', async (answer, words) => {
  const error = await thrownBy(() => versionOf('/quadlet', recordingAttempt(() => answer).attempt));
  expect(error).toBeInstanceOf(UserError);
  expect(error.message).toContain(words);
});
