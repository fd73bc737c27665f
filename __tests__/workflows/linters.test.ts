import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { requires, toolPath } from '../tools.js';
import { actionFiles, root, templates, workflows } from './files.js';

const paths = [...workflows, ...templates].map(({ path }) => path);

function linter(
  name: 'actionlint' | 'zizmor',
  body: (run: (...args: readonly string[]) => Ran) => void,
): void {
  requires(name).describe(name, () => body((...args) => run(toolPath(name), args)));
}

interface Ran {
  readonly output: string;
  readonly status: number | null;
}

function run(program: string, args: readonly string[]): Ran {
  const { stdout, stderr, status, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  if (error) throw error;
  return { output: stdout + stderr, status };
}

linter('actionlint', (actionlint) => {
  test('finds nothing but its known gaps', () => {
    expect(actionlint('-no-color', '-config-file', '.github/actionlint.yaml', ...paths)).toEqual({
      output: '',
      status: 0,
    });
  });

  test('has each known gap still', () => {
    // Without the configuration there is one finding for every use of what it does not know, and no other.
    const { output } = actionlint('-no-color', '-oneline', '-config-file', '/dev/null', ...paths);
    const gaps: [RegExp, number][] = [
      [/specifying action "\$\/[^"]+" in invalid format/, count(/uses: \$\//g)],
      [/label "ubuntu-26\.04" is unknown/, count(/(?:runs-on: |os: \[.*)ubuntu-26\.04/g)],
    ];
    const lines = output.trimEnd().split('\n');
    for (const [gap, wanted] of gaps) expect(lines.filter((line) => gap.test(line))).toHaveLength(wanted);
    expect(lines.filter((line) => !gaps.some(([gap]) => gap.test(line)))).toEqual([]);
    const { paths: ignored } = parse(readFileSync(join(root, '.github/actionlint.yaml'), 'utf8'));
    expect(Object.values<{ ignore: string[] }>(ignored).flatMap(({ ignore }) => ignore)).toHaveLength(1);
  });
});

function count(pattern: RegExp): number {
  return workflows.reduce((sum, { text }) => sum + (text.match(pattern) ?? []).length, 0);
}

linter('zizmor', (zizmor) => {
  test('finds nothing, however strict', () => {
    const { output, status } = zizmor(
      '--offline',
      '--quiet',
      '--no-progress',
      '--color=never',
      '--persona=pedantic',
      '--config=.github/zizmor.yml',
      ...paths,
      ...actionFiles,
    );
    expect(output).toMatch(/^No findings to report\. Good job!( \(\d+ ignored\))?\n$/);
    expect(status).toBe(0);
  });

  test('ignores one thing: the jobs that take what the caller grants', () => {
    const ignored = [...workflows, ...templates].flatMap(({ text }) => text.match(/zizmor: ignore.*/g) ?? []);
    expect(ignored).toEqual([
      'zizmor: ignore[excessive-permissions]',
      'zizmor: ignore[excessive-permissions]',
    ]);
  });
});
