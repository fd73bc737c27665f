import { counted } from '../../platform/text.js';
import { isFailure } from '../../quadlet/finding.js';
import { changesOf, type GenerateReport, securityCount } from '../../quadlet/generate/report/report.js';
import type { Staged } from '../../quadlet/generate/stage/stage.js';
import { countsOf, describeCounts } from '../../quadlet/lint/report/wording.js';
import type { Runner } from '../github.js';
import type { GenerateInputs } from './inputs.js';

/** @param file the report as JSON */
export function setOutputs(
  report: GenerateReport,
  staged: Staged | undefined,
  file: string,
  runner: Runner,
): void {
  const changes = changesOf(report);
  const compared = report.result.made?.comparison.kind === 'compared';
  const outputs: Record<string, string> = {
    directory: staged?.directory ?? '',
    tarball: staged?.tarball ?? '',
    services: JSON.stringify(report.result.made?.generation.set.services.map(({ name }) => name) ?? []),
    changes: compared ? String(changes.length) : '',
    'security-changes': compared ? String(securityCount(changes)) : '',
    report: file,
  };
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}

/** The reason to fail the step, or undefined. */
export function failureOf(
  report: GenerateReport,
  { failOn, failOnChange }: GenerateInputs,
): string | undefined {
  const { findings } = report.findings;
  const severities = findings.map(({ severity }) => severity);
  if (isFailure(severities, failOn)) return `Quadlet files: ${describeCounts(countsOf(findings))}`;
  const { made, reason } = report.result;
  if (made === undefined) return `no units generated: ${reason}`;
  if (made.rejected.length > 0 && failOn !== 'never') {
    return `no units generated from ${made.rejected.map(({ file }) => file).join(', ')}`;
  }
  const down = (report.started ?? []).filter(({ outcome }) => outcome !== 'up').map(({ name }) => name);
  if (down.length > 0 && failOn !== 'never') return `not started: ${down.join(', ')}`;
  if (failOnChange === 'none') return undefined;
  const { comparison } = made;
  if (comparison.kind === 'failed')
    return `input "fail-on-change" is "${failOnChange}", but ${comparison.words}`;
  const count = securityCount(changesOf(report));
  return count === 0
    ? undefined
    : `${counted(count, 'change')} weaken${count === 1 ? 's' : ''} security; see the job summary`;
}
