import type { AttackContext } from './context.js';
import { killMains } from './kills/mains.js';
import { killJobRegistry, killPersistentRegistry } from './kills/registries.js';
import { type PartResult, sum } from './results.js';

/** Whatever is killed, post leaves nothing behind, and what a registry has acknowledged is there. */
export async function attackKills(context: AttackContext): Promise<PartResult> {
  const rounds = context.options.rounds ?? (context.options.quick ? 2 : 20);
  return sum([
    await killMains(context, rounds),
    await killJobRegistry(context, rounds),
    await killPersistentRegistry(context, rounds),
  ]);
}
