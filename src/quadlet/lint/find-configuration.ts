import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { formatBytes } from '../../platform/amounts.js';
import type { Boundary } from '../../platform/boundary.js';
import { readWithin, TooLargeError } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import type { Rule } from '../rules/rule.js';
import { type Configuration, NO_CONFIGURATION, parseConfiguration } from './configuration.js';
import { reasonOf, statIfThere } from './entries.js';
import { globMatcher } from './glob.js';
import { type Ignored, tidy } from './list-tree.js';

/** The largest configuration, in bytes. */
const LARGEST = 64 * 1024;

const NAMES = ['.quadlet-lint.yaml', '.quadlet-lint.yml'];

/**
 * Finds the configuration for paths: the nearest one in a parent directory, within the repository and the boundary.
 * @returns undefined without a configuration
 * @throws UserError if several configurations apply
 */
export function findConfiguration(paths: readonly string[], boundary: Boundary): string | undefined {
  const nearest = nearestFiles(boundary);
  const found = new Set(paths.map(nearest));
  const [first, ...others] = found;
  if (others.length > 0) {
    const names = [...found].map((file) => file ?? 'none').join(', ');
    throw new UserError(
      `several configurations apply to these paths: ${names}; lint the paths separately, or use --config or --no-config`,
    );
  }
  return first;
}

/** Searches each directory once, for all paths below it. */
function nearestFiles(boundary: Boundary): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const nearest = (start: string): string | undefined => {
    const passed: string[] = [];
    let found: string | undefined;
    for (let directory = start; ; directory = dirname(directory)) {
      if (known.has(directory)) found = known.get(directory);
      else {
        passed.push(directory);
        found = NAMES.map((name) => join(directory, name)).find((file) => existsSync(file));
        if (found === undefined && !isTop(directory, boundary)) continue;
      }
      for (const one of passed) known.set(one, found);
      return found;
    }
  };
  return (path) => {
    const place = resolve(path);
    return nearest(statIfThere(place)?.isDirectory() ? place : dirname(place));
  };
}

/** Whether the search ends at a directory. */
function isTop(directory: string, { top, realPath }: Boundary): boolean {
  if (dirname(directory) === directory || existsSync(join(directory, '.git'))) return true;
  return top !== undefined && realPath(directory) === top;
}

/** A configuration, and the directory to which its globs are relative. */
interface PlacedConfiguration extends Configuration {
  readonly directory: string;
}

/**
 * Reads the configuration at a path; without a path an empty one.
 * @throws UserError if it cannot be read, is a link that leaves the boundary, or is not valid
 */
export async function loadConfiguration(
  file: string | undefined,
  rules: readonly Rule[],
  boundary: Boundary,
): Promise<PlacedConfiguration> {
  if (file === undefined) return { ...NO_CONFIGURATION, directory: '.' };
  const shown = tidy(relative('.', file)) || file;
  let text: string;
  try {
    text = readWithin(file, boundary, LARGEST, shown).toString('utf8');
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    if (thrown instanceof TooLargeError) {
      throw new UserError(
        `the configuration ${shown} has more than ${formatBytes(LARGEST, 0)}; list directories instead of files`,
      );
    }
    throw new UserError(`the configuration ${shown} cannot be read: ${reasonOf(thrown)}`);
  }
  return { ...(await parseConfiguration(text, shown, rules)), directory: dirname(resolve(file)) };
}

/**
 * Whether one of a configuration's globs matches a path. A glob without `/` matches a name anywhere, another one the path
 * relative to the configuration's directory. A matching directory includes everything below it.
 */
export function globFilter(globs: readonly string[], directory: string): Ignored {
  if (globs.length === 0) return () => false;
  const matches = globMatcher(
    globs.map((glob) => {
      const bare = glob.replace(/^\.?\//, '').replace(/\/$/, '');
      return glob.replace(/\/$/, '').includes('/') ? bare : `**/${bare}`;
    }),
  );
  const known = new Map<string, boolean>();
  const isMatched = (names: readonly string[]): boolean => {
    const path = names.join('/');
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = (names.length > 1 && isMatched(names.slice(0, -1))) || matches(path);
    known.set(path, found);
    return found;
  };
  return (path) => isMatched(relative(directory, resolve(path)).split(sep));
}
