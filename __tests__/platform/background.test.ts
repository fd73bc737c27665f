import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startInBackground } from '../../src/platform/background.js';
import { inDirectory } from '../registry/fakes.js';

/** Waits for something that another process does. */
async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a program in the background ends by itself, and its output is in the file', () =>
  inDirectory(async (directory) => {
    const output = join(directory, 'output');
    const { hasEnded, whyEnded, end } = await startInBackground(
      ['sh', '-c', 'echo out; echo err >&2'],
      output,
    );
    await until(hasEnded);
    expect(await readFile(output, 'utf8')).toBe('out\nerr\n');
    expect(whyEnded()).toBe('out\nerr');
    // Its number may be that of another process by now.
    end();
  }));

test('end reaches its children too', () =>
  inDirectory(async (directory) => {
    const output = join(directory, 'output');
    const script = 'sleep 600 & echo $!; wait';
    const { hasEnded, whyEnded, end } = await startInBackground(['sh', '-c', script], output);
    await until(async () => (await readFile(output, 'utf8')).endsWith('\n'));
    const child = Number(await readFile(output, 'utf8'));
    expect([hasEnded(), whyEnded()]).toEqual([false, undefined]);
    end();
    await until(hasEnded);
    await until(async () => {
      const state = await readFile(`/proc/${child}/stat`, 'utf8').catch(() => ') Z');
      return state.includes(') Z');
    });
  }));

test('a program that does not exist has ended', () =>
  inDirectory(async (directory) => {
    const { hasEnded, end } = await startInBackground(['/nowhere/x'], join(directory, 'output'));
    await until(hasEnded);
    end();
    expect(hasEnded()).toBe(true);
  }));
