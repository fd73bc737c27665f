import { expect, test } from '@jest/globals';
import { observedSection } from '../../proof/pages.js';
import type { RecordedRule, Run } from '../../proof/record.js';

const run: Run = { date: '2026-11-30', podman: '5.4.2', systemd: '257', rules: {} };
const rule: RecordedRule = { files: '', unit: 'web.service', result: 'fails', says: [], shows: [] };

test.each([
  [
    { says: [{ by: 'podman', message: 'Error: no `x`|y' }] } as const,
    '`web.service` does not start; podman prints <code>Error: no &#96;x&#96;&#124;y</code>',
  ],
  [
    { result: 'absent', says: [{ by: 'quadlet', message: 'unsupported key' }] } as const,
    '`web.service` is not generated; the generator prints `unsupported key`',
  ],
  [
    { unit: '', result: 'not started', shows: [{ run: 'ls', wrong: { not: 'a' }, right: 'a' }] } as const,
    '`ls` does not show `a`, with the right files it shows `a`',
  ],
])('what was observed is written as text', (seen, text) => {
  const section = observedSection([{ run, rule: { ...rule, ...seen } }]);
  expect(section).toBe(`## Observed\n\n- Podman 5.4.2, systemd 257: ${text}\n\n`);
});

test('another generator is named', () => {
  const seen: RecordedRule = { ...rule, generator: '4.5.0' };
  expect(observedSection([{ run, rule: seen }])).toContain(
    'Podman 5.4.2 with the generator of 4.5.0, systemd 257: ',
  );
});

test('without an observation there is no section', () => {
  expect(observedSection([])).toBe('');
});
