import { type Finding, type LintResult, weightOf } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import { RULES } from '../rules/index.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import { type LintOptions, lint } from './check-tree.js';
import type { Level } from './configuration.js';
import { limitFindings } from './limit-findings.js';
import type { Ignored } from './list-tree.js';
import type { SourceSet } from './sources.js';
import { applySuppressions } from './suppression.js';

/** What is linted for, and what is made of the findings. */
export interface Policy extends LintOptions {
  /** By the rule's code. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Whether a file is a template by the user's word, so that nothing is said of it. */
  readonly isTemplated: Ignored;
}

/** The outcome of linting one set. */
export interface SetReport {
  /** What was asked for, without what comments silence, at the severities that the user gave the rules. */
  readonly result: LintResult;
  /** How many findings comments silence. */
  readonly silenced: number;
  /** Errors of the whole set, before anything is taken away. */
  readonly errors: number;
}

/** Lints one set, and keeps of the findings what the user wants to know. */
export function lintSet({ tree, asked }: SourceSet, policy: Policy): SetReport {
  const { levels, isTemplated } = policy;
  const whole = lint(tree, policy);
  const isWanted = (file: string) => (asked?.has(file) ?? true) && !isTemplated(file);
  const findings = whole.findings.filter(({ file }) => isWanted(file));
  const files = readPaths(tree).filter(isWanted);
  const codes = new Set(RULES.map(({ code }) => code));
  const left = applySuppressions({ ...whole, findings }, files, codes);
  return {
    result: {
      ...whole,
      files: asked === undefined ? whole.files : files.length,
      units: whole.units.filter(({ file }) => asked?.has(file) ?? true),
      findings: limitFindings(left.findings.flatMap((finding) => levelled(finding, levels))),
    },
    silenced: left.suppressed,
    errors: whole.findings
      .filter(({ severity }) => severity === 'error')
      .reduce((sum, finding) => sum + weightOf(finding), 0),
  };
}

/** Lints several sets, each for itself, into one report. */
export function lintSets(sets: readonly SourceSet[], policy: Policy): SetReport {
  // A glob can name files in thousands of directories, each of which is a set.
  const budget = new LintBudget();
  return joinReports(
    sets.map((set) => lintSet(set, { ...policy, budget })),
    policy,
  );
}

function levelled(finding: Finding, levels: Policy['levels']): Finding[] {
  const level = levels.get(finding.code) ?? finding.severity;
  if (level === 'off') return [];
  return level === finding.severity ? [finding] : [{ ...finding, severity: level }];
}

/** The files whose texts are known. */
function readPaths(tree: SourceTree): string[] {
  return tree.directories.flatMap((directory) =>
    directory.entries
      .filter(({ content }) => content !== undefined)
      .map(({ name }) => pathOf(directory, name)),
  );
}

/** Several sets' reports as one; there must be at least one target for all. */
export function joinReports(reports: readonly SetReport[], { targets, mode }: Policy): SetReport {
  const [first, ...others] = reports;
  if (first !== undefined && others.length === 0) return first;
  const results = reports.map(({ result }) => result);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    result: {
      targets,
      mode,
      files: sum(results.map(({ files }) => files)),
      units: results.flatMap(({ units }) => units),
      findings: results.flatMap(({ findings }) => findings).sort(byFile),
      textOf: (file) => {
        for (const { textOf } of results) {
          const text = textOf(file);
          if (text !== undefined) return text;
        }
        return undefined;
      },
    },
    silenced: sum(reports.map(({ silenced }) => silenced)),
    errors: sum(reports.map(({ errors }) => errors)),
  };
}

// The findings of one file come from one set, in their order.
function byFile(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
