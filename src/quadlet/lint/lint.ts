import { groupByBehaviour } from '../catalogue/behaviour.js';
import { keyCatalogue } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import { convertMember, skipMember } from '../convert/convert.js';
import {
  type Finding,
  type GeneratedUnit,
  joinResults,
  type LintResult,
  type Mode,
  weightOf,
} from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import type { Context } from '../rules/context.js';
import { RULES } from '../rules/index.js';
import { reportLongValues } from '../rules/PQ093-value-too-long.js';
import { limitFindings } from '../rules/PQ094-more-findings.js';
import { reportTemplate } from '../rules/PQ201-template.js';
import type { SetFiles, YamlReader } from '../rules/rule.js';
import { type ExpandedTree, expandBundles } from '../set/expand-bundles.js';
import { fileNameOf } from '../set/names.js';
import { ParsedFiles, pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import { loadSet, type Member, type UnitSet } from '../set/unit-set.js';
import { isTemplated } from '../syntax/templated.js';
import type { Level } from './configuration.js';
import { Dispatch } from './dispatch.js';
import { FindingList } from './finding-list.js';
import { inBundles } from './in-bundles.js';
import type { Ignored } from './list-tree.js';
import { similarNames } from './similar-names.js';
import { applySuppressions } from './suppression.js';

/** Files that are linted together, as one search path. */
export interface SourceSet {
  readonly tree: SourceTree;
  /** The files whose findings are reported; undefined: all. */
  readonly asked: ReadonlySet<string> | undefined;
  /** The manager that its directories belong to; undefined: that of the policy. */
  readonly mode?: Mode;
}

/** The options of a check. */
export interface CheckOptions {
  /** Podman versions in full, `5.4.2`; at least one. */
  readonly targets: readonly string[];
  readonly mode: Mode;
  /** `skip` (the default) reports a note for files with template syntax and does not check them. */
  readonly templates?: 'skip' | 'lint';
  /** Parses YAML; without it the manifests of `.kube` files are not checked. */
  readonly readYaml?: YamlReader;
  /** Shared by the lints of several sets. */
  readonly budget?: LintBudget;
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

/**
 * Checks the files of one search path and returns all findings; {@link lint} applies comments, levels and limits. Pure:
 * no files are read, and no programs run. Versions with the same behaviour are checked once.
 * @throws UserError beyond the limits
 */
export function checkTree(tree: SourceTree, options: CheckOptions): LintResult {
  const expanded = expandBundles(tree);
  return inBundles(checkFiles(expanded, options), expanded);
}

function checkFiles({ tree, bundles }: ExpandedTree, options: CheckOptions): LintResult {
  const targets = [...new Set(options.targets)].sort((a, b) => versionNumber(a) - versionNumber(b));
  const budget = options.budget ?? new LintBudget();
  const files = new ParsedFiles(budget);
  const findings = new FindingList(targets, budget);
  const setFiles = { tree, parsed: files, bundles, readYaml: options.readYaml };
  const catalogue = keyCatalogue();
  let units: readonly GeneratedUnit[] | undefined;
  for (const { behaviour, versions } of groupByBehaviour(targets)) {
    const set = loadSet(tree, behaviour, files, options.templates === 'lint' ? undefined : isTemplated);
    findings.versions = versions;
    const similarName = similarNames(() => set.byName.keys());
    const context: Context = {
      behaviour,
      mode: options.mode,
      catalogue,
      set,
      similarName,
      report: findings.add,
      reportLazily: findings.addLazily,
    };
    checkVersions(context, findings, setFiles);
    units ??= generated(set);
  }
  const sorted = findings.sorted();
  return {
    targets,
    mode: options.mode,
    files: files.size,
    units: units ?? [],
    findings: sorted,
    silenced: 0,
    errors: countErrors(sorted),
    textOf: (file) => files.textOf(file)?.text,
  };
}

function countErrors(findings: readonly Finding[]): number {
  return findings
    .filter(({ severity }) => severity === 'error')
    .reduce((sum, finding) => sum + weightOf(finding), 0);
}

const dispatch = new Dispatch(RULES);

function checkVersions(context: Context, findings: FindingList, setFiles: SetFiles): void {
  const { set } = context;
  dispatch.begin();
  const seen = new Set<string>();
  const checked: Member[] = [];
  const convert = (member: Member) => convertMember(context, member, () => findings.errors, seen);
  for (const member of set.members) {
    if (member.unchecked) {
      findings.ignore(member.unit.path);
      skipMember(context, member);
      continue;
    }
    if (member.skipped) {
      findings.countOnly(member.unit.path, () => convert(member));
      reportTemplate(context, member.unit.file.source);
      findings.ignore(member.unit.path);
      dispatch.remember(context, member);
    } else {
      convert(member);
      if (reportLongValues(context, member)) continue;
      dispatch.check(context, member);
    }
    checked.push(member);
  }
  dispatch.checkSet({ ...context, set: { ...set, members: checked } }, setFiles);
}

function generated({ members }: UnitSet): GeneratedUnit[] {
  return members
    .filter(({ converts, unchecked }) => converts && !unchecked)
    .map((member) => ({ file: member.unit.path, service: fileNameOf(member) }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
