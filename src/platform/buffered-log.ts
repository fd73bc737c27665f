import type { Log } from './log.js';

/** A log for work that runs before its place in the log has come. */
export interface BufferedLog extends Log {
  /** Shows what was held back; from then on each line is shown as it comes. */
  release(): void;
}

/** Masks are not held back: what they hide may be printed elsewhere. */
export function bufferedLog(log: Log): BufferedLog {
  let held: (() => void)[] | undefined = [];
  const show = (line: () => void) => {
    if (held === undefined) line();
    else held.push(line);
  };
  return {
    info: (message) => show(() => log.info(message)),
    warning: (message) => show(() => log.warning(message)),
    error: (message) => show(() => log.error(message)),
    // Its lines are part of the group that they are released in.
    group: (_title, work) => work(),
    mask: log.mask,
    release: () => {
      const lines = held ?? [];
      held = undefined;
      for (const line of lines) line();
    },
  };
}
