import { spawn } from 'node:child_process';
import { UserError } from './errors.js';

/**
 * Runs work with the lock of a directory. flock(1) holds the lock, so it is released when this process ends for
 * any reason.
 * @param seconds how long to wait for the lock
 * @throws UserError if the lock is not free in time, or the file system does not support it
 */
export async function withLock<T>(directory: string, seconds: number, work: () => Promise<T>): Promise<T> {
  const release = await lock(directory, seconds);
  try {
    return await work();
  } finally {
    await release();
  }
}

// cat(1) echoes it once flock(1) has the lock.
const HELLO = 'locked\n';

function lock(directory: string, seconds: number): Promise<() => Promise<void>> {
  // With the dot a missing directory is an error; without it flock(1) would create a file of that name.
  const argv = ['flock', '--exclusive', `--timeout=${seconds}`, `${directory}/.`, 'cat'];
  return hold(
    argv,
    `${directory} was locked for ${seconds} s; another job of this user may still be running`,
  );
}

/**
 * Starts a command that holds a lock until its input ends.
 * @param argv must echo its input once it has the lock
 * @param refusal the error if it ends without the lock
 * @returns a function that releases the lock
 * @throws UserError with the refusal and the output of the command, in English
 */
export function hold(argv: readonly string[], refusal: string): Promise<() => Promise<void>> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    // Not through `attempt`, because the command must run during the work and end with its input.
    const child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
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
    // The "close" event reports that the child ended; ignore its broken pipe.
    child.stdin.once('error', () => undefined);
    child.stdin.write(HELLO);
  });
}
