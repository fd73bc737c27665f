import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import type { Finding } from '../../../src/quadlet/finding.js';
import {
  baselineText,
  freshFindings,
  parseBaseline,
  writeBaseline,
} from '../../../src/quadlet/lint/baseline.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { finding, resultOf } from '../../report/lint-fixture.js';

const at = (line: number, change: Partial<Finding> = {}) => finding({ line, endLine: line, ...change });
const text = 'Imag=x\nNam=y\nImag=x\n';
const before = resultOf({ findings: [at(1), at(2), at(3)], texts: { 'app.container': text } });

/** Writes the findings of one lint as a baseline, and compares another lint with it. */
function compare(first: typeof before, second: typeof before) {
  return inDirectory(async (directory) => {
    const boundary = workspaceBoundary(directory);
    const file = `${directory}/known.json`;
    writeBaseline(file, first, boundary);
    const { findings, remarks } = await freshFindings('--baseline', file, second, boundary);
    return {
      lines: findings.map(({ line }) => line),
      remarks: remarks.map((one) => one.replaceAll(file, 'FILE')),
    };
  });
}

describe('a baseline', () => {
  test('hides its findings and says so', async () => {
    expect(await compare(before, before)).toEqual({
      lines: [],
      remarks: ['3 findings of FILE are not shown'],
    });
  });

  test('hides them after their lines have moved', async () => {
    const moved = resultOf({
      findings: [at(3), at(5)],
      texts: { './app.container': '', 'app.container': '\n\nNam=y\n\nImag=x\n' },
    });
    expect((await compare(before, moved)).lines).toEqual([]);
  });

  test.each([
    ['another rule', at(1, { code: 'PQ011' })],
    ['another file', at(1, { file: 'b.container' })],
    ['another line', at(4)],
  ])('does not hide the same fault of %s', async (_, extra) => {
    const texts = { 'app.container': `${text}Imag=z\n`, 'b.container': text };
    const after = resultOf({ findings: [at(1), at(2), at(3), extra], texts });
    expect((await compare(before, after)).lines).toEqual([extra.line]);
  });

  test('does not hide one more of the same', async () => {
    const after = resultOf({
      findings: [at(1), at(2), at(3), at(4)],
      texts: { 'app.container': `${text}Imag=x\n` },
    });
    expect((await compare(before, after)).lines).toEqual([4]);
  });

  test('reports what no longer occurs, in files that were checked', async () => {
    const after = resultOf({ findings: [at(1)], texts: { 'app.container': 'Imag=x\n' } });
    expect((await compare(before, after)).remarks).toEqual([
      '1 finding of FILE is not shown',
      '2 findings of FILE no longer occur; use --update-baseline to remove them',
    ]);
    expect((await compare(before, resultOf({ texts: { 'b.pod': '' } }))).remarks).toEqual([]);
  });

  test('never contains a finding that stands for others', () => {
    const findings = [at(1, { code: 'PQ094', more: 7 }), at(1, { more: 2 })];
    expect(JSON.parse(baselineText(resultOf({ findings })))).toEqual({ version: 1, findings: [] });
  });

  test('has a line for each finding, so that a review shows what changes', () => {
    expect(baselineText(before).split('\n')).toHaveLength(3 + 3);
  });

  test.each([
    '',
    'x',
    'null',
    '[]',
    '{"version":2,"findings":[]}',
    '{"version":1,"findings":[null]}',
    '{"version":1,"findings":[{"fingerprint":1}]}',
  ])('%j is none', async (content) => {
    expect(await thrownBy(() => parseBaseline(content, 'known.json'))).toBeInstanceOf(UserError);
  });

  test('that is not there is an error', () =>
    inDirectory(async (directory) => {
      const given = freshFindings('--baseline', `${directory}/no.json`, before, workspaceBoundary(directory));
      await expect(given).rejects.toThrow(
        'write it with podman-registry lint --baseline FILE --update-baseline',
      );
    }));
});
