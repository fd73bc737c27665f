import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { slowName } from '../e2e/lab.js';

interface Reporter {
  onTestResult(test: object, result: object): void;
  onRunComplete(): void;
  getLastError(): Error | undefined;
}
const { default: JestReporter }: { default: new (config: object) => Reporter } = await import(
  pathToFileURL('scripts/jest-reporter.mjs').href
);

const variables = { ...process.env };
const write = process.stderr.write;
let printed = '';
beforeEach(() => {
  printed = '';
  process.stderr.write = (text: string | Uint8Array) => {
    printed += text;
    return true;
  };
});
afterEach(() => {
  process.env = { ...variables };
  process.stderr.write = write;
});

const E2E = '__tests__/e2e/some.e2e.test.ts';
const FAULTS = '__tests__/e2e/faults-trixie.e2e.test.ts';
const SLOW = 'an upgrade (only with EVERY_TEST=true) is undone';
const KERNEL = 'RP001 (skipped: the kernel lacks it)';

describe('a skipped test', () => {
  test.each<[ci: string, every: string, file: string, name: string, fails: boolean]>([
    ['true', '', E2E, 'works', true],
    ['', '', E2E, 'works', false],
    ['true', '', E2E, SLOW, false],
    ['true', 'true', E2E, SLOW, true],
    ['true', '', '__tests__/some.test.ts', SLOW, true],
    ['true', '', FAULTS, KERNEL, false],
    ['true', 'true', FAULTS, KERNEL, false],
    ['true', '', E2E, KERNEL, true],
  ])('CI=%s EVERY_TEST=%s %s: %s fails the run: %s', (ci, every, file, name, fails) => {
    process.env.CI = ci;
    process.env.EVERY_TEST = every;
    const reporter = run(file, name);
    expect(reporter.getLastError() !== undefined).toBe(fails);
    if (fails) expect(printed).toContain(`  ${file}: ${name}\n`);
  });

  test('with a name for a run of every test is allowed in any other', () => {
    process.env.CI = 'true';
    delete process.env.EVERY_TEST;
    const name = slowName('a build');
    expect(run(E2E, name).getLastError() === undefined).toBe(name !== 'a build');
  });
});

function run(file: string, fullName: string): Reporter {
  const reporter = new JestReporter({ rootDir: process.cwd(), testNamePattern: '' });
  reporter.onTestResult(
    {},
    {
      testFilePath: join(process.cwd(), file),
      testResults: [{ status: 'pending', fullName }],
      perfStats: { start: 0, end: 0 },
    },
  );
  reporter.onRunComplete();
  return reporter;
}
