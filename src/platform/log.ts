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
