import type { Log } from './log.js';

/** A log for background work, whose lines are shown later. */
interface BufferedLog extends Log {
  /** Shows the buffered lines; from then on shows each line immediately. */
  release(): void;
}

/** Masks are not buffered, because the secrets may be printed elsewhere. */
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
    // The lines become part of the group in which they are shown.
    group: (_title, work) => work(),
    mask: log.mask,
    release: () => {
      const lines = held ?? [];
      held = undefined;
      for (const line of lines) line();
    },
  };
}
