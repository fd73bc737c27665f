/** The job's log or a terminal. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Shows the lines of `work` in a group that can be folded. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Shows this text as `***` from now on. Must be called before anything can print it. */
  mask(secret: string): void;
}

/** A log on standard error, because programs may read standard output. */
export function stderrLog(output: { readonly stderr: (text: string) => void }): Log {
  const say = (message: string) => output.stderr(`${message}\n`);
  return { info: say, warning: say, error: say, group: (_title, work) => work(), mask: () => undefined };
}

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
