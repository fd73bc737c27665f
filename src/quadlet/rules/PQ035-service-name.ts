import { fileNameOf } from '../set/names.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import { type Context, sectionSpan } from './context.js';
import type { Rule } from './rule.js';

export const serviceName: Rule = {
  code: 'PQ035',
  name: 'service-name',
  severity: 'error',
  summary: 'The name of the service is not valid as a file name.',
  explanation:
    'The generator writes the service to a file of that name. A name that contains `/` or NUL, or has more than ' +
    '255 bytes, is not valid. `ServiceName=`, which requires Podman 5.3, is not checked earlier; the generator ' +
    'then reports `generating service file …`, or writes the file to a place that systemd does not read. A dry ' +
    'run does not detect this. Use a plain name without `.service`.',
  sources: ['cmd/quadlet/main.go, generateServiceFile', 'podman-systemd.unit(5), ServiceName='],
};

/** The name must be valid as a file name, because the generator writes that file (`generateServiceFile`). */
export function checkServiceName(context: Context, member: Member): void {
  const name = fileNameOf(member);
  const entry = member.unit.last(member.kind.section, 'ServiceName');
  const reason = name.includes('/')
    ? 'contains a "/"'
    : name.includes('\0')
      ? 'contains a NUL character'
      : Buffer.byteLength(name) > 255
        ? `has ${Buffer.byteLength(name)} bytes, and a file name at most 255`
        : undefined;
  if (reason === undefined) return;
  const span = entry === undefined ? sectionSpan(member, member.kind.section) : keySpan(entry);
  context.report('PQ035', span, `the name of the service ${reason}; use a plain file name`);
}
