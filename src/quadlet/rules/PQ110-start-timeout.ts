import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const startTimeout: Rule = {
  code: 'PQ110',
  name: 'start-timeout',
  severity: 'note',
  summary: 'The image may be pulled within the 90 seconds that systemd waits by default.',
  explanation:
    'The first start of the service pulls the image. systemd stops it after `DefaultTimeoutStartSec=`, 90 ' +
    'seconds, even during the pull (`systemd.service(5)`, and `podman-systemd.unit(5)` on long pulls). Set ' +
    '`TimeoutStartSec=900` in `[Service]`, or pull with an `.image` file, whose service has no such limit. The ' +
    'rule skips containers with `Pull=never`, with an image that is built on the machine, or with `Type=oneshot`.',
  sources: ['systemd.service(5), TimeoutStartSec=', 'podman-systemd.unit(5)'],
  once: true,
  checkUnit: checkStartTimeout,
  units: ['Image='],
};

/**
 * Containers that pull their image within the start timeout of systemd. A `oneshot` has no such timeout, nor do the
 * services of `.image` and `.build` files.
 */
function checkStartTimeout(context: Context, { unit, kind }: Member): void {
  if (kind.extension !== '.container') return;
  const entry = unit.last('Container', 'Image');
  const image = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || image === '' || /\.(?:image|build)$|^localhost\//.test(image)) return;
  if (unit.value('Container', 'Pull') === 'never' || unit.value('Service', 'Type') === 'oneshot') return;
  if (unit.last('Service', 'TimeoutStartSec') ?? unit.last('Service', 'TimeoutSec')) return;
  context.report(
    'PQ110',
    valueSpan(entry),
    'systemd stops the start after 90 seconds, including the pull of this image; if that may take longer, add TimeoutStartSec=900 to [Service]',
  );
}
