import { checkPhase, obstaclesOf } from '../host/examine.js';
import { type Host, localHost } from '../host/host.js';
import type { CheckResult } from '../host/run-checks.js';
import { checkDirectory, makeGivenDirectory } from '../platform/given-paths.js';
import { describeArtifacts, keptLines, summaryLines } from './closing.js';
import { startInMachine } from './in-machine.js';
import type { Outcome, StartOptions } from './options.js';
import { writeResult } from './result.js';
import { refuseSecond } from './session.js';
import { startStep } from './step.js';
import type { Terminal } from './terminal.js';

/**
 * Runs the action on this machine from its committed bundle: main, then post.
 * @returns the exit code of the command
 * @throws UserError if an earlier start has not been stopped
 */
export async function start(options: StartOptions, terminal: Terminal): Promise<number> {
  const begun = performance.now();
  await refuseSecond();
  const artifacts = await artifactsDirectory(options.artifacts);
  const { exitCode, result, enter } = await run({ ...options, artifacts }, terminal);
  if (exitCode !== 0 || result === undefined) return exitCode;
  if (options.result !== undefined) {
    await writeResult(options.result, result);
    return exitCode;
  }
  const files = await describeArtifacts(artifacts);
  const closing = { artifacts, files, duration: performance.now() - begun, enter };
  const { kept } = result;
  const lines = kept ? keptLines({ ...result, kept }, closing) : summaryLines(result, closing);
  for (const line of lines) terminal.info(line);
  return exitCode;
}

async function run(options: StartOptions, terminal: Terminal): Promise<Outcome> {
  if (options.where === 'here') return startStep(options, terminal);
  const obstacle =
    options.where === 'auto'
      ? obstaclesOf(await checkPhase('platform', looking(terminal), 'check'))[0]
      : undefined;
  if (options.where === 'auto' && obstacle === undefined) return startStep(options, terminal);
  terminal.info(whyMachine(obstacle));
  return startInMachine(options, terminal);
}

async function artifactsDirectory(path: string): Promise<string> {
  const directory = await checkDirectory({ what: '--artifacts', path });
  await makeGivenDirectory({ what: '--artifacts', path: directory });
  return directory;
}

/** This machine, for checks without changes. */
function looking(log: Terminal): Host {
  return localHost({
    log,
    self: [],
    exportVariable: () => undefined,
  });
}

function whyMachine(obstacle: CheckResult | undefined): string {
  if (obstacle === undefined)
    return 'Running in a temporary Debian machine, a container of systemd-nspawn (--machine).';
  return `Running in a temporary Debian machine, a container of systemd-nspawn, because rootless Podman cannot run on this host (${obstacle.id}): ${obstacle.found}.`;
}
