import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { reusable, root } from './files.js';

const directory = mkdtempSync(join(tmpdir(), 'server-workflows-'));
afterAll(() => rmSync(directory, { recursive: true }));

function write(...args: readonly string[]): number | null {
  return spawnSync(process.execPath, ['scripts/server-workflows.mjs', ...args], { cwd: root }).status;
}

test('writes the workflows to call, with the repository in place of $/', () => {
  expect(write('acme/copy@v1.2.3', directory)).toBe(0);
  expect(readdirSync(directory).map((name) => `.github/workflows/${name}`)).toEqual(
    reusable.map(({ path }) => path),
  );
  const uses = reusable.flatMap(({ path }) =>
    readFileSync(join(directory, path.slice('.github/workflows/'.length)), 'utf8').match(
      /(?<=uses: )(acme|\$).*/g,
    ),
  );
  expect(uses).toEqual([
    'acme/copy@v1.2.3',
    'acme/copy/quadlet-generate@v1.2.3',
    'acme/copy/quadlet-lint@v1.2.3',
    'acme/copy/quadlet-lint@v1.2.3',
  ]);
});

test.each([[[]], [['acme/copy@v1']], [['acme/copy', '/tmp/x']], [['copy@v1', '/tmp/x']]])(
  'refuses %j',
  (args) => {
    expect(write(...args)).toBe(2);
  },
);
