import type { KeyRecord } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const keyTooNew: Rule = {
  code: 'PQ011',
  name: 'key-too-new',
  severity: 'error',
  summary: 'The key requires a later Podman than a target version.',
  explanation:
    'Minor releases of Podman add keys. A generator that does not know a key rejects the whole unit: `unsupported ' +
    "key 'Memory' in group 'Container'`. No key has ever been removed. If the key is an option of podman, " +
    '`PodmanArgs=` passes it on with every version that supports `PodmanArgs=` itself. Otherwise remove the key, ' +
    'or stop targeting the old version.',
  sources: ['pkg/systemd/quadlet/quadlet.go, checkForUnknownKeys', 'podman-systemd.unit(5)'],
};

/** Reports a key that a target version does not know yet. */
export function reportNewKey(
  context: Context,
  entry: Entry,
  { section, key, since, option }: KeyRecord,
): void {
  const instead = isOldOption(section, key, option) ? `; for older versions use PodmanArgs=${option}` : '';
  context.report(
    'PQ011',
    keySpan(entry),
    `${key}= in [${section}] requires Podman ${minorOf(since)}, and older generators reject the unit${instead}`,
  );
}

/** Keys whose podman option is as new as the key, or does not work without it. */
const NO_OLD_OPTION = new Set(['Pod', 'Policy', 'UID', 'GID', 'HttpProxy', 'ImageVolume']);

function isOldOption(section: string, key: string, option: string): boolean {
  return /^--[\w-]+=?$/.test(option) && section !== 'Quadlet' && !NO_OLD_OPTION.has(key);
}
