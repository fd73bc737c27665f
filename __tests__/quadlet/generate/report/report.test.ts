import { expect, test } from '@jest/globals';
import type { Generation } from '../../../../src/quadlet/generate/generate-set.js';
import { startFindings } from '../../../../src/quadlet/generate/report/report.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { Tracer } from '../../../../src/quadlet/generate/verify/trace.js';

test('services that did not come up are findings of their files', () => {
  const services = ['app.service', 'data-volume.service', 'net-network.service'].map((name) => ({
    name,
    source: 'app.container',
    unit: UnitView.read(''),
  }));
  const files = [{ path: 'app.container', file: 'q/app.container', content: '[Container]\n' }];
  const generation = {
    set: { services, links: [] },
    layout: { files },
    raw: new Map(),
  } as unknown as Generation;
  const started = [
    { name: 'app.service', outcome: 'failed', words: 'failed (failed)', journal: ['an Error: x', 'bye'] },
    { name: 'data-volume.service', outcome: 'up', words: 'active (exited)', journal: [] },
    { name: 'net-network.service', outcome: 'late', words: 'activating (start)', journal: [] },
  ] as const;
  const findings = startFindings(started, new Tracer(generation, '5.4.2'), '5.4.2');
  expect(findings).toMatchObject([
    {
      file: 'q/app.container',
      line: 1,
      code: 'PQ301',
      severity: 'error',
      message: 'app.service did not start: failed (failed); last journal line: an Error: x',
    },
    { message: 'net-network.service did not start in time: activating (start)' },
  ]);
});
