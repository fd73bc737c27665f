import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { attempt } from '../src/platform/exec.js';

/** A real program that tests run; `scripts/test-tools.mjs` makes it before they start. */
export type Tool = 'nginx' | 'jq' | 'quadlet' | 'actionlint' | 'zizmor';

const paths: Partial<Record<Tool, string>> = JSON.parse(process.env.TEST_TOOLS ?? '{}');

/** The absolute path of a tool; for tests that {@link requires} guards. */
export function toolPath(tool: Tool): string {
  const path = paths[tool];
  if (path === undefined) throw new Error(`${tool} is missing; run: node scripts/test-tools.mjs`);
  return path;
}

/** `test` and `describe` for what needs a tool: they skip where it could not be made. */
export function requires(tool: Tool): Pick<typeof import('@jest/globals'), 'describe' | 'test'> {
  if (paths[tool] !== undefined) return { describe, test };
  return { describe: describe.skip as typeof describe, test: test.skip as typeof test };
}

/** The numbers of the user `nobody` and of the group `nogroup`. */
const NOBODY = 65534;

/**
 * A test that has to run as a user that is not root. Where the tests run as root, a second Jest runs it and gives up its
 * rights first; a process that keeps any way back is still root to access(2).
 */
export function testUnprivileged(name: string, body: () => Promise<void>): void {
  if (process.getuid?.() !== 0) {
    test(name, body);
  } else if (process.env.TEST_UNPRIVILEGED === name) {
    // Before the hooks of single tests, so that what these create belongs to the user.
    beforeAll(() => {
      process.setgroups?.([]);
      process.setgid?.(NOBODY);
      process.setuid?.(NOBODY);
    });
    test(name, body);
  } else {
    const { testPath } = expect.getState();
    test(name, () => runAlone(name, testPath ?? ''), 60_000);
  }
}

async function runAlone(name: string, path: string): Promise<void> {
  // Jest writes its cache at the end, without rights.
  const cache = await mkdtemp(join(tmpdir(), 'unprivileged-'));
  await chmod(cache, 0o777);
  try {
    const pattern = `${name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`;
    const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
    const options = [
      '--selectProjects=unit',
      '--runInBand',
      '--reporters=default',
      `--cacheDirectory=${cache}`,
    ];
    const argv = [process.execPath, ...jest, ...options, '--runTestsByPath', path, '-t', pattern];
    const { exitCode, stderr } = await attempt(argv, { timeout: 60, env: { TEST_UNPRIVILEGED: name } });
    expect(stderr).toMatch(/^Tests: .* 1 passed/m);
    expect(exitCode).toBe(0);
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}
