import type { Boundary } from '../../platform/boundary.js';
import { NEWEST_RELEASE, parseTargets } from '../catalogue/versions.js';
import type { Mode } from '../finding.js';
import { RULES } from '../rules/index.js';
import type { YamlReader } from '../rules/rule.js';
import { findConfiguration, globFilter, loadConfiguration } from './find-configuration.js';
import type { Policy } from './lint.js';
import {
  countUnits,
  findPlaces,
  nothingFound,
  readSources,
  type SourceSet,
  splitByManager,
} from './sources.js';

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
  const targets = await readTargets(request.podman ?? configuration.podman, installed);
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
  };
}

async function readTargets(text: string | undefined, installed: () => Promise<string>): Promise<string[]> {
  if (text === undefined) return [NEWEST_RELEASE];
  const words = text.split(/[\s,]+/).map((word) => (word === 'installed' ? installed() : word));
  return parseTargets((await Promise.all(words)).join(','));
}

/** @returns the reader for the YAML of `.kube` units, or undefined without such units */
async function yamlReaderFor(sets: readonly SourceSet[]): Promise<YamlReader | undefined> {
  const isKube = sets.some(({ tree }) =>
    tree.directories.some(({ entries }) => entries.some(({ name }) => name.endsWith('.kube'))),
  );
  // Loaded on demand: loading takes longer than most lints.
  return isKube ? (await import('./read-yaml.js')).yamlReader() : undefined;
}
