import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { AccessRequest } from '../../../src/registry/request.js';
import { podAccess, possibleFastPaths, secretUsers } from '../../../src/registry/run/choices.js';
import { FAST_PATHS, type FastPath } from '../../../src/registry/spec/registry-spec.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory } from '../fakes.js';

const basic = (password?: string, readerPassword?: string): AccessRequest => ({
  kind: 'basic',
  writer: { username: 'ci', password },
  reader: { username: 'guest', password: readerPassword },
  anonymousPull: false,
});

test.each<[string, AccessRequest, readonly FastPath[], 'nginx' | undefined]>([
  ['random passwords', basic(), FAST_PATHS, 'nginx'],
  ['random passwords, and the switch off', basic(), ['blobs', 'ktls', 'forwarder'], undefined],
  ['a chosen password', basic('hunter2'), FAST_PATHS, undefined],
  ['a chosen password of the reader', basic(undefined, 'hunter2'), FAST_PATHS, undefined],
])('%s: who checks them', async (_, access, fastPaths, checkedBy) => {
  const resolved = await podAccess(access, fastPaths);
  expect(resolved).toMatchObject({ checkedBy });
  expect(secretUsers(access, resolved)).toMatchObject({ checkedBy });
});

test.each([
  ['espintcp mptcp tls\n', true, true],
  ['espintcp mptcp tls\n', false, false],
  ['espintcp mptcp\n', true, false],
  ['nottls\n', true, false],
  [undefined, true, false],
])('the kernel has %j, nginx can use it: %j, ktls: %j', (ulps, nginxCan, has) =>
  inDirectory(async (directory) => {
    const file = join(directory, 'ulps');
    if (ulps !== undefined) await writeFile(file, ulps);
    const paths = await possibleFastPaths(
      { fastPaths: ['ktls', 'login'], storage: { kind: 'job' } },
      async () => nginxCan,
      recordingLog(),
      file,
    );
    expect(paths).toEqual(has ? ['ktls', 'login'] : ['login']);
  }),
);

test.each([
  [0o700, false],
  [0o710, true],
  [0o755, true],
  [undefined, true],
])('a directory of the caller’s own with mode %d: blobs by nginx %j', (mode, sends) =>
  inDirectory(async (directory) => {
    const path = join(directory, 'data');
    if (mode !== undefined) {
      await mkdir(path);
      await chmod(path, mode);
    }
    const log = recordingLog();
    const paths = await possibleFastPaths(
      { fastPaths: ['blobs'], storage: { kind: 'path', path } },
      async () => false,
      log,
    );
    expect(paths).toEqual(sends ? ['blobs'] : []);
    expect(log.lines.some((line) => line.includes(`chmod g+x ${path}`))).toBe(!sends);
  }),
);
