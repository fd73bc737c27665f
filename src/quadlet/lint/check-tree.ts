import { groupByBehaviour } from '../catalogue/behaviour.js';
import { keyCatalogue } from '../catalogue/keys.js';
import { similarNames } from '../catalogue/nearest.js';
import { versionNumber } from '../catalogue/versions.js';
import { convertMember, skipMember } from '../convert/convert.js';
import { type Finding, type GeneratedUnit, type LintResult, type Mode, weightOf } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import type { Context } from '../rules/context.js';
import { RULES } from '../rules/index.js';
import { ownKeys } from '../rules/own-keys.js';
import { reportLongValues } from '../rules/PQ093-value-too-long.js';
import { reportTemplate } from '../rules/PQ201-template.js';
import type { YamlReader } from '../rules/rule.js';
import { fileNameOf } from '../set/names.js';
import { ParsedFiles } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import { loadSet, type Member, type UnitSet } from '../set/unit-set.js';
import { isTemplated } from '../syntax/templated.js';
import { FindingList } from './finding-list.js';

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

/**
 * Checks the files of one search path and returns all findings; {@link lint} applies comments, levels and limits. Pure:
 * no files are read, and no programs run. Versions with the same behaviour are checked once.
 * @throws UserError beyond the limits
 */
export function checkTree(tree: SourceTree, options: CheckOptions): LintResult {
  const targets = [...new Set(options.targets)].sort((a, b) => versionNumber(a) - versionNumber(b));
  const budget = options.budget ?? new LintBudget();
  const files = new ParsedFiles(budget);
  const findings = new FindingList(targets, budget);
  const catalogue = keyCatalogue();
  let units: readonly GeneratedUnit[] | undefined;
  for (const { behaviour, versions } of groupByBehaviour(targets)) {
    const set = loadSet(tree, behaviour, files);
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
    checkVersions(context, findings, tree, files, options);
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

function checkVersions(
  context: Context,
  findings: FindingList,
  tree: SourceTree,
  files: ParsedFiles,
  options: CheckOptions,
): void {
  const { set } = context;
  const seen = new Set<string>();
  const checked: Member[] = [];
  const convert = (member: Member) => convertMember(context, member, () => findings.errors, seen);
  for (const member of set.members) {
    if (member.unchecked) {
      findings.ignore(member.unit.path);
      skipMember(context, member);
      continue;
    }
    const skipped = options.templates !== 'lint' && isTemplated(member.unit.file.source.text);
    if (skipped) {
      findings.countOnly(member.unit.path, () => convert(member));
      reportTemplate(context, member.unit.file.source);
    } else {
      convert(member);
      if (reportLongValues(context, member)) continue;
      checkMember(context, member);
    }
    checked.push(member);
  }
  const setContext = { ...context, set: { ...set, members: checked } };
  const setFiles = { tree, parsed: files, readYaml: options.readYaml };
  for (const { checkSet } of RULES) checkSet?.(setContext, setFiles);
}

const KEY_CHECKS = RULES.flatMap(({ checkKey }) => checkKey ?? []);
const UNIT_CHECKS = RULES.flatMap(({ checkUnit }) => checkUnit ?? []);

/** Checks what the generator accepts in a unit, but what fails or is ignored at run time. */
function checkMember(context: Context, member: Member): void {
  for (const section of [member.kind.section, 'Quadlet']) {
    for (const key of ownKeys(context, member, section)) {
      for (const check of KEY_CHECKS) check(context, member, key);
    }
  }
  for (const check of UNIT_CHECKS) check(context, member);
}

function generated({ members }: UnitSet): GeneratedUnit[] {
  return members
    .filter(({ converts, unchecked }) => converts && !unchecked)
    .map((member) => ({ file: member.unit.path, service: fileNameOf(member) }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
