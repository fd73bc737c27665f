import type { Host } from './host.js';
import type { Remedy } from './remedy.js';

/** What a condition of the host can stand in the way of. */
export type Purpose = 'pod' | 'quadlet' | 'push';

/** Nothing of ours works. */
export const EVERYTHING: readonly Purpose[] = ['pod', 'quadlet', 'push'];

/** What a check thinks of what it found. */
export type Verdict =
  | {
      /**
       * `skipped`: it cannot be told, because something that another check names is not there. `info`: good to know,
       * and nothing is to be done about it.
       */
      readonly state: 'ok' | 'skipped' | 'info';
      readonly found: string;
    }
  | {
      /**
       * `error`: something of `hinders` does not work. `warning`: all of it works, but not as well or as long as it
       * should. `info`: good to know, nothing of ours needs it.
       */
      readonly state: 'error' | 'warning' | 'info';
      readonly found: string;
      readonly hinders: readonly Purpose[];
      readonly remedy: Remedy;
    };

/** What a condition is, for its page in the documentation and for explaining a command that failed because of it. */
export interface Condition {
  /** Stable, for people to search for: `RP020`. */
  readonly id: string;
  /** Two to five words. */
  readonly title: string;
  /** What is checked: files, variables, commands. A sentence without "I" or "we". */
  readonly reads: string;
  /** Why something fails where this is not right: one sentence. */
  readonly cause: string;
  /** What is to be done in general, in one or two sentences; a verdict says it for the machine at hand. */
  readonly cure: string;
  /** What the standard error of podman, buildah or skopeo says because of it. Must not match when something else is wrong. */
  readonly signatures: readonly RegExp[];
  /** Where this was learnt: manual pages, source files, threads. */
  readonly sources: readonly string[];
}

/**
 * When a check runs. `platform`: first, because on the wrong kind of machine nothing else counts. `host`: without calling
 * podman, whose first call decides for good where it stores, and leaves a pause process with the ids of that moment.
 * `podman`: what podman itself reports. `probe`: a container that runs.
 */
export type Phase = 'platform' | 'host' | 'podman' | 'probe';

/** One condition of the host: what it reads, how it judges, how it is fixed. Its file and a line in `checks/index.ts` add it. */
interface CheckRecord<Facts> extends Condition {
  readonly phase: Phase;
  /** Seconds that it may take; 10 where nothing is said. */
  readonly limit?: number;
  /** Looks, and changes nothing. */
  read(host: Host): Promise<Facts>;
  /** Pure: the same facts get the same verdict. */
  judge(facts: Facts): Verdict;
}

/** A check whose facts are its own affair. */
export interface Check extends Condition {
  readonly phase: Phase;
  readonly limit: number;
  run(host: Host): Promise<Verdict>;
}

const LIMIT = 10;

/** @returns the check, with `judge` as it was given, for whoever has the facts already */
export function check<Facts>(record: CheckRecord<Facts>): Check & Pick<CheckRecord<Facts>, 'judge'> {
  return {
    ...record,
    limit: record.limit ?? LIMIT,
    run: async (host) => record.judge(await record.read(host)),
  };
}

export function ok(found: string): Verdict {
  return { state: 'ok', found };
}

export function skipped(why: string): Verdict {
  return { state: 'skipped', found: why };
}

/** Something of `hinders` does not work because of it. */
export function error(hinders: readonly Purpose[], found: string, remedy: Remedy): Verdict {
  return { state: 'error', found, hinders, remedy };
}

export function warning(found: string, remedy: Remedy): Verdict {
  return { state: 'warning', found, hinders: [], remedy };
}

/** @param remedy nothing where nothing is to be done about it */
export function info(found: string, remedy?: Remedy): Verdict {
  if (remedy === undefined) return { state: 'info', found };
  return { state: 'info', found, hinders: [], remedy };
}
