import type { Rule } from './rule.js';

export const untranslatedDependency: Rule = {
  code: 'PQ104',
  name: 'untranslated-dependency',
  severity: 'warning',
  summary: 'A dependency names a Quadlet file, which Podman before 5.5 passes on as it is.',
  explanation:
    'Podman 5.5 began to translate names of Quadlet files in `[Unit]`. Older generators leave ' +
    '`After=db.container` as it is, and systemd, which knows no such type of unit, notes `Failed to add ' +
    "dependency on db.container, ignoring` and starts the service without it. Write the service's name, which " +
    'every version understands: `db.service`, and for other kinds `NAME-network.service`, ' +
    '`NAME-volume.service`, `NAME-pod.service` and so on.',
  sources: ['pkg/systemd/quadlet/quadlet.go, translateUnitDependencies', 'systemd.unit(5)'],
  fix: 'writes the name of the service',
};
