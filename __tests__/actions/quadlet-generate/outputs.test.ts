import { expect, test } from '@jest/globals';
import type { GenerateInputs } from '../../../src/actions/quadlet-generate/inputs.js';
import { failureOf } from '../../../src/actions/quadlet-generate/outputs.js';
import { change, generateReport, type ReportParts } from '../../report/generate-fixture.js';

const failure = (parts: ReportParts, inputs: Partial<GenerateInputs>) =>
  failureOf(generateReport(parts), { failOn: 'error', failOnChange: 'none', ...inputs } as GenerateInputs);

test.each<[notes: string[], expected: string | undefined]>([
  [['!weaker', '+stronger', 'neutral'], '1 change weakens security; see the job summary'],
  [['!a', '!b'], '2 changes weaken security; see the job summary'],
  [['+stronger', 'neutral'], undefined],
])('fail-on-change: security with %j', (notes, expected) => {
  const parts = { changes: [change('a.service', notes)] };
  expect(failure(parts, { failOnChange: 'security' })).toBe(expected);
  expect(failure(parts, {})).toBeUndefined();
});

test('a rejected file fails the step, also without a finding, unless fail-on is never', () => {
  const rejected = [{ source: 'b.container', file: 'q/b.container', words: 'no', findings: [] }];
  expect(failure({ rejected }, {})).toBe('no units generated from q/b.container');
  expect(failure({ rejected }, { failOn: 'never' })).toBeUndefined();
});

test('nothing generated fails the step, whatever fail-on is', () => {
  const report = generateReport({});
  const result = { ...report.result, made: undefined, reason: 'it crashed' };
  expect(failureOf({ ...report, result }, { failOn: 'never', failOnChange: 'none' } as GenerateInputs)).toBe(
    'no units generated: it crashed',
  );
});
