import type { Boundary } from '../../platform/boundary.js';
import { NEWEST_RELEASE, parseTargets } from '../catalogue/versions.js';
import type { Mode } from '../finding.js';
import { RULES } from '../rules/index.js';
import type { YamlReader } from '../rules/rule.js';
import { findConfiguration, globFilter, loadConfiguration } from './find-configuration.js';
import type { Policy } from './lint.js';
import { countUnits, findPlaces, nothingFound, readSources, type SourceSet } from './sources.js';

/** What a call asks for; what it leaves open the configuration says, or else the default. */
export interface LintRequest {
  /** Directories, files and globs; at least one. */
  readonly paths: readonly string[];
  /** Versions as the user wrote them, among them `installed`. */
  readonly podman: string | undefined;
  readonly mode: Mode | undefined;
  readonly templates: 'lint' | undefined;
  /** `find`: upwards from the paths; else a path, or nothing. */
  readonly configuration: 'find' | { readonly file: string | undefined };
  /** Whether it is right that there is nothing to lint. */
  readonly allowEmpty: boolean;
}

/** All that is needed to lint. */
export interface Prepared {
  readonly sets: readonly SourceSet[];
  readonly policy: Policy;
  /** Paths that were given and are no Quadlet files. */
  readonly others: readonly string[];
}

/**
 * Reads configuration and files, and decides what to lint for.
 * @param boundary nothing outside of it is read by way of a link
 * @param installed asks for the version of the Podman that is installed here
 * @throws UserError for everything that is wrong with the call, the configuration or the paths
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
  // Files that were named and are ignored are nobody's mistake: hooks name what a commit changes.
  if (!allowEmpty && places.files.length === 0 && countUnits(sets) === 0) throw nothingFound(places);
  const readYaml = await yamlReaderFor(sets);
  return {
    sets,
    policy: {
      targets,
      mode: request.mode ?? configuration.mode ?? 'user',
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

/** @returns what reads the YAML that `.kube` units play, or nothing where no set has one */
async function yamlReaderFor(sets: readonly SourceSet[]): Promise<YamlReader | undefined> {
  const isKube = sets.some(({ tree }) =>
    tree.directories.some(({ entries }) => entries.some(({ name }) => name.endsWith('.kube'))),
  );
  // It takes longer to load than most calls take.
  return isKube ? (await import('./read-yaml.js')).yamlReader() : undefined;
}
