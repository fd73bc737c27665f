/** Bytes that are to travel, and that have. */
export interface Meter {
  /** More of them, or fewer where it is less than 0. */
  expect(bytes: number): void;
  pass(bytes: number): void;
}

/** How far the seeding is. */
export interface Standing {
  /** Bytes. */
  readonly done: number;
  /** Of what is known to be missing by now; it grows while images are looked at. */
  readonly expected: number;
  readonly images: number;
  readonly imagesDone: number;
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
}

export interface Progress extends Meter {
  imageDone(): void;
  /** No word after this. */
  end(): void;
}

// Milliseconds. A job's log is not a terminal: a line soon, and then ever more seldom.
const FIRST_WORD = 2000;
const LONGEST_SILENCE = 60_000;

/** Says at growing intervals how far it is. */
export function startProgress(images: number, say: (standing: Standing) => void): Progress {
  const started = Date.now();
  let [done, expected, imagesDone] = [0, 0, 0];
  let pause = FIRST_WORD;
  let timer = setTimeout(word, pause);
  function word() {
    say({ done, expected, images, imagesDone, elapsed: Date.now() - started });
    pause = Math.min(pause * 1.5, LONGEST_SILENCE);
    timer = setTimeout(word, pause);
  }
  return {
    expect: (bytes) => {
      expected += bytes;
    },
    pass: (bytes) => {
      done += bytes;
    },
    imageDone: () => {
      imagesDone++;
    },
    end: () => clearTimeout(timer),
  };
}
