import { expect, test } from '@jest/globals';
import { generateJson } from '../../../../src/quadlet/generate/report/json.js';
import type { GenerateReport } from '../../../../src/quadlet/generate/report/report.js';

test('the rejected files, the base and the started services have the fields of docs/quadlet-generate.md', () => {
  const report = {
    result: {
      generator: { version: '5.4.2', description: 'the generator' },
      mode: 'user',
      installDirectory: '/x',
      notes: [],
      made: {
        generation: { set: { services: [], links: [] } },
        comparison: { kind: 'nothing', words: 'no base' },
        companions: { notes: [] },
        rejected: [{ source: 'b.container', file: 'q/b.container', words: 'no Image', findings: [] }],
      },
    },
    findings: { targets: [], files: 0, units: [], findings: [] },
    started: [{ name: 'a.service', outcome: 'up', words: 'active (exited)', journal: ['x'] }],
  } as unknown as GenerateReport;
  expect(JSON.parse(generateJson(report))).toMatchObject({
    rejected: [{ source: 'b.container', file: 'q/b.container', message: 'no Image', rules: [] }],
    base: { kind: 'nothing', description: 'no base' },
    started: [{ name: 'a.service', outcome: 'up', state: 'active (exited)', journal: ['x'] }],
  });
});
