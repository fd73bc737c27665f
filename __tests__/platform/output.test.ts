import { describe, expect, test } from '@jest/globals';
import { attempt } from '../../src/platform/exec.js';
import { Output } from '../../src/platform/output.js';

function read(chunks: readonly (string | number[])[], limit = 1000) {
  const lines: string[] = [];
  const output = new Output(limit, (line) => void lines.push(line));
  for (const chunk of chunks) output.add(Buffer.from(chunk as string));
  return { text: output.end(), lines, isCut: output.isCut };
}

describe('Output', () => {
  test.each<[what: string, chunks: (string | number[])[], text: string, lines: string[]]>([
    ['nothing', [], '', []],
    ['lines in pieces', ['o', 'ne\ntw', 'o\n\nthree'], 'one\ntwo\n\nthree', ['one', 'two', '', 'three']],
    ['a character in two pieces', [[0xc3], [0xa9, 0x0a]], 'é\n', ['é']],
    ['half a character at the end', [[0x61, 0xc3]], 'a\ufffd', ['a\ufffd']],
  ])('joins %s', (_, chunks, text, lines) => {
    expect(read(chunks)).toEqual({ text, lines, isCut: false });
  });

  test('keeps no more than its limit, and goes on to pass lines', () => {
    expect(read(['12345\n', '6789\n'], 8)).toEqual({
      text: '12345\n67',
      lines: ['12345', '6789'],
      isCut: true,
    });
  });

  test('cuts a long line', () => {
    const { lines } = read(['x'.repeat(50_000), 'x'.repeat(50_000), '\nshort\n']);
    expect(lines.map(({ length }) => length)).toEqual([65_536, 5]);
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('an attempt that writes much', () => {
  test('takes time in proportion to what it reads, also where there are no lines', async () => {
    const start = performance.now();
    const { exitCode, stdout } = await attempt(['head', '-c', '50000000', '/dev/zero'], { timeout: 20 });
    expect({ exitCode, length: stdout.length }).toEqual({ exitCode: 0, length: 50_000_000 });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('keeps a part, and has failed', async () => {
    const result = await attempt(['head', '-c', '70000000', '/dev/zero'], { timeout: 20 });
    expect(result).toMatchObject({ exitCode: 1, stderr: '\nmore output than 64 MiB' });
    expect(result.stdout).toHaveLength(64 * 1024 * 1024);
  });
});
