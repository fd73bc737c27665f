import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { removal } from './edits.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const emptyServiceName: Rule = {
  code: 'PQ138',
  name: 'empty-service-name',
  severity: 'warning',
  summary: 'An empty ServiceName= generates a unit without a name.',
  explanation:
    'The generator uses the empty name and writes `.service`, which systemd does not load. Remove the line: the ' +
    'service is then named after the file.',
  sources: ['pkg/systemd/quadlet/quadlet.go, getServiceName', 'podman-systemd.unit(5), ServiceName='],
  fix: 'removes the line',
  checkKey: checkServiceName,
  keys: ({ record }) => record.key === 'ServiceName',
};

/** `ServiceName=` without a name (`getServiceName`). */
function checkServiceName(context: Context, { unit }: Member, key: OwnKey): void {
  if (key.record.key !== 'ServiceName') return;
  const [entry] = key.counting;
  if (entry === undefined || unit.unquoted(entry) !== '') return;
  context.report(
    'PQ138',
    keySpan(entry),
    'an empty ServiceName= generates ".service", which systemd does not load; remove the line',
    { title: 'remove the line', edits: [removal(entry)] },
  );
}
