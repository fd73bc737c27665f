import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { versionNumber } from '../catalogue/versions.js';
import type { LintResult, Mode } from '../finding.js';
import { chooseGenerator, type GeneratorRequest } from '../generator/choose.js';
import type { Generator } from '../generator/run.js';
import { findConfiguration, globFilter, loadConfiguration } from '../lint/find-configuration.js';
import { lint } from '../lint/lint.js';
import type { Ignored } from '../lint/list-tree.js';
import { findPlaces, type Prepared, prepareLint } from '../lint/prepare.js';
import { RULES } from '../rules/index.js';
import type { SourceTree } from '../set/source-tree.js';
import { type Base, type BaseChoice, complete, fetchBase } from './base/base.js';
import type { Variables } from './base/base-commit.js';
import { assertGenerated } from './check-generation.js';
import { type Companions, findCompanions } from './companions.js';
import { compareSets } from './compare/compare-sets.js';
import { type Generation, generateSet, outputOf, type Target } from './generate-set.js';
import type { ServiceChange } from './generated-set.js';
import { layOut } from './lay-out.js';
import { assertSmallTree } from './limits.js';
import { type RejectedFile, rejectedFiles } from './rejected.js';
import { withScratch } from './scratch.js';
import { Tracer } from './verify/trace.js';
import { type Verification, verify } from './verify/verify.js';

/** The options of a run. */
export interface GenerateRequest {
  /** Directories, files and globs; at least one. */
  readonly paths: readonly string[];
  readonly generator: GeneratorRequest;
  /** Undefined: the configuration's, or `user`. */
  readonly mode: Mode | undefined;
  /** Undefined: the usual directory of the mode. */
  readonly installDirectory: string | undefined;
  readonly base: BaseChoice;
  readonly verify: boolean;
}

/** The options with the boundary for links. */
export interface BoundedRequest extends GenerateRequest {
  readonly boundary: Boundary;
}

/** The result of a run. */
export interface GenerateResult {
  readonly generator: Generator;
  readonly mode: Mode;
  readonly installDirectory: string;
  readonly lint: LintResult;
  /** On the versions of the generator and the linter, as sentences. */
  readonly notes: readonly string[];
  /** Undefined if nothing can be generated from files in which the linter finds errors. */
  readonly made: Made | undefined;
  /** Why. */
  readonly reason?: string;
}

/** The generated units with the results of all checks. */
export interface Made {
  readonly generation: Generation;
  /** The files from which no units were generated. */
  readonly rejected: readonly RejectedFile[];
  readonly companions: Companions;
  readonly tracer: Tracer;
  readonly verification: Verification | undefined;
  readonly comparison: Comparison;
}

/** The differences to the base, or the reason why there is no comparison. */
export type Comparison =
  | { readonly kind: 'compared'; readonly words: string; readonly changes: readonly ServiceChange[] }
  | { readonly kind: 'nothing'; readonly words: string }
  | { readonly kind: 'failed'; readonly words: string };

/** The usual directories of Quadlet files; `%h` is systemd's specifier for the home directory. */
const INSTALL_DIRECTORIES = { user: '%h/.config/containers/systemd', system: '/etc/containers/systemd' };

/**
 * Lints, generates, verifies and compares what the generator accepts, and lists the rest. All files are written to a temporary directory, which is removed at the end.
 * @throws UserError for problems of the options, the files, the generator or the clone
 */
