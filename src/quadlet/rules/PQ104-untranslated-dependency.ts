import type { Member } from '../set/unit-set.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { Rule } from './rule.js';

export const untranslatedDependency: Rule = {
  code: 'PQ104',
  name: 'untranslated-dependency',
  severity: 'warning',
  summary: 'A dependency names a Quadlet file, which Podman before 5.5 does not translate.',
  explanation:
    'Podman 5.5 and later translate names of Quadlet files in `[Unit]`. Earlier generators leave ' +
    '`After=db.container` unchanged, and systemd, which has no such unit type, logs `Failed to add dependency on ' +
    'db.container, ignoring` and starts the service without it. Use the name of the service, which every version ' +
    'understands: `db.service`, and for other kinds `NAME-network.service`, `NAME-volume.service`, ' +
    '`NAME-pod.service` and so on.',
  sources: ['pkg/systemd/quadlet/quadlet.go, translateUnitDependencies', 'systemd.unit(5)'],
  fix: 'writes the name of the service',
};

/** @param target the unit of that name, if there is one */
export function reportUntranslated(
  context: Context,
  span: Span,
  name: string,
  target: Member | undefined,
): void {
  const service = target && `${target.service}.service`;
  const remedy = service === undefined ? 'use the name of the service' : `write ${service}`;
  const message = `before Podman 5.5 ${name} is passed to systemd unchanged and has no effect; ${remedy}`;
  const fix = service === undefined ? undefined : { title: remedy, edits: [replace(span, service)] };
  context.report('PQ104', span, message, fix);
}
