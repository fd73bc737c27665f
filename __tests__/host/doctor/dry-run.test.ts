import { expect, test } from '@jest/globals';
import { processesEnded } from '../../../src/host/doctor/dry-run.js';
import { fakeHost } from '../../fakes.js';

const CLEANUP = 'podman\0--root\0/tmp/apart/root\0container\0cleanup\0';

test('processes that name the temporary storage are waited for, and no others', async () => {
  const host = fakeHost({ files: { '/proc/1/cmdline': 'init\0', '/proc/77/cmdline': CLEANUP } });
  expect(await processesEnded('/tmp/other', host, 0)).toBe(true);
  const ended = processesEnded('/tmp/apart', host, 5000);
  setTimeout(() => host.files.delete('/proc/77/cmdline'), 100);
  expect(await ended).toBe(true);
});

test('a process that does not end is waited for no longer than the limit', async () => {
  const host = fakeHost({ files: { '/proc/77/cmdline': CLEANUP } });
  expect(await processesEnded('/tmp/apart', host, 0)).toBe(false);
});
