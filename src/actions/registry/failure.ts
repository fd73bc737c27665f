import { join } from 'node:path';
import { explainFailure } from '../../host/explain.js';
import { storageConf } from '../../host/facts/storage-conf.js';
import { describeCounts, formatCheck, NOTABLE } from '../../host/report/text.js';
import type { CheckResult } from '../../host/run-checks.js';
import { describeError, UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { knownRedactor, redactor } from '../../platform/redactor.js';
import { explainClient } from '../../registry/diagnostics/client-errors.js';
import {
  gatherDiagnostics,
  withoutSecrets,
  writeDiagnostics,
} from '../../registry/diagnostics/diagnostics.js';
import { DifferentRegistry } from '../../registry/persistent/use.js';
import type { FailureContext } from '../../registry/run/context.js';
import type { Runner } from '../github.js';

/** The same runner, and the secrets that it masks from now on. */
export function rememberMasked(runner: Runner): {
  readonly runner: Runner;
  readonly masked: ReadonlySet<string>;
} {
  const masked = new Set<string>();
  const mask = (secret: string) => {
    masked.add(secret);
    runner.log.mask(secret);
  };
  const log: Log = { ...runner.log, mask };
  return { runner: { ...runner, log }, masked };
}

/**
 * Ends a failed run: reports the cause, then, if there was a pod, its diagnostics as a group in the log and as files for
 * upload, all without secrets.
 */
export async function reportFailure(
  thrown: unknown,
  { begun }: FailureContext,
  masked: ReadonlySet<string>,
  runner: Runner,
): Promise<void> {
  const redact = redactor([...masked]);
  const redactCause = thrown instanceof UserError ? knownRedactor([...masked]) : redact;
  if (begun === undefined || thrown instanceof DifferentRegistry) {
    runner.fail(redactCause(explainFailure(thrown)));
    return;
  }
  const log = await registryLog(begun);
  const cause = redactCause(explainRegistryFailure(thrown, log));
  runner.fail(cause);
  try {
    await showDiagnostics(cause, begun, redact, runner);
  } catch (second) {
    runner.log.warning(`could not write the diagnostics: ${redact(describeError(second))}`);
  }
}

/** Explains the host's causes first, then known errors of clients and registries. Pure. */
export function explainRegistryFailure(thrown: unknown, log: string): string {
  const said = thrown instanceof CommandError ? thrown.message : undefined;
  const full = explainFailure(thrown);
  if (said === undefined || full !== said) return full;
  const explained = explainClient(thrown, log);
  return explained === undefined ? full : `${full}\n${explained}`;
}

// Lines; the reason for an error is among the last ones.
const RECENT = 50;

async function registryLog({ job: { podman }, pod }: NonNullable<FailureContext['begun']>): Promise<string> {
  // A pod that did not start has no log; the cause is reported anyway.
  return podman.logs(`${pod}-registry`, RECENT).catch(() => '');
}

async function showDiagnostics(
  cause: string,
  { job, pod, checks, ports, data }: NonNullable<FailureContext['begun']>,
  redact: (text: string) => string,
  runner: Runner,
): Promise<void> {
  const { host, podman, log } = job;
  const { graphRoot } = await storageConf(host);
  const places = [
    { path: graphRoot, purpose: "podman's store" },
    ...(data === undefined ? [] : [{ path: data, purpose: "the registry's data" }]),
    { path: job.directory, purpose: 'files of the job' },
  ];
  const found = await gatherDiagnostics(
    { cause, pod, host: hostReport(checks), places, ports },
    { podman, space: host.space },
  );
  const diagnostics = withoutSecrets(found, redact);
  const directory = join(job.directory, 'diagnostics');
  await writeDiagnostics(diagnostics, directory);
  runner.output('diagnostics', directory);
  await log.group('Diagnostics', async () => {
    for (const { title, excerpt } of diagnostics.slice(1)) {
      log.info(`${title}:`);
      for (const line of excerpt) log.info(`  ${line}`);
    }
    log.info(`full diagnostics, for upload as an artifact: ${directory}`);
  });
}

/** Fixed checks and checks with problems. */
function hostReport(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return 'host checks are off (setup: off)';
  const notable = checks.filter(({ state }) => NOTABLE.includes(state));
  return [...notable.map(formatCheck), describeCounts(checks)].join('\n');
}
