import type { Attempt } from './exec.js';

/** Whether this user can use sudo without a password. */
export async function mayUseSudo(attempt: Attempt): Promise<boolean> {
  return (await attempt(['sudo', '-n', 'true'], { timeout: 15 })).exitCode === 0;
}
