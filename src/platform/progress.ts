import type { Log } from './log.js';

// Milliseconds between two lines; shorter work logs nothing.
const EVERY = 2000;

/** Runs work and logs every two seconds that it continues: `… pulling docker.io/library/nginx:1, 4 s`. */
export async function reportProgress<T>(
  what: string,
  log: Pick<Log, 'info'>,
  work: () => Promise<T>,
  every = EVERY,
): Promise<T> {
  const begun = performance.now();
  const tell = () => log.info(`… ${what}, ${Math.round((performance.now() - begun) / 1000)} s`);
  const timer = setInterval(tell, every);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
