import { fileNameOf } from '../set/names.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import { type Context, sectionSpan } from './context.js';
import type { Rule } from './rule.js';

export const serviceName: Rule = {
  code: 'PQ035',
  name: 'service-name',
  severity: 'error',
  summary: 'The service cannot be written under its name.',
  explanation:
    'The service is written to a file of its name, and a name with a `/` in it, a NUL or more than 255 bytes ' +
    'is none. `ServiceName=`, known from Podman 5.3 on, is not looked at before; the generator then says ' +
    '`generating service file …`, or writes it to a place where systemd does not look. A dry run does not ' +
    'notice. Choose a plain name without `.service`.',
  sources: ['cmd/quadlet/main.go, generateServiceFile', 'podman-systemd.unit(5), ServiceName='],
};

/** What cannot be a file name cannot be written (`generateServiceFile`), after the unit was converted. */
export function checkServiceName(context: Context, member: Member): void {
  const name = fileNameOf(member);
  const entry = member.unit.last(member.kind.section, 'ServiceName');
  const reason = name.includes('/')
    ? 'a "/" in it'
    : name.includes('\0')
      ? 'a NUL in it'
      : Buffer.byteLength(name) > 255
        ? `${Buffer.byteLength(name)} bytes, and a file name has at most 255`
        : undefined;
  if (reason === undefined) return;
  const span = entry === undefined ? sectionSpan(member, member.kind.section) : keySpan(entry);
  context.report('PQ035', span, `the service cannot be written under this name: it has ${reason}`);
}
