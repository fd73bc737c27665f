import { expect, test } from '@jest/globals';
import { undoTools } from '../../src/host/undo-tools.js';
import { CommandError } from '../../src/platform/exec.js';
import { fakeHost, recordingLog } from '../fakes.js';

test('commands reach the host with the rights that they ask for, and its podman', async () => {
  const host = fakeHost();
  const tools = undoTools(host, '/changes', recordingLog());
  await tools.asRoot(['a']);
  await tools.asUser(['b']);
  expect(host.happened).toEqual([
    { root: ['a'], timeout: undefined },
    { run: ['b'], options: { timeout: 300 } },
  ]);
  expect(tools.podman).toBe(host.podman);
});

test('a command of the user that fails is an error', async () => {
  const host = fakeHost({ answer: () => ({ exitCode: 1 }) });
  await expect(undoTools(host, '/changes', recordingLog()).asUser(['b'])).rejects.toThrow(CommandError);
});

test('a storage holds what somebody would miss', async () => {
  const host = fakeHost({
    files: { '/s/overlay-images/images.json': '[{}]', '/e/secrets/secrets.lock': '' },
  });
  const tools = undoTools(host, '/changes', recordingLog());
  expect([await tools.storeHolds('/s'), await tools.storeHolds('/e')]).toEqual([['images'], []]);
});
