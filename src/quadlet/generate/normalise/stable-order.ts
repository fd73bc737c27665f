import type { PodmanOption } from '../unit/command-line.js';
import type { MainCommand } from '../unit/main-command.js';
import { isUnordered } from '../unit/podman-options.js';

/**
 * The words of a command with the options sorted by name that the generator takes out of its maps. They move only among
 * their like that stand side by side: not across another option, not into what `PodmanArgs=` adds, whose later options
 * override, and not across the image. Options of one name keep their order, and an option keeps its value.
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

/** Orders by code units, the same on every machine. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
