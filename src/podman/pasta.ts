/**
 * The day of pasta's release, as a number: 20260526 for `pasta 2026_05_26.038c51e`, for Debian's
 * `pasta 0.0~git20260526.038c51e-1` and for Fedora's `pasta 0^20260526.g038c51e-1.fc44.x86_64`.
 * @param text what `pasta --version` prints; releases of the first half of 2025 print nothing into a pipe
 * @returns nothing where it cannot be told
 */
export function pastaRelease(text: string): number | undefined {
  const [, year, month, day] =
    /^pasta [^\n]*?(?<!\d)(20\d\d)_?(0\d|1[0-2])_?([0-3]\d)(?!\d)/m.exec(text) ?? [];
  return year === undefined ? undefined : Number(`${year}${month}${day}`);
}

/** The same day as pasta's own versions begin: `2026_05_26`. */
export function formatRelease(release: number): string {
  return String(release).replace(/^(....)(..)(..)$/, '$1_$2_$3');
}

/**
 * Releases in which a transfer over a loopback address can stop for good or crawl, because what is left in the pipe is
 * forgotten when the receiver is full: from the first of a pair to before the second.
 * Sources: passt's commits 7e6a606, 3a082c4 and 149f457 (containers/podman#22575, #23517, #24219), and 21f4d13
 * (bugs.passt.top 207, podman-container-tools/podman#28219). Which release brought the last one is not told; 2026_01_20
 * has passed 120 downloads of 100 MiB without it.
 */
const STALLING: readonly (readonly [from: number, fixed: number])[] = [
  [0, 20241030],
  [20260507, 20260611],
];

/** @returns the release in which it was put right, or nothing where this one does not stall */
export function stallFixedIn(release: number): number | undefined {
  return STALLING.find(([from, fixed]) => release >= from && release < fixed)?.[1];
}
