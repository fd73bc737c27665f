/** The progress of seeding. */
export interface Progress {
  /** Bytes. */
  readonly done: number;
  /** The bytes known to be missing; grows while images are read. */
  readonly expected: number;
  readonly images: number;
  readonly imagesDone: number;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
}

// Milliseconds. A log is not a terminal: the first line comes soon, later ones at growing intervals.
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60_000;

/** Counts bytes and images, and reports them at growing intervals until its end. */
export class ProgressReporter {
  readonly #images: number;
  readonly #report: (progress: Progress) => void;
  readonly #started = Date.now();
  #done = 0;
  #expected = 0;
  #imagesDone = 0;
  #timer: NodeJS.Timeout;

  constructor(images: number, report: (progress: Progress) => void) {
    this.#images = images;
    this.#report = report;
    this.#timer = this.#reportAfter(FIRST_PAUSE);
  }

  /** Bytes to transfer; negative if they are not needed after all. */
  addExpected(bytes: number): void {
    this.#expected += bytes;
  }

  /** Bytes that were transferred; negative if they must be transferred again. */
  addDone(bytes: number): void {
    this.#done += bytes;
  }

  imageDone(): void {
    this.#imagesDone++;
  }

  /** Stops the reports. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #reportAfter(pause: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#report({
        done: this.#done,
        expected: this.#expected,
        images: this.#images,
        imagesDone: this.#imagesDone,
        elapsed: Date.now() - this.#started,
      });
      this.#timer = this.#reportAfter(Math.min(pause * 1.5, LONGEST_PAUSE));
    }, pause);
  }
}
