import { existsSync, readFileSync } from 'node:fs';
import type { LintResult, Mode } from '../../src/quadlet/finding.js';
import { lintSet } from '../../src/quadlet/lint/lint-set.js';
import { readTree } from '../../src/quadlet/lint/read-tree.js';
import { readYaml } from '../../src/quadlet/lint/read-yaml.js';
import type { SourceTree } from '../../src/quadlet/set/source-tree.js';

/** What the fixture of a rule is linted for: its `case.json`, or what is usual. */
export interface RuleCase {
  /** Podman versions in full. */
  readonly targets: readonly string[];
  readonly mode: Mode;
  /** The codes of other rules that the wrong files may break on the way. */
  readonly also: readonly string[];
}

const USUAL: RuleCase = { targets: ['5.8.6'], mode: 'user', also: [] };

/** The directory of a rule's fixture, which has the directories `wrong` and `right`. */
export function fixtureOf(code: string): string {
  return `__tests__/fixtures/quadlet/rules/${code}`;
}

export function readCase(code: string): RuleCase {
  const file = `${fixtureOf(code)}/case.json`;
  return existsSync(file) ? { ...USUAL, ...JSON.parse(readFileSync(file, 'utf8')) } : USUAL;
}

/** The files below a directory as one search path, with paths from there on. */
export function readFixture(directory: string): SourceTree {
  const { directories } = readTree([directory]);
  return {
    directories: directories.map((one) => ({ ...one, path: one.path.slice(directory.length + 1) })),
  };
}

/** Lints it, comments that silence rules included. */
export function lintFixture(tree: SourceTree, { targets, mode }: RuleCase): LintResult {
  const policy = { targets, mode, readYaml, levels: new Map(), isTemplated: () => false };
  return lintSet({ tree, asked: undefined }, policy).result;
}
