import { versionNumber } from '../catalogue/versions.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';

export const UPHELD_SINCE = versionNumber('5.5.0');

/** The words of `[Install]` for which the generator creates links (`enableServiceFile` in `cmd/quadlet/main.go`). */
export function installTargets({ behaviour }: Context, { unit }: Member): readonly EntryWord[] {
  if (!unit.sections.has('Install')) return [];
  const keys = ['WantedBy', 'RequiredBy', 'UpheldBy'];
  const reading = behaviour.version < UPHELD_SINCE ? keys.slice(0, 2) : keys;
  return reading.flatMap((key) => unit.words('Install', key));
}
