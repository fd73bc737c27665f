import { describe, expect, test } from '@jest/globals';
import { safely } from '../../../../src/cli/output.js';
import { lintCheckstyle } from '../../../../src/quadlet/lint/report/checkstyle.js';
import { lintGitlab } from '../../../../src/quadlet/lint/report/gitlab.js';
import { lintJunit } from '../../../../src/quadlet/lint/report/junit.js';
import { expectGolden } from '../../../registry/golden.js';
import { finding, ordinary, resultOf } from '../../../report/lint-fixture.js';

describe.each([
  ['gitlab', lintGitlab],
  ['checkstyle', lintCheckstyle],
  ['junit', (result: typeof ordinary) => lintJunit(result, 'warning')],
] as const)('%s', (name, write) => {
  test('an ordinary day', () => expectGolden(import.meta.url, `lint-${name}`, write(ordinary)));

  test('nothing found', () =>
    expectGolden(
      import.meta.url,
      `lint-${name}-clean`,
      write(resultOf({ units: [{ file: 'a.pod', service: 'a-pod.service' }] })),
    ));

  test('hostile names and messages', () => {
    const nasty = `"'><!--]]>&amp;\0\x1b[31m\u2028\ud83d\n::error::x`;
    const text = write(resultOf({ findings: [finding({ file: nasty, message: nasty })] }));
    for (const sign of ['\0', '\x1b', '\n::']) expect(text).not.toContain(sign);
    expect(Buffer.from(text).toString()).toBe(text);
    if (name === 'gitlab') expect(JSON.parse(text)).toHaveLength(1);
    else {
      // Every sign that could end an attribute or an element is one of the document's own.
      expect(text.replace(/&(?:amp|lt|gt|quot|apos|#\d+);/g, '')).not.toContain('&');
      expect(text.match(/</g)).toHaveLength((text.match(/>/g) ?? []).length);
      expect(text).not.toContain('<!--');
    }
  });
});

describe.each([
  ['checkstyle', lintCheckstyle],
  ['junit', (result: typeof ordinary) => lintJunit(result, 'warning')],
] as const)('%s', (_, write) => {
  // safely() would write <U+202E> into the document, which is then no XML.
  test.each([
    ['a\u202eb', 'a&#8238;b'],
    ['a\u2028b', 'a&#8232;b'],
    ['a\u0085b', 'a&#133;b'],
    ['a\u{e0041}b', 'a&#917569;b'],
    ['##[error]', '##&#91;error]'],
    ['\u00e9\u{1f600}\u4e2d', '\u00e9\u{1f600}\u4e2d'],
  ])('the output does not rewrite %j in the document', (file, written) => {
    const text = write(resultOf({ findings: [finding({ file, message: file })] }));
    expect(text).toContain(`name="${written}"`);
    expect(safely(text)).toBe(text);
  });
});

describe('the fingerprint of a finding', () => {
  const at = (line: number) => finding({ line, endLine: line });
  const of = (text: string, ...lines: number[]): string[] =>
    JSON.parse(lintGitlab(resultOf({ findings: lines.map(at), texts: { 'app.container': text } }))).map(
      ({ fingerprint }: { readonly fingerprint: string }) => fingerprint,
    );

  test.each([
    ['lines before it', '\n\nImag=x\n', 3],
    ['its indentation', '  Imag=x\n', 1],
    ['lines after it', 'Imag=x\nImag=x\n', 1],
    ['its line breaks', 'Imag=x\r\n', 1],
  ])('does not depend on %s', (_, text, line) => {
    expect(of(text, line)).toEqual(of('Imag=x\n', 1));
  });

  test('depends on the text of its line', () => {
    expect(of('Imag=y\n', 1)).not.toEqual(of('Imag=x\n', 1));
  });

  test('differs between equal lines', () => {
    expect(new Set(of('Imag=x\nImag=x\nImag=x\n', 1, 2, 3)).size).toBe(3);
  });
});

describe('junit', () => {
  test.each([
    ['error', 1],
    ['warning', 2],
    ['never', 0],
  ] as const)('with --fail-on %s there are %d failures', (failOn, failures) => {
    const findings = (['error', 'warning', 'note'] as const).map((severity) => finding({ severity }));
    const text = lintJunit(resultOf({ findings }), failOn);
    expect(text.match(/<failure /g) ?? []).toHaveLength(failures);
    expect(text).toContain(`tests="3" failures="${failures}" errors="0" skipped="${3 - failures}"`);
  });
});

test('GitLab needs paths from the root of the repository', () => {
  const [issue] = JSON.parse(lintGitlab(resultOf({ findings: [finding({ file: './quadlet/a.pod' })] })));
  expect(issue.location.path).toBe('quadlet/a.pod');
});
