import { realpathSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { workspaceBoundary } from '../src/platform/boundary.js';
import { describeError } from '../src/platform/errors.js';
import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import {
  appliesTo,
  compare,
  type Disagreement,
  type EngineVerdict,
  isDropIn,
} from '../src/quadlet/generator/verdict/compare.js';
import { checkTree } from '../src/quadlet/lint/lint.js';
import { readTree } from '../src/quadlet/lint/read-tree.js';
import { compareNames, type SourceTree, treeOf } from '../src/quadlet/set/source-tree.js';
import type { Culprit, Settled } from './culprits.js';
import { type Generator, losesNeighbours } from './generator.js';
import type { SetFiles } from './set-files.js';

/** What the engine says of files in memory, for the generator's version and mode. */
export function engineVerdict(generator: Generator, files: SetFiles): EngineVerdict {
  return lintTree(generator, treeOfSet(files));
}

/** The tree of files in memory, as reading them from a disk would give it: a directory can have a unit's name. */
function treeOfSet(files: SetFiles): SourceTree {
  const tree = treeOf(files);
  const named = tree.directories.map(({ path }) => path).filter((path) => path !== '' && isUnitName(path));
  if (named.length === 0) return tree;
  const directories = tree.directories.map((directory) => {
    const inside = named.filter((path) => posix.dirname(path) === (directory.path || '.'));
    const added = inside.map((path) => ({
      name: posix.basename(path),
      content: undefined,
      unreadable: 'it is a directory',
    }));
    const entries = [...directory.entries, ...added].sort((a, b) => compareNames(a.name, b.name));
    return { ...directory, entries };
  });
  return { directories };
}

function lintTree({ podman, mode }: Generator, tree: SourceTree): EngineVerdict {
  return checkTree(tree, { targets: [podman], mode, templates: 'lint' });
}

/**
 * What the engine says of a directory as the linter reads it, links and all. Paths become what they are once links to
 * directories are followed, and relative where they are below the directory, as in the generator's verdict.
 * @param directory without links in its path
 */
export function directoryVerdict(generator: Generator, directory: string): EngineVerdict {
  const { units, findings } = lintTree(generator, readTree([directory], undefined, workspaceBoundary('/')));
  const name = (file: string): string => {
    const real = join(realpathSync(dirname(file)), basename(file));
    return real.startsWith(`${directory}/`) ? real.slice(directory.length + 1) : real;
  };
  return {
    units: units.map((unit) => ({ ...unit, file: name(unit.file) })),
    findings: findings.map((finding) => ({ ...finding, file: name(finding.file) })),
  };
}

/**
 * Where the engine differs from the generator: on the units that end it early, and on the rest. That it throws is a
 * disagreement too.
 */
export function disagreements(generator: Generator, settled: Settled): Disagreement[] {
  const { culprits, rest, verdict } = settled;
  try {
    return [
      ...culprits.flatMap((culprit) => unforeseen(generator, culprit)),
      ...compare(verdict, engineVerdict(generator, rest), losesNeighbours(generator)),
    ];
  } catch (thrown) {
    const file = [...rest.keys()].join(', ');
    return [{ file, generator: 'finishes', engine: `throws ${describeError(thrown)}` }];
  }
}

// The engine calls it an error when the generator ends without finishing.
function unforeseen(generator: Generator, { file, end, message, files }: Culprit): Disagreement[] {
  const { findings } = engineVerdict(generator, files);
  const foreseen = findings.some(
    (finding) =>
      finding.severity === 'error' &&
      (finding.file === file || (isDropIn(finding.file) && appliesTo(finding.file, file))),
  );
  return foreseen ? [] : [{ file, generator: `${end}: ${message}`, engine: 'no error' }];
}
