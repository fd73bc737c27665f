import { type UnitEntry, type UnitLine, valuesOf } from '../../syntax/unit-text.js';
import { splitWords } from '../../syntax/words.js';
import { type PodmanCommand, readCommand } from './command-line.js';
import { SECTIONS } from './podman-options.js';

/** The entry of a service that runs or creates what its Quadlet file describes. */
export interface MainCommand {
  readonly entry: UnitEntry;
  readonly command: PodmanCommand;
  /** The index of the first word of `PodmanArgs=`; without it, the index after the options. */
  readonly ownEnd: number;
}

/** A unit with parsed command lines. */
export interface CommandLines {
  readonly lines: readonly UnitLine[];
  wordsOf(entry: UnitEntry): readonly string[] | undefined;
  commandOf(entry: UnitEntry): PodmanCommand | undefined;
}

/** @returns undefined if the file contains no command of the generator */
export function mainCommand(unit: CommandLines): MainCommand | undefined {
  // A pod is created before it is started. The generator's entry comes after those of the source.
  return find(unit, 'ExecStart', false) ?? find(unit, 'ExecStartPre', true);
}

function find(unit: CommandLines, key: string, ofPod: boolean): MainCommand | undefined {
  const { lines } = unit;
  const entry = lines.findLast(
    (line) => line.kind === 'entry' && line.section === 'Service' && line.key === key,
  );
  if (entry?.kind !== 'entry') return undefined;
  const words = unit.wordsOf(entry);
  const command = words && (unit.commandOf(entry) ?? readCommand(words, subcommandAt(lines)));
  if (command === undefined) return undefined;
  const section = SECTIONS[command.subcommand];
  if (section === undefined || ofPod !== (command.subcommand === 'pod create')) return undefined;
  return { entry, command, ownEnd: podmanArgsAt(lines, section, command) ?? command.positionalsAt };
}

// With global arguments that cannot be parsed, the order of options stays random.
function subcommandAt(lines: readonly UnitLine[]): number {
  const counts = Object.values(SECTIONS).map(
    (section) =>
      valuesOf(lines, section, 'ContainersConfModule').length +
      valuesOf(lines, section, 'GlobalArgs').flatMap(readWords).length,
  );
  return 1 + Math.max(...counts);
}

/** Searched from the end, because the generator's own options can contain the same words. */
function podmanArgsAt(
  lines: readonly UnitLine[],
  section: string,
  { words, subcommand }: PodmanCommand,
): number | undefined {
  const args = valuesOf(lines, section, 'PodmanArgs').flatMap(readWords);
  for (const tail of tails(lines, section, subcommand)) {
    const at = words.length - tail - args.length;
    if (at > 0 && args.every((word, index) => words[at + index] === word)) return at;
  }
  return undefined;
}

// Possible numbers of words after those of PodmanArgs=, the likelier one first.
function tails(lines: readonly UnitLine[], section: string, subcommand: string): number[] {
  switch (subcommand) {
    case 'run': {
      const image = valuesOf(lines, section, 'Rootfs').length > 0 ? 2 : 1;
      return [image + readWords(valuesOf(lines, section, 'Exec').at(-1) ?? '').length];
    }
    case 'kube play':
      return [
        valuesOf(lines, section, 'Yaml').flatMap((value) => splitWords(value, 'kept', true).words).length,
      ];
    case 'pod create':
      return [0];
    case 'build':
      return [1, 0];
    default:
      return [1];
  }
}

function readWords(value: string): string[] {
  return splitWords(value, 'read', true).words.map(({ text }) => text);
}
