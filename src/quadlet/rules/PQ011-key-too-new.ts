import type { KeyRecord } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const keyTooNew: Rule = {
  code: 'PQ011',
  name: 'key-too-new',
  severity: 'error',
  summary: 'The key came with a later Podman than one that is targeted.',
  explanation:
    'Keys came with minor releases, and a generator that does not know one drops the whole unit: `unsupported ' +
    "key 'Memory' in group 'Container'`. No key was ever taken away again. Where the key is an option of " +
    'podman, `PodmanArgs=` passes it on with every version that knows `PodmanArgs=` itself; otherwise do ' +
    'without the key, or no longer target the old version.',
  sources: ['pkg/systemd/quadlet/quadlet.go, checkForUnknownKeys', 'podman-systemd.unit(5)'],
};

/** A key that a targeted version does not know yet. */
export function reportNewKey(
  context: Context,
  entry: Entry,
  { section, key, since, option }: KeyRecord,
): void {
  const instead = isOldOption(section, key, option) ? `; before, PodmanArgs=${option}` : '';
  context.report(
    'PQ011',
    keySpan(entry),
    `${key}= in [${section}] came with Podman ${minorOf(since)}; an older generator drops the whole unit${instead}`,
  );
}

/** Keys whose option of podman is as new as they are, or needs what only they have. */
const NO_OLD_OPTION = new Set(['Pod', 'Policy', 'UID', 'GID', 'HttpProxy', 'ImageVolume']);

function isOldOption(section: string, key: string, option: string): boolean {
  return /^--[\w-]+=?$/.test(option) && section !== 'Quadlet' && !NO_OLD_OPTION.has(key);
}
