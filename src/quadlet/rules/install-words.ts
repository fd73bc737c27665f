import { versionNumber } from '../catalogue/versions.js';
import type { EntryWord, Unit } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';

export const UPHELD_SINCE = versionNumber('5.5.0');

const NONE: readonly EntryWord[] = [];
/** For each word of one the generator creates a link. */
export const INSTALL_KEYS = ['WantedBy', 'RequiredBy', 'UpheldBy'] as const;
/** The same, as rules declare what they concern. */
export const INSTALL_PARTS = INSTALL_KEYS.map((key) => `[Install] ${key}=` as const);

/** The words of `[Install]` for which the generator creates links (`enableServiceFile` in `cmd/quadlet/main.go`). */
export function installTargets({ behaviour }: Context, { unit }: Member): readonly EntryWord[] {
  if (!unit.sections.has('Install')) return NONE;
  if (last?.unit === unit) return last.words;
  const words: EntryWord[] = [];
  for (const key of INSTALL_KEYS) {
    if (key === 'UpheldBy' && behaviour.version < UPHELD_SINCE) continue;
    for (const word of unit.words('Install', key)) words.push(word);
  }
  last = { unit, words };
  return words;
}

/** Those of the last unit, for which several rules ask one after the other. */
let last: { readonly unit: Unit; readonly words: readonly EntryWord[] } | undefined;
