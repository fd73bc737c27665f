/** The sides in the order of a round. Each round begins with another one, so that nobody always comes after the same. */
export function turn<T>(sides: readonly T[], round: number): T[] {
  const begin = sides.length === 0 ? 0 : round % sides.length;
  return [...sides.slice(begin), ...sides.slice(0, begin)];
}

/**
 * Measures all sides in each round, one after the other. A round before the first warms up, and does not count.
 * @returns what was measured of each side, in the order of the rounds
 * @throws what `measure` throws: a side that fails ends the run
 */
export async function inRounds<S extends string, T>(
  sides: readonly S[],
  rounds: number,
  measure: (side: S, round: number) => Promise<T> | T,
): Promise<Record<S, T[]>> {
  const taken = Object.fromEntries(sides.map((side) => [side, [] as T[]])) as Record<S, T[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of turn(sides, round)) {
      const measured = await measure(side, round);
      if (round > 0) taken[side].push(measured);
    }
  }
  return taken;
}
