import { expect, test } from '@jest/globals';
import { PASSED, type Results, withResults } from '../../runners/record.js';

const FACTS = { podman: '6.1.1', kernel: '7.2', system: 'Debian', systemd: '262', security: 'apparmor' };
const seen = (formats: Results['formats'], facts = FACTS): Results => ({
  ...{ date: '2026-11-30', machine: 'tcg', facts, job: PASSED, formats },
});
const KUBE = { kube: { start: PASSED, reboot: PASSED } };
const POD = { pod: { start: 'no answer' } };

test.each([
  ['another format of the same machine is kept', seen(POD), { ...KUBE, ...POD }],
  ['what was seen again is replaced', seen({ kube: { start: 'fails' } }), { kube: { start: 'fails' } }],
  ['another Podman replaces all', seen(POD, { ...FACTS, podman: '6.2.0' }), POD],
])('%s', (_, results, formats) => {
  const recording = withResults({ fedora: seen(KUBE), other: seen(KUBE) }, 'fedora', results);
  expect(recording).toEqual({ fedora: { ...results, formats }, other: seen(KUBE) });
});
