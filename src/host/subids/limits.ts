import { ENOUGH_IDS } from './ranges.js';

/**
 * The settings for automatic ranges in login.defs(5): SUB_UID_MIN, SUB_UID_MAX, SUB_UID_COUNT, and the same for
 * gids.
 */
export interface IdLimits {
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** The defaults. Source: login.defs(5), "SUB_UID_MIN". */
export const USUAL_LIMITS: IdLimits = { min: 100_000, max: 600_100_000, count: ENOUGH_IDS };

/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
export function readLimits(loginDefs: string, kind: 'UID' | 'GID'): IdLimits {
  const number = (name: string, usual: number): number => {
    const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
    return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
  };
  const { min, max, count } = USUAL_LIMITS;
  return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}

/** A setting of login.defs(5); the last line wins. */
export function loginDefinition(loginDefs: string, name: string): string | undefined {
  const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
