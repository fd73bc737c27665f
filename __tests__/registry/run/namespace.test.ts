import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Podman } from '../../../src/podman/podman.js';
import { inspectUserNamespace } from '../../../src/registry/run/namespace.js';
import { containersOf } from '../../../src/registry/spec/containers.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { inDirectory, podFor } from '../fakes.js';

const podman = (answer: Answer) => new Podman(recordingAttempt(() => answer).attempt);
const row = (inside: number, outside: number, count: number) => ({ inside, outside, count });

test('the maps of the registry’s process, and what it runs as inside', () =>
  inDirectory(async (proc) => {
    await mkdir(join(proc, '42'));
    await writeFile(
      join(proc, '42/uid_map'),
      '         0     100000       1001\n      1001       1001          1\n',
    );
    await writeFile(join(proc, '42/gid_map'), '         0     100000        500\n');
    await writeFile(join(proc, '42/status'), 'Name:\tregistry\nUid:\t1001\t1001\t1001\t1001\nGid:\t1001\n');
    expect(await inspectUserNamespace(podFor(), podman({ stdout: '42\n' }), proc)).toEqual({
      uids: [row(0, 100000, 1001), row(1001, 1001, 1)],
      gids: [row(0, 100000, 500)],
      uid: { inside: 1001, outside: 1001 },
    });
  }));

test.each<[string, Answer]>([
  ['gone', { exitCode: 125, stderr: 'no such container' }],
  ['stopped', { stdout: '0\n' }],
])('a registry that is %s has none', (_, answer) =>
  inDirectory(async (proc) => {
    expect(await inspectUserNamespace(podFor(), podman(answer), proc)).toBeUndefined();
  }),
);

test('what conmon has written down spares podman', () =>
  inDirectory(async (proc) => {
    const pod = podFor();
    const name = `${pod.name}-${containersOf(pod)[0].name}`;
    const conmon = async (pid: string, container: string, first: string) => {
      await mkdir(join(proc, pid));
      await writeFile(join(proc, pid, 'comm'), 'conmon\n');
      const pidfile = join(proc, `pidfile-${pid}`);
      await writeFile(pidfile, first);
      const words = ['/usr/bin/conmon', '-c', 'id', '-p', pidfile, '-n', container, ''];
      await writeFile(join(proc, pid, 'cmdline'), words.join('\0'));
    };
    await conmon('30', 'another', '41');
    await conmon('31', name, '42');
    await mkdir(join(proc, '42'));
    await writeFile(join(proc, '42/uid_map'), '0 1001 1\n');
    await writeFile(join(proc, '42/gid_map'), '0 1001 1\n');
    await writeFile(join(proc, '42/status'), 'Uid:\t1001\t1001\t1001\t1001\n');
    const { attempt, commands } = recordingAttempt();
    const found = await inspectUserNamespace(pod, new Podman(attempt), proc);
    expect(found?.uid).toEqual({ inside: 0, outside: 1001 });
    expect(commands).toEqual([]);
  }));
