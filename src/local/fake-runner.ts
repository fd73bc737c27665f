import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { UserError } from '../platform/errors.js';
import { PROFILE } from '../platform/stopwatch.js';
import { enumerate } from '../platform/text.js';
import { parseCommandFile, parseLine } from './workflow-command.js';

/** One step on this machine: the data that the runner keeps between main and post. */
export interface LocalStep {
  /** The action's checkout, with action.yml and dist/. */
  readonly actionRoot: string;
  /** The RUNNER_TEMP of the step, which also contains the command files. */
  readonly temporary: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Shows what each command took. */
  readonly profile?: boolean;
}

export interface StepResult {
  readonly exitCode: number;
  readonly outputs: ReadonlyMap<string, string>;
  readonly environment: ReadonlyMap<string, string>;
  readonly summary: string;
  /** How many warnings it gave. */
  readonly warnings: number;
}

type Phase = 'main' | 'post';

/** The signals that end a program: Ctrl-C, kill(1), a closed terminal. */
export const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/**
 * Runs main of the action from the committed bundle, with the runner's protocol.
 * @throws UserError for an unknown input
 */
export async function runMain(step: LocalStep, onLine: (line: string) => void): Promise<StepResult> {
  const { entry, inputs } = await readAction(step, 'main');
  await mkdir(step.temporary, { recursive: true, mode: 0o700 });
  for (const file of FILES) await writeFile(join(step.temporary, file), '', { mode: 0o600 });
  return runBundle(step, entry, inputs, onLine, 'main');
}

/**
 * Runs post with the state and the environment of main. Removes the step's files if post succeeds; after a failure it can
 * be called again.
 */
export async function runPost(step: LocalStep, onLine: (line: string) => void): Promise<StepResult> {
  const { entry, inputs } = await readAction(step, 'post');
  const state = parseCommandFile(await readFile(join(step.temporary, 'GITHUB_STATE'), 'utf8'));
  const environment = parseCommandFile(await readFile(join(step.temporary, 'GITHUB_ENV'), 'utf8'));
  const variables = Object.fromEntries([
    ...Object.entries(inputs),
    ...environment,
    ...[...state].map(([name, value]) => [`STATE_${name}`, value] as const),
  ]);
  const result = await runBundle(step, entry, variables, onLine, 'post');
  if (result.exitCode === 0) await rm(step.temporary, { recursive: true, force: true });
  return result;
}

/** The entry and the INPUT_ variables, which the runner passes to both main and post. */
async function readAction(
  step: LocalStep,
  phase: Phase,
): Promise<{ readonly entry: string; readonly inputs: Readonly<Record<string, string>> }> {
  const description = parse(await readFile(join(step.actionRoot, 'action.yml'), 'utf8'));
  const known: Record<string, { default?: string }> = description.inputs;
  for (const name of Object.keys(step.inputs)) {
    if (!Object.hasOwn(known, name)) {
      throw new UserError(`there is no input "${name}"; the inputs are ${enumerate(Object.keys(known))}`);
    }
  }
  const inputs = Object.entries(known).map(([name, input]) => [
    `INPUT_${name.toUpperCase()}`,
    step.inputs[name] ?? input.default ?? '',
  ]);
  return { entry: description.runs[phase], inputs: Object.fromEntries(inputs) };
}

async function runBundle(
  step: LocalStep,
  entry: string,
  variables: Readonly<Record<string, string>>,
  onLine: (line: string) => void,
  phase: Phase,
): Promise<StepResult> {
  const files = Object.fromEntries(FILES.map((file) => [file, join(step.temporary, file)]));
  const profile = step.profile ? { [PROFILE]: 'true' } : {};
  const env = { ...process.env, ...profile, ...variables, ...files, RUNNER_TEMP: step.temporary };
  let warnings = 0;
  const count = (line: string) => {
    const parsed = parseLine(line);
    if (parsed.kind === 'command' && parsed.name === 'warning') warnings += 1;
    onLine(line);
  };
  const exitCode = await runNode(join(step.actionRoot, entry), env, count, phase);
  const read = (file: (typeof FILES)[number]) => readFile(join(step.temporary, file), 'utf8');
  return {
    exitCode,
    outputs: parseCommandFile(await read('GITHUB_OUTPUT')),
    environment: parseCommandFile(await read('GITHUB_ENV')),
    summary: await read('GITHUB_STEP_SUMMARY'),
    warnings,
  };
}

/** The script of a phase, which identifies its process. */
export async function entryOf({ actionRoot }: LocalStep, phase: Phase): Promise<string> {
  const description = parse(await readFile(join(actionRoot, 'action.yml'), 'utf8'));
  return join(actionRoot, description.runs[phase]);
}

/**
 * Starts a phase as a runner does, without a time limit. Main receives the signals that end this process, as when a job is
 * cancelled; post, which undoes main's changes, has a separate process group, which Ctrl-C does not reach.
 */
function runNode(
  entry: string,
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
  phase: Phase,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: phase === 'post',
    });
    const pass = (signal: NodeJS.Signals) => phase === 'main' && child.kill(signal);
    for (const signal of ENDING) process.on(signal, pass);
    const done = () => {
      for (const signal of ENDING) process.off(signal, pass);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', onLine);
    child.on('error', (thrown) => {
      done();
      reject(thrown);
    });
    child.on('close', (code) => {
      done();
      resolve(code ?? 130);
    });
  });
}
