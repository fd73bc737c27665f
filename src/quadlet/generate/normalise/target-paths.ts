/** Where the set lay when the generator read it, and where it will lie. */
export interface TargetPaths {
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

function root({ sourceRoot, sourceDirectory }: TargetPaths): string {
  return sourceRoot ?? sourceDirectory;
}

/** Whether a text may hold a path of the run. */
export function namesRun(text: string, places: TargetPaths): boolean {
  return text.includes(root(places));
}

/**
 * A word with the paths of the place of installation: as a whole, behind a `=` or a comma, and in front of a colon, as in
 * `--mount type=bind,source=/a/b,ro` and `-v /a/b:/c`.
 */
export function wordOnTarget(word: string, places: TargetPaths): string {
  const path = new RegExp(`(^|[=:,"])(${literal(root(places))}(?:/[^:,"]*)?)(?=$|[:,"])`, 'g');
  return word.replace(path, (_, before: string, found: string) => before + pathOnTarget(found, places));
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A path as it will be at the place of installation; another one stays as it is. */
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
    // The parent of what a specifier stands for is known to the target alone; nothing is above `/`.
    if (steps.length > 1 && steps.at(-1) !== '..') steps.pop();
    else if (steps[0] !== '') steps.push('..');
  }
  return [...steps, ...to.slice(shared)].join('/') || '/';
}
