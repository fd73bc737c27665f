import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import { reportMissing } from './PQ030-missing-unit.js';
import type { Rule } from './rule.js';

export const podName: Rule = {
  code: 'PQ031',
  name: 'pod-name',
  severity: 'error',
  summary: 'Pod= does not name a .pod file.',
  explanation:
    '`Pod=` takes the name of a `.pod` file, with its extension: `pod blog is not Quadlet based`. This applies ' +
    'since pods came with Podman 5.0; PQ030 checks that the file exists. A container joins a pod created with ' +
    '`podman pod create` only through `PodmanArgs=--pod NAME`, not through this key.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handlePod', 'podman-systemd.unit(5), Pod='],
  fix: 'adds `.pod` if that file exists',
};

/** `Pod=` of containers (`handlePod`). */
export function checkPod(context: Context, { unit }: Member): void {
  const entry = unit.last('Container', 'Pod');
  const pod = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || pod === '') return;
  if (pod.endsWith('.pod')) {
    if (!context.set.byName.has(pod)) reportMissing(context, valueSpan(entry), pod);
    return;
  }
  const isKnown = context.set.byName.has(`${pod}.pod`);
  const message = `Pod=${pod} is not the name of a .pod file${isKnown ? `; use Pod=${pod}.pod` : ''}`;
  const { end } = trimmed(entry);
  const edits = [replace(partSpan(entry, end, end), '.pod')];
  const fix = isKnown && !entry.value.includes('"') ? { title: `write ${pod}.pod`, edits } : undefined;
  context.report('PQ031', valueSpan(entry), message, fix);
}
