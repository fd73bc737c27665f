import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Boundary, jobBoundary } from '../../platform/boundary.js';
import { describeError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import { checkOutputFile } from '../../platform/given-paths.js';
import { writeOutput } from '../../platform/write-output.js';
import type { LintResult } from '../../quadlet/finding.js';
import { isFailure } from '../../quadlet/finding.js';
import { installedVersion } from '../../quadlet/generator/version.js';
import { lint } from '../../quadlet/lint/lint.js';
import { prepareLint } from '../../quadlet/lint/prepare.js';
import { readAbout } from '../../quadlet/lint/report/about.js';
import { lintAnnotations } from '../../quadlet/lint/report/annotations.js';
import { lintJson } from '../../quadlet/lint/report/json.js';
import type { SarifAbout } from '../../quadlet/lint/report/sarif.js';
import { lintSummary } from '../../quadlet/lint/report/summary.js';
import { lintText } from '../../quadlet/lint/report/text.js';
import { countsOf, describeCounts } from '../../quadlet/lint/report/wording.js';
import { compareWithBaseline, selectFindings } from '../../quadlet/lint/select-findings.js';
import { RULES } from '../../quadlet/rules/index.js';
import type { Runner } from '../github.js';
import type { IsChanged } from './changed-files.js';
import { type CrossCheck, crossCheckSets } from './cross-check.js';
import { type LintInputs, readLintInputs } from './inputs.js';

/**
 * Main of Quadlet Lint: reads the inputs, lints, and writes log, annotations, reports and outputs.
 * @param actionRoot the directory of package.json and docs/
 */
export async function lintMain(runner: Runner, actionRoot: string): Promise<void> {
  try {
    await lintStep(runner, actionRoot);
  } catch (thrown) {
    runner.fail(describeError(thrown));
  }
}

async function lintStep(runner: Runner, actionRoot: string): Promise<void> {
  const { log } = runner;
  const inputs = readLintInputs(runner.input);
  if (inputs.sarifFile !== undefined) {
    await checkOutputFile({ what: 'input "sarif-file"', path: inputs.sarifFile });
  }
  const boundary = jobBoundary(process.env);
  const prepared = await prepareLint(inputs, boundary, installedVersion);
  for (const path of prepared.others) log.info(`skipped ${path}: not a Quadlet file`);
  for (const note of prepared.notes) log.info(`note: ${note}`);
  const isChanged = inputs.changedOnly ? await filesOfPullRequest() : undefined;
  if (inputs.changedOnly && !isChanged) log.info('not a pull request: findings of all files are shown');

  const whole = lint(prepared.sets, prepared.policy);
  const baseline = { what: 'input "baseline"', path: inputs.baseline };
  const fresh = await compareWithBaseline(baseline, whole, boundary);
  const { result, remarks } = selectFindings(whole, { level: inputs.level, fresh, isChanged });
  const crossChecked = await crossCheckSets(inputs.generator, prepared, installedVersion, attempt);

  log.info(lintText(result, { colours: false, remarks }).trimEnd());
  if (crossChecked) logCrossCheck(crossChecked, inputs, runner);
  if (inputs.annotations) annotate(result, runner);

  const about = readAbout(actionRoot, process.env);
  await writeReports(result, crossChecked, { sarifFile: inputs.sarifFile, boundary }, about, runner);
  await runner.summary(
    lintSummary(
      { ...result, units: isChanged ? result.units.filter(({ file }) => isChanged(file)) : result.units },
      RULES,
      { ruleUri: about.helpUri, remarks, disagreements: crossChecked?.disagreements ?? [] },
    ),
  );
  const failure = failureOf(result, crossChecked, inputs);
  if (failure !== undefined) runner.fail(failure);
}

async function filesOfPullRequest(): Promise<IsChanged | undefined> {
  const { changedFiles } = await import('./changed-files.js');
  return changedFiles(process.env, attempt);
}

function logCrossCheck(
  { disagreements, message, complete }: CrossCheck,
  { generator }: LintInputs,
  { log }: Runner,
): void {
  if (complete && disagreements.length === 0) log.info(`✓ ${message}`);
  else if (complete) log.warning(`${message}\n${disagreements.join('\n')}`);
  else if (generator === 'auto') log.info(message);
}

function annotate(result: LintResult, runner: Runner): void {
  const { shown, more } = lintAnnotations(result, RULES);
  for (const annotation of shown) runner.annotate(annotation);
  if (more !== undefined) runner.log.info(more);
}

async function writeReports(
  result: LintResult,
  crossChecked: CrossCheck | undefined,
  { sarifFile, boundary }: { readonly sarifFile: string | undefined; readonly boundary: Boundary },
  about: SarifAbout,
  runner: Runner,
): Promise<void> {
  const directory = mkdtempSync(join(process.env.RUNNER_TEMP || tmpdir(), 'quadlet-lint-'));
  const report = join(directory, 'findings.json');
  // Synchronous: nothing else runs at this point.
  writeFileSync(report, lintJson(result));
  if (sarifFile !== undefined) {
    const { lintSarif } = await import('../../quadlet/lint/report/sarif.js');
    writeOutput(sarifFile, lintSarif(result, RULES, about), boundary);
  }
  const counts = countsOf(result.findings);
  const outputs: Record<string, string> = {
    errors: String(counts.error),
    warnings: String(counts.warning),
    notes: String(counts.note),
    files: String(result.files),
    disagreements: crossChecked?.complete ? String(crossChecked.disagreements.length) : '',
    report,
    'sarif-file': sarifFile ?? '',
  };
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}

/** The reason to fail the step, or undefined. */
function failureOf(
  { findings }: LintResult,
  crossChecked: CrossCheck | undefined,
  { generator, failOn }: LintInputs,
): string | undefined {
  if (
    isFailure(
      findings.map(({ severity }) => severity),
      failOn,
    )
  ) {
    return `Quadlet files: ${describeCounts(countsOf(findings))}`;
  }
  if (generator !== 'require' || crossChecked === undefined) return undefined;
  if (!crossChecked.complete) return `${crossChecked.message} (input "generator" is "require")`;
  return crossChecked.disagreements.length === 0 ? undefined : crossChecked.message;
}
