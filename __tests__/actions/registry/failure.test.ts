import { expect, test } from '@jest/globals';
import type { Runner } from '../../../src/actions/github.js';
import {
  explainRegistryFailure,
  rememberMasked,
  reportFailure,
} from '../../../src/actions/registry/failure.js';
import { UserError } from '../../../src/platform/errors.js';
import { CommandError } from '../../../src/platform/exec.js';
import { recordingLog } from '../../fakes.js';

function recordingRunner() {
  const failures: string[] = [];
  const log = recordingLog();
  const never = () => {
    throw new Error('not to be called');
  };
  const runner: Runner = {
    log,
    input: never,
    output: never,
    exportVariable: never,
    addPath: never,
    saveState: never,
    state: never,
    annotate: never,
    summary: never,
    fail: (message) => void failures.push(message),
  };
  return { runner, failures, log };
}

test('what is masked is masked, and remembered', () => {
  const { runner, log } = recordingRunner();
  const { runner: remembering, masked } = rememberMasked(runner);
  remembering.log.mask('hunter2');
  remembering.log.info('x');
  expect(log.lines).toEqual(['mask: hunter2', 'info: x']);
  expect([...masked]).toEqual(['hunter2']);
});

test('before the pod there are no diagnostics, and no secret in the one sentence', async () => {
  const { runner, failures, log } = recordingRunner();
  await reportFailure(new UserError('input "password" is "hunter2"'), {}, new Set(['hunter2']), runner);
  expect(failures).toEqual(['input "password" is "***"']);
  expect(log.lines).toEqual([]);
});

const failed = (stderr: string) =>
  new CommandError(['podman', 'push', 'a'], { exitCode: 125, stdout: '', stderr }, 10);

test.each<[what: string, thrown: unknown, wanted: RegExp]>([
  [
    'podman’s own words come first, the explanation under them',
    failed('Error: manifest unknown'),
    /^podman push a: exit code 125\nError: manifest unknown\n404: the registry has no such image.*\n {2}what to do: /,
  ],
  [
    'a full disk of the host is the host’s matter',
    failed('Error: writing blob: storing blob to file "/var/tmp/x": no space left on device'),
    /\nRP055 disk space: /,
  ],
  ['a user’s mistake is said as it is', new UserError('manifest unknown'), /^manifest unknown$/],
])('%s', (_, thrown, wanted) => {
  expect(explainRegistryFailure(thrown, '')).toMatch(wanted);
});
