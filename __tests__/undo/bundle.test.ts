import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { processesBelow, removeBundle } from '../../src/undo/bundle.js';
import { inDirectory } from '../registry/fakes.js';

/** A program in a bundle that runs until it gets a signal. */
async function start(path: string, ...args: string[]) {
  await copyFile('/bin/sleep', path);
  const child = spawn(path, ['600', ...args], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('exit', (_, signal) => resolve(signal)),
  );
  return { pid: child.pid, ended };
}

test('the Podman of a job is removed after its processes have ended, and others stay', () =>
  inDirectory(async (directory) => {
    const bin = join(directory, 'podman/bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(directory, 'containers.conf'), '');
    const pause = await start(join(bin, 'catatonit'));
    const other = await start(join(directory, 'catatonit'));
    expect((await processesBelow(join(directory, 'podman'))).map(({ pid, name }) => ({ pid, name }))).toEqual(
      [{ pid: pause.pid, name: 'catatonit' }],
    );
    const asked: string[] = [];
    const asUser = async (argv: readonly string[]) => void asked.push(argv.join(' '));
    expect(await removeBundle({ directory, asUser })).toBe(`removed ${join(directory, 'podman')}`);
    expect(await pause.ended).toBe('SIGTERM');
    expect(await readdir(directory)).toEqual(['catatonit', 'containers.conf']);
    expect(asked).toEqual([]);
    // Again, when all is gone.
    await removeBundle({ directory, asUser });
    process.kill(other.pid ?? 0);
    expect(await other.ended).toBe('SIGTERM');
  }));
