import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const rejectedSource: Rule = {
  code: 'PQ130',
  name: 'rejected-source',
  severity: 'warning',
  summary: 'A referenced unit is rejected, and this one is generated but cannot start.',
  explanation:
    'The generator reports an error for the other file only and still generates this service. The service requires ' +
    'that of the other file, which does not exist, so systemd does not start it: `Unit data-volume.service not ' +
    'found`. Podman 5.3 and later also leave the name of the volume or image out of the command. Fix the other ' +
    'file first.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
  ],
};

/** A network, an image, or a source of storage, that is rejected. */
export function reportRejected(context: Context, span: Span, name: string): void {
  const message = `${name} is rejected, so its service does not exist and this unit cannot start; fix ${name} first`;
  context.report('PQ130', span, message);
}
