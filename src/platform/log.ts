/** Where a person reads what is going on: the job's log or a terminal. */
export interface Log {
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
  /** Shows the lines that `work` logs under one heading that can be folded. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** From now on this text is shown as `***`. Must come before anything can print it. */
  mask(secret: string): void;
}
