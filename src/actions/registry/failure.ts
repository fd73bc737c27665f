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

/** The same runner, and all that it was told to mask from then on. */
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
 * Ends a run that failed: first the cause, then, where there was a pod, all that can be known of it: as a group in the
 * log, and as files for upload. No secret is in any of it.
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
    runner.log.warning(`the diagnostics could not be written: ${redact(describeError(second))}`);
  }
}

/** What the host may be blamed for comes first, then what is known of clients and registries. Pure. */
export function explainRegistryFailure(thrown: unknown, log: string): string {
  const said = thrown instanceof CommandError ? thrown.message : undefined;
  const full = explainFailure(thrown);
  if (said === undefined || full !== said) return full;
  const explained = explainClient(thrown, log);
  return explained === undefined ? full : `${full}\n${explained}`;
}

// Lines. The reason for an answer of the registry is among its last ones.
const RECENT = 50;

async function registryLog({ job: { podman }, pod }: NonNullable<FailureContext['begun']>): Promise<string> {
  // A pod that never came up has no log, and the cause is told all the same.
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
    log.info(`the same, with longer logs, for upload: ${directory}`);
  });
}

/** What was put right, and what is not as it should be. */
function hostReport(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return 'not looked at';
  const notable = checks.filter(({ state }) => NOTABLE.includes(state));
  return [...notable.map(formatCheck), describeCounts(checks)].join('\n');
}
