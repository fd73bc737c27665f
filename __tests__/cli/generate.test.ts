import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { call as callCommand } from '../../src/cli/cli.js';
import { generate } from '../../src/cli/generate.js';
import { type Form, safely } from '../../src/cli/output.js';
import { fakeGenerator } from '../quadlet/generate/fake-generator.js';
import { CLEAN, WRONG, writeFiles } from '../quadlet/lint/files.js';
import { inDirectory } from '../registry/fakes.js';

const REJECTS = 'grep -l Lable "$QUADLET_UNIT_DIRS"/* | while read -r file; do rm "$file"; done';

test.each<[files: Record<string, string>, code: number, written: boolean, stderr: string]>([
  [{ 'q/a.volume': CLEAN }, 0, true, ''],
  [
    { 'q/a.volume': CLEAN, 'q/b.volume': WRONG },
    1,
    false,
    'nothing written to @/out: not all files were generated\n',
  ],
])('of %j the exit code is %i', (files, code, written, stderr) =>
  inDirectory(async (directory) => {
    await writeFiles(directory, { '.git/HEAD': '', ...files });
    const generator = await fakeGenerator(directory, REJECTS);
    const [out, err]: string[][] = [[], []];
    const output = {
      stdout: (text: string, form?: Form) => void out?.push(safely(text, form)),
      stderr: (text: string) => void err?.push(text),
      colours: false,
    };
    const args = ['--generator', generator, '--no-verify', '--out', join(directory, 'out')];
    expect(
      await callCommand('generate', generate, [...args, join(directory, 'q')], {
        output,
        actionRoot: directory,
      }),
    ).toBe(code);
    expect(existsSync(join(directory, 'out'))).toBe(written);
    expect((err ?? []).join('').replaceAll(directory, '@')).toBe(stderr);
    const text = (out ?? []).join('');
    expect(text).toContain('1 unit by ');
    expect(text.includes('no unit from')).toBe(!written);
  }),
);
