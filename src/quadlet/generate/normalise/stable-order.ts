import type { PodmanOption } from '../unit/command-line.js';
import type { MainCommand } from '../unit/main-command.js';
import { isUnordered } from '../unit/podman-options.js';

/**
 * Sorts by name the options of a command that the generator writes from Go maps. They move only within adjacent options
 * of this kind: not across other options, not into those of `PodmanArgs=`, which can override earlier ones, and not across
 * the image. Options of the same name keep their order, and each option keeps its value.
 */
export function stableOrder({ command, ownEnd }: MainCommand): string[] {
  const { words, options, subcommand } = command;
  const sorted = [...words];
  let run: PodmanOption[] = [];
  const own = options.filter(({ at, end }) => end <= ownEnd && words[at]?.startsWith('--'));
  for (const option of own) {
    if (!isUnordered(subcommand, option.name) || run.at(-1)?.end !== option.at) {
      putSorted(run, words, sorted);
      run = [];
    }
    if (isUnordered(subcommand, option.name)) run.push(option);
  }
  putSorted(run, words, sorted);
  return sorted;
}

function putSorted(run: readonly PodmanOption[], words: readonly string[], into: string[]): void {
  const [first] = run;
  if (first === undefined) return;
  const moved = run
    .toSorted((a, b) => compareText(a.name, b.name))
    .flatMap(({ at, end }) => words.slice(at, end));
  for (const [index, word] of moved.entries()) into[first.at + index] = word;
}

/** Compares by code units, which is the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
