import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { lintJson } from '../../../../src/quadlet/lint/report/json.js';
import { expectGolden } from '../../../registry/golden.js';
import { finding, manyFindings, ordinary, resultOf } from '../../../report/lint-fixture.js';

test('an ordinary day', () => expectGolden(import.meta.url, 'lint-json', lintJson(ordinary)));

test('nothing found', () => {
  expect(lintJson(resultOf({ files: 3, targets: ['5.4.2'] }))).toBe(
    '{"version":1,"targets":["5.4.2"],"files":3,"units":[],"findings":[]}\n',
  );
});

describe('a finding', () => {
  const reversed = <T extends object>(record: T) => Object.fromEntries(Object.entries(record).reverse()) as T;
  const edit = { file: 'a.pod', start: 1, end: 2, text: 'x' };

  test('has its properties in one order, and no others', () => {
    const result = resultOf({
      targets: ['5.4.2'],
      findings: [
        reversed({
          ...finding({ targets: ['5.4.2'], fix: reversed({ title: 'fix it', edits: [reversed(edit)] }) }),
          internal: true,
        }),
      ],
      units: [reversed({ file: 'a.pod', service: 'a-pod.service', internal: true })],
    });
    expect(lintJson(result)).toBe(
      '{"version":1,"targets":["5.4.2"],"files":0,"units":[{"file":"a.pod","service":"a-pod.service"}],' +
        '"findings":[{"file":"app.container","line":1,"column":1,"endLine":1,"endColumn":2,"severity":"error",' +
        '"code":"PQ010","message":"There is no such key.","targets":["5.4.2"],' +
        '"fix":{"title":"fix it","edits":[{"file":"a.pod","start":1,"end":2,"text":"x"}]}}]}\n',
    );
  });

  test('comes back as it was, whatever is in it', () => {
    const nasty = '"\\\u2028\0\x1b]</script>\ud83d 日本';
    const one = finding({
      file: nasty,
      message: nasty,
      fix: { title: nasty, edits: [{ ...edit, text: nasty }] },
    });
    const text = lintJson(resultOf({ findings: [one] }));
    expect(JSON.parse(text).findings).toEqual([one]);
    expect(Buffer.from(text).toString()).toBe(text);
  });
});

test('100,000 findings', () => {
  const text = lintJson(resultOf({ findings: manyFindings(100_000) }));
  expect(JSON.parse(text).findings).toHaveLength(100_000);
});

test('the example of the documentation is what would be printed', () => {
  const page = readFileSync(new URL('../../../../docs/lint-json.md', import.meta.url), 'utf8');
  const example = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '');
  expect(lintJson(resultOf(example))).toBe(`${JSON.stringify(example)}\n`);
});

describe('the JSON schema', () => {
  const validate = new Ajv2020().compile(JSON.parse(readFileSync('docs/lint-json.schema.json', 'utf8')));

  test.each([
    ['an ordinary day', ordinary],
    ['nothing found', resultOf({})],
  ])('accepts %s', (_, result) => {
    validate(JSON.parse(lintJson(result)));
    expect(validate.errors).toBeNull();
  });

  test('accepts every property that a finding has, and requires those that it always has', () => {
    const whole = JSON.parse(lintJson(resultOf({ findings: [finding()] })));
    for (const name of Object.keys(whole)) expect(validate({ ...whole, [name]: undefined })).toBe(false);
    for (const name of Object.keys(whole.findings[0])) {
      expect(validate({ ...whole, findings: [{ ...whole.findings[0], [name]: undefined }] })).toBe(false);
    }
  });
});
