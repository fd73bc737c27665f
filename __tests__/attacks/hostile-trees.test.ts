import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { HOSTILE_TREES, makeTree } from '../../attacks/hostile-trees.js';
import { call } from '../../src/cli/cli.js';
import { lint } from '../../src/cli/lint.js';
import { inDirectory } from '../registry/fakes.js';

const ROOT = join(import.meta.dirname, '../..');
/** Milliseconds; on a machine that has nothing else to do each takes a small part of it. */
const LIMIT = 10_000;

test('each hostile tree has a name of its own', () => {
  const names = HOSTILE_TREES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

// Named pipes and links to devices are those of Linux.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a lint ends soon, and says what is wrong', () => {
  test.each(HOSTILE_TREES.filter(({ fast }) => fast).map((tree) => [tree.name, tree] as const))(
    '%s',
    (_, tree) =>
      inDirectory(async (directory) => {
        makeTree(tree, directory);
        const texts: string[] = [];
        const output = { stdout: say, stderr: say, colours: false };
        function say(text: string): void {
          texts.push(text);
        }
        const start = performance.now();
        const code = await call('lint', lint, [join(directory, tree.path ?? 'q')], {
          output,
          actionRoot: ROOT,
        });
        expect(performance.now() - start).toBeLessThan(LIMIT);
        expect([0, 1, 2]).toContain(code);
        const said = texts.join('');
        expect(said).not.toMatch(/RangeError|^ +at /m);
        expect(said.length).toBeLessThan(1024 * 1024);
        if (code === 2) expect(said).toMatch(/^error: .+[:;,] .+/);
      }),
    2 * LIMIT,
  );
});
