import { expect, test } from '@jest/globals';
import { KERNEL_FAULTS } from '../../runners/faults.js';
import { faultsSection } from '../../runners/faults-page.js';
import { checks } from '../../src/host/checks/index.js';

const SEEN = {
  fault: '`a` | b',
  id: 'RP031',
  state: 'error',
  found: 'x\ny',
  job: 'fails',
  verdict: 'passed',
};
const FACTS = { podman: '5.4.2', kernel: '6.12', system: 'Debian 13', date: '2026-11-30' };

test('each condition belongs to a check, and has its own name', () => {
  const ids = new Set(checks.map(({ id }) => id));
  expect(KERNEL_FAULTS.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(new Set(KERNEL_FAULTS.map(({ what }) => what)).size).toBe(KERNEL_FAULTS.length);
});

test('the section has what was seen, and what was not as expected', () => {
  expect(faultsSection(undefined)).toBe('');
  const section = faultsSection({ ...FACTS, faults: [SEEN, { ...SEEN, verdict: 'RP027 is error: no' }] });
  expect(section).toMatch(/\[RP031\]\(checks\/RP031\.md\) \| error \| x y \| fails \| yes \|/);
  expect(section).toContain('| no: RP027 is error: no |');
});
