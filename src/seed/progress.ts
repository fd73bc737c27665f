/** How far the seeding is. */
export interface Progress {
  /** Bytes. */
  readonly done: number;
  /** Of what is known to be missing by now; it grows while images are read. */
  readonly expected: number;
  readonly images: number;
  readonly imagesDone: number;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
}

// Milliseconds. A job's log is not a terminal: a line soon, and then ever more seldom.
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

  /** Bytes that are to be transferred; negative where they are not after all. */
  addExpected(bytes: number): void {
    this.#expected += bytes;
  }

  /** Bytes that were transferred; negative where they have to be transferred again. */
  addDone(bytes: number): void {
    this.#done += bytes;
  }

  imageDone(): void {
    this.#imagesDone++;
  }

  /** Nothing is reported after this. */
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
