import { escapeRegExp } from '../../../platform/text.js';
/** The directories of the set on this machine and on the target. */
export interface TargetPaths {
  /** The directory with the Quadlet files, absolute. */
  readonly sourceDirectory: string;
  /**
   * A parent directory that contains only this copy, for paths that lead out of the set (`../common.env`).
   * Default: `sourceDirectory`, and such paths stay as they are.
   */
  readonly sourceRoot?: string;
  /** With systemd specifiers, without `:` and `,`: `%h/.config/containers/systemd`, `/etc/containers/systemd`. */
  readonly installDirectory: string;
}

function root({ sourceRoot, sourceDirectory }: TargetPaths): string {
  return sourceRoot ?? sourceDirectory;
}

/** Whether a text can contain a path of the run. */
export function namesRun(text: string, places: TargetPaths): boolean {
  return text.includes(root(places));
}

/**
 * Replaces paths in a word with those of the target: the whole word, after `=` or a comma, and before a colon, as in
 * `--mount type=bind,source=/a/b,ro` and `-v /a/b:/c`.
 */
export function wordOnTarget(word: string, places: TargetPaths): string {
  const path = new RegExp(`(^|[=:,"])(${escapeRegExp(root(places))}(?:/[^:,"]*)?)(?=$|[:,"])`, 'g');
  return word.replace(path, (_, before: string, found: string) => before + pathOnTarget(found, places));
}

/** The path on the target; other paths are unchanged. */
export function pathOnTarget(path: string, places: TargetPaths): string {
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
    // The parent of a specifier's value is known only on the target; `/` has no parent.
    if (steps.length > 1 && steps.at(-1) !== '..') steps.pop();
    else if (steps[0] !== '') steps.push('..');
  }
  return [...steps, ...to.slice(shared)].join('/') || '/';
}
