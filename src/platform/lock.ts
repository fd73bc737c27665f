import { spawn } from 'node:child_process';
import { UserError } from './errors.js';

/**
 * Does work while nobody else on this host holds the lock of a directory. The kernel keeps the lock, through flock(1),
 * so it is gone with this process however that ends.
 * @param seconds how long another one is waited for
 * @throws UserError when the lock is not free in time, or cannot be had on this file system
 */
export async function withLock<T>(directory: string, seconds: number, work: () => Promise<T>): Promise<T> {
  const release = await lock(directory, seconds);
  try {
    return await work();
  } finally {
    await release();
  }
}

// What cat(1) echoes as soon as it runs, which is when flock(1) has the lock.
const HELLO = 'locked\n';

function lock(directory: string, seconds: number): Promise<() => Promise<void>> {
  // With the dot, a directory that is missing is an error; without, flock(1) would make a file of that name.
  const argv = ['flock', '--exclusive', `--timeout=${seconds}`, `${directory}/.`, 'cat'];
  return hold(
    argv,
    `the lock of ${directory} cannot be had within ${seconds} s; is another job of this user still at work?`,
  );
}

/**
 * Starts a command that holds a lock for as long as it lives, which is until its input ends.
 * @param argv echoes its input as soon as it has the lock
 * @param refusal what is said where it ends without the lock
 * @returns a function that lets the lock go
 * @throws UserError with the refusal and what the command said
 */
export function hold(argv: readonly string[], refusal: string): Promise<() => Promise<void>> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    // Not through `attempt`: the command has to live as long as the work, and it ends when its input does.
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', (problem) => reject(new UserError(`${refusal}\n${problem.message}`)));
    child.once('close', () => reject(new UserError(`${refusal}${said === '' ? '' : `\n${said.trim()}`}`)));
    child.stdout.once('data', () =>
      resolve(() => {
        child.stdin.end();
        return ended;
      }),
    );
    // A child that has ended says so in "close"; its broken pipe is no second failure.
    child.stdin.once('error', () => undefined);
    child.stdin.write(HELLO);
  });
}
