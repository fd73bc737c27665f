// Jest's global teardown of the end-to-end tests.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export default async function tearDown() {
  const directory = process.env.TEST_RUN_DIRECTORY;
  if (directory === undefined) return;
  // Images belong to ids of the machines' users.
  const remove = ['rm', '-rf', '--one-file-system', directory];
  const [program, ...args] = process.getuid?.() === 0 ? remove : ['sudo', '-n', ...remove];
  await promisify(execFile)(program, args, { timeout: 120_000 });
}
