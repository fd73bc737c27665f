import { extensionOf } from '../catalogue/keys.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const rejectedSource: Rule = {
  code: 'PQ130',
  name: 'rejected-source',
  severity: 'warning',
  summary: 'A referenced unit is rejected, and this one is generated without its name.',
  explanation:
    'The generator reports an error for the other file only and still generates this service. From Podman 5.3 on ' +
    'the name of the volume or image is then missing, and the command is wrong: `-v /data`, an anonymous volume ' +
    'that is new at each start, or `--rootfs` without a directory. Earlier versions use the default name, and the ' +
    'start fails because the other service does not exist. Fix the other file first.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
  ],
};

/** A network, or a source of storage, that is rejected. */
export function reportRejected(context: Context, span: Span, name: string): void {
  const extension = extensionOf(name);
  const outcome = !context.behaviour.referencesMustExist
    ? 'this unit requires a service that does not exist'
    : extension === '.volume'
      ? 'this unit gets an anonymous volume instead'
      : `this unit is generated with an empty ${extension.slice(1)} name`;
  context.report('PQ130', span, `${name} is rejected, so ${outcome}; fix it first`);
}

/** An image or a build that is rejected. */
export function reportRejectedImage(context: Context, span: Span, name: string): void {
  const message = `${name} is rejected, so this unit is generated without an image name; fix ${name} first`;
  context.report('PQ130', span, message);
}
