import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { actionFiles, root, templates, workflows } from './files.js';

/** GitHub's own language service over files; in a process of its own, which may read JSON as it likes. */
function check(...args: readonly string[]): { lines: string[]; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/check-workflows.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stderr).toBe('');
  return { lines: stdout.trimEnd().split('\n'), status };
}

test('finds no mistake in any workflow, template and action', () => {
  const files = [...[...workflows, ...templates].map(({ path }) => path), ...actionFiles];
  expect(check(...files)).toEqual({ lines: [`files: ${files.length}, mistakes: 0`], status: 0 });
});

const job = (...lines: readonly string[]) => [
  'on: push',
  'jobs:',
  '  job:',
  ...lines.map((line) => `    ${line}`),
];
const steps = (...lines: readonly string[]) =>
  job('runs-on: ubuntu-latest', 'steps:', ...lines.map((line) => `  ${line}`));

test('finds mistakes', () => {
  const cases: readonly [lines: readonly string[], words: string][] = [
    [job('runs-on: x', 'timeout: 3', 'steps: [{ run: x }]'), "Unexpected value 'timeout'"],
    [steps(`- run: echo \${{ nonsense.x }}`), "Unrecognized named-value: 'nonsense'"],
    [steps('- uses: $/own', '  with: { b: 1 }'), "Invalid action input 'b'"],
    [steps('- uses: $/other'), 'Unable to resolve action `$/other`'],
    [
      job('uses: OWNER/podman-registry-action/.github/workflows/called.yml@v1', 'with: { b: 1 }'),
      'b is not defined in the referenced workflow',
    ],
  ];
  const directory = mkdtempSync(join(tmpdir(), 'workflows-'));
  try {
    const put = (path: string, lines: readonly string[]) => {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${lines.join('\n')}\n`);
      return file;
    };
    put('own/action.yml', ['inputs: { a: { description: A. } }']);
    put('.github/workflows/called.yml', [
      'on: { workflow_call: { inputs: { a: { type: string } } } }',
      'jobs: { job: { runs-on: x, steps: [{ run: x }] } }',
    ]);
    const files = cases.map(([lines], index) => put(`.github/workflows/${index}.yml`, lines));
    const { lines, status } = check('--root', directory, ...files);
    expect(lines).toEqual([
      ...cases.map(([, words], index) =>
        expect.stringMatching(new RegExp(`${index}\\.yml:\\d+:\\d+: .*${escaped(words)}`)),
      ),
      'files: 5, mistakes: 5',
    ]);
    expect(status).toBe(1);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

function escaped(text: string): string {
  return text.replaceAll(/[$./]/g, '\\$&');
}

test('nothing to look at is no success', () => {
  expect(check()).toEqual({ lines: ['files: 0, mistakes: 0'], status: 1 });
});
