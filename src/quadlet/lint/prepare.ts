import { posix, resolve, sep } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { groupBy } from '../../platform/group-by.js';
import { isUnitName, UNIT_KINDS } from '../catalogue/keys.js';
import { parseTargets, type Targets } from '../catalogue/targets.js';
import { NEWEST_RELEASE } from '../catalogue/versions.js';
import type { Mode } from '../finding.js';
import { RULES } from '../rules/index.js';
import type { YamlReader } from '../rules/rule.js';
import { pathOf } from '../set/parsed-files.js';
import { managerOfDirectory } from '../set/search-directories.js';
import type { SourceTree } from '../set/source-tree.js';
import { PASSED_OVER, statIfThere } from './entries.js';
import { expandGlob } from './expand-glob.js';
import { findConfiguration, globFilter, loadConfiguration } from './find-configuration.js';
import { checkCount, isGlob } from './glob.js';
import type { Policy, SourceSet } from './lint.js';
import { type Ignored, ReadBudget, tidy } from './list-tree.js';
import { isDropinDirectory, isDropinName, isUnitOrBundle, mayPlayYaml } from './names.js';
import { readNamed } from './read-named.js';
import { readTree } from './read-tree.js';

/** The options of a lint. The configuration or the default applies to undefined ones. */
export interface LintRequest {
  /** Directories, files and globs; at least one. */
  readonly paths: readonly string[];
  /** Versions as given, possibly `installed`. */
  readonly podman: string | undefined;
  readonly mode: Mode | undefined;
  readonly templates: 'lint' | undefined;
  /** `find`: search in the parent directories; otherwise a path, or undefined for no configuration. */
  readonly configuration: 'find' | { readonly file: string | undefined };
  /** Do not fail if there are no Quadlet files. */
  readonly allowEmpty: boolean;
}

/** Everything that a lint needs. */
export interface Prepared {
  readonly sets: readonly SourceSet[];
  readonly policy: Policy;
  /** Given paths that are not Quadlet files. */
  readonly others: readonly string[];
  /** On versions that are not known. */
  readonly notes: readonly string[];
}

/**
 * Reads the configuration and the files, and determines the targets.
 * @param boundary links that leave it are not followed
 * @param installed returns the version of the installed Podman
 * @throws UserError for problems of the options, the configuration or the paths
 */
export async function prepareLint(
  request: LintRequest,
  boundary: Boundary,
  installed: () => Promise<string>,
): Promise<Prepared> {
  const { paths, allowEmpty } = request;
  const places = findPlaces(paths, allowEmpty, boundary);
  const found = [...places.directories, ...places.files];
  const file =
    request.configuration === 'find' ? findConfiguration(found, boundary) : request.configuration.file;
  const configuration = await loadConfiguration(file, RULES, boundary);
  const { levels, ignore, templated, directory } = configuration;
  const { releases: targets, notes } = await readTargets(request.podman ?? configuration.podman, installed);
  const sets = readSources(places, globFilter(ignore, directory), boundary);
  // Ignored files can be given without an error: hooks give all files that a commit changes.
  if (!allowEmpty && places.files.length === 0 && countUnits(sets) === 0) throw nothingFound(places);
  const mode = request.mode ?? configuration.mode;
  const readYaml = await yamlReaderFor(sets);
  return {
    sets: mode === undefined ? sets.flatMap((set) => splitByManager(set, 'user')) : sets,
    policy: {
      targets,
      mode: mode ?? 'user',
      templates: request.templates ?? configuration.templates ?? 'skip',
      ...(readYaml && { readYaml }),
      levels,
      isTemplated: globFilter(templated, directory),
    },
    others: places.others,
    notes,
  };
}

async function readTargets(text: string | undefined, installed: () => Promise<string>): Promise<Targets> {
  if (text === undefined) return parseTargets(NEWEST_RELEASE);
  const words = text.split(/[\s,]+/).map((word) => (word === 'installed' ? installed() : word));
  return parseTargets((await Promise.all(words)).join(','));
}

/** @returns the reader for the YAML of `.kube` units, or undefined without such units */
async function yamlReaderFor(sets: readonly SourceSet[]): Promise<YamlReader | undefined> {
  const isKube = sets.some(({ tree }) =>
    tree.directories.some(({ entries }) => entries.some(({ name }) => mayPlayYaml(name))),
  );
  // Loaded on demand: loading takes longer than most lints.
  return isKube ? (await import('./read-yaml.js')).yamlReader() : undefined;
}

/**
 * Separates the directories of the two managers, which have no search path in common.
 * @param otherwise the manager of all other directories
 */
