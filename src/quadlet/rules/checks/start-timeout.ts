import type { Context } from '../../convert/context.js';
import type { Member } from '../../set/unit-set.js';
import { valueSpan } from '../../syntax/unit-file.js';

/**
 * Containers that pull their image within the time that systemd gives a service to start. A `oneshot` has all the time
 * it wants, and so have the services of `.image` and `.build` files.
 */
export function adviseStartTimeout(context: Context, { unit, kind }: Member): void {
  if (kind.extension !== '.container') return;
  const entry = unit.last('Container', 'Image');
  const image = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || image === '' || /\.(?:image|build)$|^localhost\//.test(image)) return;
  if (unit.value('Container', 'Pull') === 'never' || unit.value('Service', 'Type') === 'oneshot') return;
  if (unit.last('Service', 'TimeoutStartSec') ?? unit.last('Service', 'TimeoutSec')) return;
  context.report(
    'PQ110',
    valueSpan(entry),
    'systemd waits 90 seconds for the start, pulling this image included: if that may take longer, add TimeoutStartSec=900 to [Service]',
  );
}
