import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const danglingReference: Rule = {
  code: 'PQ136',
  name: 'dangling-reference',
  severity: 'warning',
  summary: 'A referenced Quadlet file is missing, which Podman before 5.3 does not report.',
  explanation:
    'Before Podman 5.3 the generator does not check that a network or volume file exists. It still generates the ' +
    'service, with `Requires=` on the service of the missing file, and systemd refuses to start it: `Unit ' +
    'front-network.service not found`. From 5.3 on the unit is rejected (see PQ030). Add the file to the search ' +
    'path, or correct its name.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
  ],
};

export function reportDangling(context: Context, span: Span, name: string): void {
  const message = `${name} not found: before Podman 5.3 this unit is generated but cannot start, because its network or volume does not exist; later versions reject it`;
  context.report('PQ136', span, message);
}
