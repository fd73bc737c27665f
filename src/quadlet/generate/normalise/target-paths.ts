import { type UnitLine, withValue } from '../../syntax/unit-text.js';
import { blankOf, joinCommand, splitCommand } from '../unit/command-line.js';

/** Where the set lay when the generator read it, and where it will lie. */
export interface Places {
  /** The directory with the Quadlet files, absolute. */
  readonly sourceDirectory: string;
  /**
   * A directory above it that holds nothing but this copy, for paths that lead out of the set (`../common.env`).
   * Default: `sourceDirectory`, and such paths stay as they are.
   */
  readonly sourceRoot?: string;
  /** In systemd's words, without `:` and `,`: `%h/.config/containers/systemd`, `/etc/containers/systemd`. */
  readonly installDirectory: string;
}

/**
 * The line with the paths of the place of installation. systemd reads specifiers in all of these keys, in `SourcePath=`
 * as well (`config_parse_unit_path_printf` in `src/core/load-fragment-gperf.gperf.in`), so `%h/...` is good in each.
 */
export function withTargetPaths(line: UnitLine, places: Places): UnitLine {
  if (line.kind !== 'entry' || !['Unit', 'Service'].includes(line.section)) return line;
  const { key, value } = line;
  if (!value.includes(root(places))) return line;
  if (key === 'SourcePath' || key === 'WorkingDirectory') return withValue(line, targetPath(value, places));
  if (key === 'RequiresMountsFor' || key.startsWith('Exec')) {
    const words = splitCommand(value);
    return words
      ? withValue(
          line,
          joinCommand(
            words.map((word) => inWord(word, places)),
            blankOf(value),
          ),
        )
      : line;
  }
  return line;
}

function root({ sourceRoot, sourceDirectory }: Places): string {
  return sourceRoot ?? sourceDirectory;
}

// As a whole word, behind a `=` or a comma, and in front of a colon: `--mount type=bind,source=/a/b,ro`, `-v /a/b:/c`.
function inWord(word: string, places: Places): string {
  const path = new RegExp(`(^|[=:,"])(${literal(root(places))}(?:/[^:,"]*)?)(?=$|[:,"])`, 'g');
  return word.replace(path, (_, before: string, found: string) => before + targetPath(found, places));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function targetPath(path: string, places: Places): string {
  const { sourceDirectory, installDirectory } = places;
  const target = installDirectory.replace(/(?<=.)\/+$/, '');
  if (path === sourceDirectory) return target;
  if (path.startsWith(`${sourceDirectory}/`)) return target + path.slice(sourceDirectory.length);
  if (path !== root(places) && !path.startsWith(`${root(places)}/`)) return path;
  return climbed(path, sourceDirectory, target);
}

function climbed(path: string, sourceDirectory: string, target: string): string {
  const from = sourceDirectory.split('/');
  const to = path.split('/');
  const shared = from.findIndex((name, index) => to[index] !== name);
  const steps = target.split('/');
  for (let up = from.length - shared; up > 0; up--) {
    // The parent of what a specifier stands for is known to the target alone; nothing is above `/`.
    if (steps.length > 1 && steps.at(-1) !== '..') steps.pop();
    else if (steps[0] !== '') steps.push('..');
  }
  return [...steps, ...to.slice(shared)].join('/') || '/';
}