export async function generate(
  request: BoundedRequest,
  variables: Variables,
  attempt: Attempt,
): Promise<GenerateResult> {
  return withScratch(variables, async (scratch, inBackground) => {
    const { paths, boundary } = request;
    const places = findPlaces(paths, false, boundary);
    const ignored = await configuredFilter([...places.directories, ...places.files], boundary);
    assertSmallTree(places, boundary, ignored);
    const generator = await chooseGenerator(request.generator, attempt);
    const prepared = await prepareFiles(request, generator);
    const { mode } = prepared.policy;
    const target = { mode, installDirectory: request.installDirectory ?? INSTALL_DIRECTORIES[mode] };
    const run = (read: () => SourceTree, name: string) =>
      generateTree(read, generator, target, join(scratch.directory, name));
    const generateBase = async () => {
      const base = await fetchBase(request, variables, ignored, scratch.directory, attempt);
      return base && { base, generation: inBackground(run(base.read, 'before')) };
    };
    const based = inBackground(generateBase());

    // The generator works while this process lints.
    const running = inBackground(run(() => wholeTree(prepared), 'after'));
    const linted = lint(prepared.sets, prepared.policy);
    const notes = [...(generator.note === undefined ? [] : [generator.note]), ...prepared.notes];
    const common = { generator, ...target, lint: linted, notes };
    const isClean = linted.errors === 0;
    let generation: Generation;
    try {
      generation = await running;
      assertGenerated(generation, generator, linted.units, isClean);
    } catch (thrown) {
      // The findings explain it better.
      if (isClean || !(thrown instanceof UserError)) throw thrown;
      return { ...common, made: undefined, reason: thrown.message };
    }
    const rejected = rejectedFiles(generation, linted.findings);
    const tracer = new Tracer(generation, generator.version);
    const output = outputOf(join(scratch.directory, 'after'));
    const verifying = request.verify
      ? inBackground(verify({ generation, output, home: scratch.home, mode, generator, tracer }, attempt))
      : undefined;
    const companions = findCompanions(generation, boundary);
    const comparison = await compare(based, { generation, rejected, isClean }, generator, mode);
    return {
      ...common,
      made: { generation, rejected, companions, tracer, verification: await verifying, comparison },
    };
  });
}

async function configuredFilter(paths: readonly string[], boundary: Boundary): Promise<Ignored> {
  const file = findConfiguration(paths, boundary);
  const { ignore, directory } = await loadConfiguration(file, RULES, boundary);
  return globFilter(ignore, directory);
}

function prepareFiles({ paths, mode, boundary }: BoundedRequest, { version }: Generator): Promise<Prepared> {
  const request = { paths, podman: version, mode, templates: undefined, allowEmpty: false } as const;
  return prepareLint({ ...request, configuration: 'find' }, boundary, async () => version);
}

/** @throws UserError for a link that was not followed */
function wholeTree({ sets }: Prepared): SourceTree {
  return complete({ directories: sets.flatMap(({ tree }) => tree.directories) });
}

/** @param directory for this run only; it must not exist */
async function generateTree(
  read: () => SourceTree,
  generator: Generator,
  target: Target,
  directory: string,
): Promise<Generation> {
  mkdirSync(directory);
  const layout = layOut(read(), versionNumber(generator.version) >= versionNumber('5.3.0'));
  return generateSet(layout, generator, target, directory);
}

type BaseRun = { readonly base: Base; readonly generation: Promise<Generation> } | undefined;

interface After extends Pick<Made, 'generation' | 'rejected'> {
  readonly isClean: boolean;
}

/** A base that cannot be read or generated does not fail the run; a base that is not available does, unless the files do. */
async function compare(
  basing: Promise<BaseRun>,
  after: After,
  generator: Generator,
  mode: Mode,
): Promise<Comparison> {
  let based: BaseRun;
  try {
    based = await basing;
  } catch (thrown) {
    if (after.isClean || !(thrown instanceof UserError)) throw thrown;
    return { kind: 'failed', words: thrown.message };
  }
  if (based === undefined) {
    return { kind: 'nothing', words: 'nothing to compare with: not a pull request, and no base given' };
  }
  const { base } = based;
  let generation: Generation;
  try {
    generation = await based.generation;
    assertGenerated(generation, generator, [], false);
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    return { kind: 'failed', words: `cannot compare with ${base.words}: ${thrown.message}` };
  }
  const rejected = generation.result.exitCode === 0 ? '' : ', without the files that the generator rejects';
  return {
    kind: 'compared',
    words: `${base.words}${rejected}`,
    changes: compareSets(generation.set, after.generation.set, mode, after.rejected),
  };
}
