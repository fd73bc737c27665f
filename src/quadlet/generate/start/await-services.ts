import { setTimeout } from 'node:timers/promises';
import type { Attempt } from '../../../platform/exec.js';
import type { ServiceState, UserManager } from '../../../podman/user-manager.js';

/** The result of starting a service. */
export interface StartedService {
  readonly name: string;
  readonly outcome: 'up' | 'failed' | 'late';
  /** `active (running), healthy`. */
  readonly words: string;
  /** The last lines of its journal. */
  readonly journal: readonly string[];
}

/** A clock that tests can replace. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<unknown>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => setTimeout(milliseconds),
};

/** The dependencies of the wait. */
export interface AwaitTools {
  readonly manager: UserManager;
  readonly attempt: Attempt;
  readonly clock: Clock;
}

type Judgement = Omit<StartedService, 'name' | 'journal'> | undefined;

/** Milliseconds between two checks. */
const PAUSE = 500;
/** Restarts after which a service counts as failed. */
const RESTARTS = 3;
/** Milliseconds that a service must stay active: many programs exit after they have read their configuration. */
const SETTLED = 2000;
const LINES = 20;

/**
 * Waits until each service is active (and healthy, if its container has a health check) or failed, or the time is over.
 * @param seconds for all of them together
 */
export async function awaitServices(
  names: readonly string[],
  seconds: number,
  { manager, attempt, clock }: AwaitTools,
): Promise<StartedService[]> {
  const end = clock.now() + seconds * 1000;
  const done = new Map<string, NonNullable<Judgement>>();
  const upSince = new Map<string, number>();
  for (;;) {
    const open = names.filter((name) => !done.has(name));
    const states = await manager.states(open);
    const late = clock.now() >= end;
    for (const state of states) {
      const judged =
        judge(state) ?? (late ? { outcome: 'late' as const, words: described(state) } : undefined);
      const whole = judged?.outcome === 'up' ? await withHealth(state, judged, late, attempt) : judged;
      if (whole?.outcome !== 'up') upSince.delete(state.name);
      else if (state.sub === 'running' && !late) {
        const since = upSince.get(state.name) ?? clock.now();
        upSince.set(state.name, since);
        if (clock.now() - since < SETTLED) continue;
      }
      if (whole !== undefined) done.set(state.name, whole);
    }
    if (done.size === names.length) break;
    await clock.sleep(PAUSE);
  }
  const results: StartedService[] = [];
  for (const name of names) {
    const judged = done.get(name) ?? { outcome: 'late', words: 'unknown' };
    results.push({ name, ...judged, journal: await manager.journal(name, LINES) });
  }
  return results;
}

/** @returns undefined while the outcome is open */
export function judge(state: ServiceState): Judgement {
  const { active, sub, result, restarts, started, load } = state;
  const words = described(state);
  if (load !== 'loaded') return { outcome: 'failed', words: `not loaded (${load})` };
  if (active === 'active') return { outcome: 'up', words };
  if (active === 'failed') return { outcome: 'failed', words };
  // A oneshot service is inactive again after it has finished.
  if (active === 'inactive' && started) return { outcome: result === 'success' ? 'up' : 'failed', words };
  if (sub === 'auto-restart' && result !== 'success' && restarts >= RESTARTS)
    return { outcome: 'failed', words };
  return undefined;
}

function described({ active, sub, result, restarts }: ServiceState): string {
  const why = result === '' || result === 'success' ? '' : `, ${result}`;
  return `${active} (${sub})${why}${restarts > 0 ? `, ${restarts} restarts` : ''}`;
}

async function withHealth(
  { name }: ServiceState,
  judged: NonNullable<Judgement>,
  late: boolean,
  attempt: Attempt,
): Promise<Judgement> {
  const filter = `label=PODMAN_SYSTEMD_UNIT=${name}`;
  const argv = ['podman', 'ps', '--all', '--filter', filter, '--format', '{{.Status}}'];
  const { stdout } = await attempt(argv, { timeout: 30 });
  if (stdout.includes('(unhealthy)')) return { outcome: 'failed', words: `${judged.words}, unhealthy` };
  if (stdout.includes('(starting)')) {
    return late
      ? { outcome: 'late', words: `${judged.words}, its health check has not passed yet` }
      : undefined;
  }
  return stdout.includes('(healthy)') ? { outcome: 'up', words: `${judged.words}, healthy` } : judged;
}
