import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Host, thisHost } from '../host/host.js';
import { lookAtPlatform, obstaclesOf } from '../host/prepare.js';
import type { CheckResult } from '../host/run-checks.js';
import { attempt } from '../platform/exec.js';
import { checkDirectory, makeGivenDirectory } from '../platform/given-paths.js';
import type { Log } from '../platform/log.js';
import { serial } from '../undo/journal.js';
import { type LocalStep, runMain, runPost } from './fake-runner.js';
import { startInMachine } from './in-machine.js';
import { saveSession } from './session.js';
import type { Terminal } from './terminal.js';

export interface StartOptions {
  readonly actionRoot: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Leaves the registry up. */
  readonly keep: boolean;
  /** `auto`: here where the host is fit for rootless Podman, else in a machine. */
  readonly where: 'auto' | 'here' | 'machine';
  /** Where the artifacts of the run are put. */
  readonly artifacts: string;
  /** Shows what each command took. */
  readonly profile: boolean;
}

/**
 * Runs the action on this machine from its committed bundle: main, then post.
 * @returns the exit code of the command
 */
export async function start(options: StartOptions, terminal: Terminal, log: Log): Promise<number> {
  await checkDirectory({ what: '--artifacts', path: options.artifacts });
  if (options.where === 'here') return startHere(options, terminal);
  const obstacle =
    options.where === 'auto' ? obstaclesOf(await lookAtPlatform(looking(log), 'check'))[0] : undefined;
  if (options.where === 'auto' && obstacle === undefined) return startHere(options, terminal);
  terminal.show(whyMachine(obstacle));
  return startInMachine(options, terminal, log);
}

/** This machine, for looking only. */
function looking(log: Log): Host {
  return thisHost({
    log,
    attempt,
    self: [],
    journal: { record: async () => undefined, directory: tmpdir(), serial },
    exportVariable: () => undefined,
    exclusively: (work) => work(),
  });
}

function whyMachine(obstacle: CheckResult | undefined): string {
  const reason = obstacle === undefined ? 'as asked' : `for here ${obstacle.found} (${obstacle.id})`;
  return `Running in a throwaway Debian machine, ${reason}.`;
}

async function startHere(options: StartOptions, terminal: Terminal): Promise<number> {
  const artifacts = resolve(options.artifacts);
  await makeGivenDirectory({ what: '--artifacts', path: artifacts });
  const temporary = await mkdtemp(join(tmpdir(), 'podman-registry-'));
  const step: LocalStep = {
    actionRoot: options.actionRoot,
    temporary,
    inputs: { 'quadlet-dir': join(artifacts, 'quadlet'), ...options.inputs },
    profile: options.profile,
  };
  // Ctrl-C ends main; post still has to take everything away.
  const wait = () => terminal.show('interrupted: taking everything away …');
  process.on('SIGINT', wait);
  process.on('SIGTERM', wait);
  try {
    const main = await runMain(step, terminal.show);
    if (main.exitCode === 0) await writeFile(join(artifacts, 'summary.md'), main.summary);
    if (main.exitCode === 0 && options.keep) {
      await saveSession({ kind: 'step', step });
      showKept(main.outputs, terminal);
      return 0;
    }
    const post = await runPost(step, terminal.show);
    if (main.exitCode === 0) {
      terminal.show('');
      for (const line of main.summary.trimEnd().split('\n')) terminal.show(line);
      terminal.show(`Artifacts: ${artifacts}`);
    }
    return main.exitCode || post.exitCode;
  } finally {
    process.off('SIGINT', wait);
    process.off('SIGTERM', wait);
    if (!options.keep) await rm(temporary, { recursive: true, force: true });
  }
}

function showKept(outputs: ReadonlyMap<string, string>, terminal: Terminal): void {
  const [url, ca, auth] = ['url', 'ca-cert', 'auth-file'].map((name) => outputs.get(name));
  const lines = [
    `The registry is up at ${url}. To play with it:`,
    `  export REGISTRY_AUTH_FILE=${auth}`,
    `  podman push IMAGE ${outputs.get('registry')}/IMAGE`,
    `  curl --cacert ${ca} ${url}/v2/`,
    'To take it away again: npm start -- --down',
  ];
  for (const line of lines) terminal.show(line);
}
