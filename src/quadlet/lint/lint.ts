import type { Finding, LintResult, Mode } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import { RULES } from '../rules/index.js';
import { limitFindings } from '../rules/PQ094-more-findings.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import { type CheckOptions, checkTree } from './check-tree.js';
import type { Level } from './configuration.js';
import type { Ignored } from './list-tree.js';
import { applySuppressions } from './suppression.js';

/** Files that are linted together, as one search path. */
export interface SourceSet {
  readonly tree: SourceTree;
  /** The files whose findings are reported; undefined: all. */
  readonly asked: ReadonlySet<string> | undefined;
  /** The manager that its directories belong to; undefined: that of the policy. */
  readonly mode?: Mode;
}

/** The targets of a lint, and the levels of the findings. */
export interface Policy extends CheckOptions {
  /** By the rule's code. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Whether the configuration declares a file as a template, which gets no findings. */
  readonly isTemplated: Ignored;
}

/**
 * Lints sets of files separately and combines the results: the requested findings, without those that comments disable,
 * at the configured severities.
 * @throws UserError beyond the limits
 */
export function lint(sets: readonly SourceSet[], policy: Policy): LintResult {
  // A glob can match files in thousands of directories, each of which is a set.
  const budget = policy.budget ?? new LintBudget();
  return joinResults(
    sets.map((set) => {
      const { tree, mode = policy.mode } = set;
      return applyPolicy(checkTree(tree, { ...policy, mode, budget }), set, policy);
    }),
    policy,
  );
}

const CODES: ReadonlySet<string> = new Set(RULES.map(({ code }) => code));

function applyPolicy(
  whole: LintResult,
  { tree, asked }: SourceSet,
  { levels, isTemplated }: Policy,
): LintResult {
  const isWanted = (file: string) => (asked?.has(file) ?? true) && !isTemplated(file);
  const findings = whole.findings.filter(({ file }) => isWanted(file));
  const files = readPaths(tree).filter(isWanted);
  const left = applySuppressions({ ...whole, findings }, files, CODES);
  return {
    ...whole,
    files: asked === undefined ? whole.files : files.length,
    units: whole.units.filter(({ file }) => asked?.has(file) ?? true),
    findings: limitFindings(left.findings.flatMap((finding) => atLevel(finding, levels))),
    silenced: left.silenced,
  };
}

function atLevel(finding: Finding, levels: Policy['levels']): Finding[] {
  const level = levels.get(finding.code) ?? finding.severity;
  if (level === 'off') return [];
  return level === finding.severity ? [finding] : [{ ...finding, severity: level }];
}

/** The files whose texts were read. */
function readPaths(tree: SourceTree): string[] {
  return tree.directories.flatMap((directory) =>
    directory.entries
      .filter(({ content }) => content !== undefined)
      .map(({ name }) => pathOf(directory, name)),
  );
}

/** Combines the results of several sets. */
export function joinResults(
  results: readonly LintResult[],
  { targets, mode }: Pick<Policy, 'targets' | 'mode'>,
): LintResult {
  const [first, ...others] = results;
  if (first !== undefined && others.length === 0) return first;
  const sum = (numberOf: (result: LintResult) => number) =>
    results.reduce((total, result) => total + numberOf(result), 0);
  return {
    targets,
    mode,
    files: sum(({ files }) => files),
    units: results.flatMap(({ units }) => units),
    findings: results.flatMap(({ findings }) => findings).sort(byFile),
    silenced: sum(({ silenced }) => silenced),
    errors: sum(({ errors }) => errors),
    textOf: (file) => {
      for (const { textOf } of results) {
        const text = textOf(file);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

// All findings of one file come from one set, already sorted.
function byFile(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
