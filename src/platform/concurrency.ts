/**
 * Waits for parallel work. If one part fails, still waits for the others, so that no work continues during the
 * cleanup.
 * @throws the error of the first failure in the list
 */
export async function settleAll<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/** Adds a task to a group: its failure is thrown only where its promise is awaited. */
export type AddTask = <T>(work: Promise<T>) => Promise<T>;

/**
 * Runs work that may start tasks, and waits for all of them, even if the work throws. Only then can a caller remove a
 * directory or close a connection that the tasks use.
 * @throws the error of `work`
 */
export async function withTaskGroup<T>(work: (addTask: AddTask) => Promise<T>): Promise<T> {
  const started: Promise<unknown>[] = [];
  try {
    return await work((one) => {
      // Without a handler Node ends the process if the promise fails before it is awaited.
      started.push(one.catch(() => undefined));
      return one;
    });
  } finally {
    // A task can add more tasks to the end of this list.
    for (const one of started) await one;
  }
}

/** Starts background work: a failure is thrown only where it is awaited. */
export function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** A moment that others wait for. */
export interface Moment {
  readonly reached: Promise<void>;
  /** The first call counts. */
  readonly reach: () => void;
}

export function moment(): Moment {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  return { reached, reach };
}

/** Runs at most `count` tasks in parallel; the others wait in order. */
export function limitConcurrency(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // Passes its slot directly to the next task.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** Runs tasks of the same name in sequence, others in parallel. */
export function keyedMutex(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    last.set(name, mine);
    return mine;
  };
}
