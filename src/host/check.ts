import type { Host } from './host.js';
import type { Remedy } from './remedy.js';

/** What a condition of the host can prevent. */
export type Purpose = 'pod' | 'quadlet' | 'push';

/** Nothing works. */
export const EVERYTHING: readonly Purpose[] = ['pod', 'quadlet', 'push'];

/** The result of a check. */
export type Verdict =
  | {
      /**
       * `skipped`: not applicable, because something that another check reports is missing. `info`: for
       * information, no action needed.
       */
      readonly state: 'ok' | 'skipped' | 'info';
      readonly found: string;
    }
  | {
      /**
       * `error`: some purposes do not work. `warning`: everything works, but not as well or as long as it could.
       * `info`: for information; this project does not depend on it.
       */
      readonly state: 'error' | 'warning' | 'info';
      readonly found: string;
      readonly hinders: readonly Purpose[];
      readonly remedy: Remedy;
    };

/**
 * Describes a condition for its documentation page and for the explanation of a command that failed because of it.
 */
export interface Condition {
  /** Stable and searchable: `RP020`. */
  readonly id: string;
  /** Two to five words. */
  readonly title: string;
  /** What is checked: files, variables, commands. */
  readonly reads: string;
  /** Why something fails because of it: one sentence. */
  readonly cause: string;
  /** The general fix in one or two sentences; a verdict has the fix for this machine. */
  readonly cure: string;
  /** Matches of the standard error of podman, buildah or skopeo. Must not match other problems. */
  readonly signatures: readonly RegExp[];
  /** Manual pages, source files, threads. */
  readonly sources: readonly string[];
}

/**
 * When a check runs. `platform`: first, because on an unsupported machine the other checks are pointless. `host`:
 * before any podman call, because the first call fixes the storage driver permanently and leaves a pause process
 * with the current ids. `podman`: reads what podman itself reports. `probe`: runs a container.
 */
export type Phase = 'platform' | 'host' | 'podman' | 'probe';

/**
 * One condition of the host: what it reads, how it decides, how to fix it. A new one needs its file and a line in
 * `checks/index.ts`.
 */
interface CheckRecord<Facts> extends Condition {
  readonly phase: Phase;
  /** Time limit in seconds; 10 by default. */
  readonly limit?: number;
  /** Changes nothing. */
  read(host: Host): Promise<Facts>;
  /** Pure: the same facts get the same verdict. */
  judge(facts: Facts): Verdict;
}

/** A check with its facts hidden. */
export interface Check extends Condition {
  readonly phase: Phase;
  readonly limit: number;
  run(host: Host): Promise<Verdict>;
}

const LIMIT = 10;

/** @returns the check, with the given `judge` for callers that already have the facts */
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

/** The given purposes do not work because of it. */
export function error(hinders: readonly Purpose[], found: string, remedy: Remedy): Verdict {
  return { state: 'error', found, hinders, remedy };
}

export function warning(found: string, remedy: Remedy): Verdict {
  return { state: 'warning', found, hinders: [], remedy };
}

/** @param remedy nothing if no action is needed */
export function info(found: string, remedy?: Remedy): Verdict {
  if (remedy === undefined) return { state: 'info', found };
  return { state: 'info', found, hinders: [], remedy };
}
