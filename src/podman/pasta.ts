/**
 * The date of pasta's release, as a number: 20260526 for `pasta 2026_05_26.038c51e`, for Debian's `pasta
 * 0.0~git20260526.038c51e-1` and for Fedora's `pasta 0^20260526.g038c51e-1.fc44.x86_64`.
 * @param text what `pasta --version` prints; releases of the first half of 2025 print nothing into a pipe
 * @returns nothing if it is unknown
 */
export function pastaRelease(text: string): number | undefined {
  const [, year, month, day] =
    /^pasta [^\n]*?(?<!\d)(20\d\d)_?(0\d|1[0-2])_?([0-3]\d)(?!\d)/m.exec(text) ?? [];
  return year === undefined ? undefined : Number(`${year}${month}${day}`);
}

/** The date in the format of pasta's versions: `2026_05_26`. */
export function formatRelease(release: number): string {
  return String(release).replace(/^(....)(..)(..)$/, '$1_$2_$3');
}

/**
 * Releases in which a transfer over a loopback address can stall or become very slow, because data in the pipe is
 * dropped when the receiver is full: from the first of a pair to before the second. Sources: passt's commits
 * 7e6a606, 3a082c4 and 149f457 (containers/podman#22575, #23517, #24219), and 21f4d13 (bugs.passt.top 207,
 * podman-container-tools/podman#28219). The release that introduced the last one is unknown; 120 downloads of 100
 * MiB with 2026_01_20 did not show it.
 */
const STALLING: readonly (readonly [from: number, fixed: number])[] = [
  [0, 20241030],
  [20260507, 20260611],
];

/** @returns the release with the fix, or nothing if this one does not stall */
export function stallFixedIn(release: number): number | undefined {
  return STALLING.find(([from, fixed]) => release >= from && release < fixed)?.[1];
}