function splitByManager(set: SourceSet, otherwise: Mode): SourceSet[] {
  const modes = set.tree.directories.map((directory) => managerOfDirectory(directory) ?? otherwise);
  const elsewhere = [...(set.tree.elsewhere ?? []), ...instancesIn(set.tree)];
  return [...new Set(modes)].map((mode) => ({
    ...set,
    mode,
    tree: { elsewhere, directories: set.tree.directories.filter((_, index) => modes[index] === mode) },
  }));
}

/** The units whose names are those of instances, which can be links to a template of the other manager. */
function instancesIn({ directories }: SourceTree): string[] {
  return directories.flatMap(({ entries }) =>
    entries.map(({ name }) => name).filter((name) => name.includes('@') && isUnitName(name)),
  );
}

/** The directories and files that the given paths match. */
export interface Places {
  readonly directories: readonly string[];
  readonly files: readonly string[];
  /** Files that are not Quadlet files. */
  readonly others: readonly string[];
}

/**
 * Resolves paths. A glob means the Quadlet files that it matches, or the directories if it matches no Quadlet files.
 * @param allowEmpty whether a glob without matches is allowed
 * @param boundary globs do not follow links that leave it
 * @throws UserError for a path that does not exist, and for a glob without matches
 */
export function findPlaces(paths: readonly string[], allowEmpty: boolean, boundary: Boundary): Places {
  const directories = new Set<string>();
  const files = new Set<string>();
  const others = new Set<string>();
  checkCount(paths.filter(isGlob));
  for (const given of paths) {
    const path = sep === '/' ? given : given.replaceAll(sep, '/');
    const stats = statIfThere(path);
    if (stats?.isDirectory()) directories.add(tidy(path) || '.');
    else if (stats !== undefined) (isQuadletFile(path) ? files : others).add(tidy(path));
    else if (isGlob(path)) {
      const found = expandGlob(path, PASSED_OVER, boundary);
      const quadlets = found.filter((one) => isQuadletFile(one) && !statIfThere(one)?.isDirectory());
      for (const one of quadlets) files.add(tidy(one));
      const below = quadlets.length > 0 ? [] : found.filter((one) => statIfThere(one)?.isDirectory());
      for (const one of below) directories.add(tidy(one));
      if (quadlets.length + below.length === 0 && !allowEmpty) {
        throw new UserError(`${path} matches no Quadlet files`);
      }
    } else throw new UserError(`${path}: no such file or directory`);
  }
  return { directories: [...directories], files: [...files], others: [...others] };
}

function isQuadletFile(path: string): boolean {
  const name = posix.basename(path);
  return (
    isUnitOrBundle(name) || (isDropinName(name) && isDropinDirectory(posix.basename(posix.dirname(path))))
  );
}

/**
 * Reads the files to lint. All directories are one search path in the given order; files are read within their own
 * directory, those of one directory together.
 */
export function readSources(
  { directories, files }: Places,
  ignored: Ignored,
  boundary: Boundary,
): SourceSet[] {
  const sets: SourceSet[] = [];
  const budget = new ReadBudget();
  if (directories.length > 0) {
    sets.push({ tree: readTree(directories, ignored, boundary, budget), asked: undefined });
  }
  const known = new Set(
    files.length === 0 ? [] : sets.flatMap(({ tree }) => pathsOf(tree)).map((path) => resolve(path)),
  );
  const open = files.filter((file) => !known.has(resolve(file)) && !ignored(file));
  for (const [directory, names] of groupBy(open, homeOf)) {
    sets.push(
      readNamed(
        directory,
        names.map((name) => posix.relative(directory, name)),
        ignored,
        boundary,
        budget,
      ),
    );
  }
  return sets;
}

/** The directory of the units that a file belongs to; for a drop-in the parent of its directory. */
function homeOf(file: string): string {
  const parent = posix.dirname(file);
  return isUnitOrBundle(file) ? parent : posix.dirname(parent);
}

function pathsOf(tree: SourceTree): string[] {
  return tree.directories.flatMap((directory) =>
    directory.entries.map(({ name }) => pathOf(directory, name)),
  );
}

/** How many units there are to lint. */
export function countUnits(sets: readonly SourceSet[]): number {
  const counts = sets.map(({ tree }) => {
    const directories = tree.directories.filter(({ path, depth }) => depth === 0 || !isDropinDirectory(path));
    return directories.reduce(
      (sum, { entries }) => sum + entries.filter(({ name }) => isUnitOrBundle(name)).length,
      0,
    );
  });
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The error for paths without Quadlet files. */
export function nothingFound(places: Places): UserError {
  const where = [...places.directories, ...places.others].join(', ');
  return new UserError(
    `no Quadlet files in ${where}; expected names that end in ${[...UNIT_KINDS.keys()].sort().join(' ')}`,
  );
}
