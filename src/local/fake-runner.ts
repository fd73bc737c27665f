import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'yaml';
import { UserError } from '../platform/errors.js';
import { PROFILE } from '../platform/stopwatch.js';
import { parseCommandFile } from './workflow-command.js';

/** One step on this machine: what the runner would keep between main and post. */
export interface LocalStep {
  /** The action's checkout: action.yml and dist/ lie in it. */
  readonly actionRoot: string;
  /** Stands for RUNNER_TEMP; the command files lie beside the step's own. */
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
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/**
 * Runs main of the action from the committed bundle, speaking the runner's protocol to it.
 * @throws UserError when an input is none of the action's
 */
export async function runMain(step: LocalStep, onLine: (line: string) => void): Promise<StepResult> {
  const { entry, inputs } = await readAction(step, 'main');
  await mkdir(step.temporary, { recursive: true, mode: 0o700 });
  for (const file of FILES) await writeFile(join(step.temporary, file), '', { mode: 0o600 });
  return runBundle(step, entry, inputs, onLine);
}

/** Runs post with the state and the environment that main left. */
export async function runPost(step: LocalStep, onLine: (line: string) => void): Promise<StepResult> {
  const { entry, inputs } = await readAction(step, 'post');
  const state = parseCommandFile(await readFile(join(step.temporary, 'GITHUB_STATE'), 'utf8'));
  const environment = parseCommandFile(await readFile(join(step.temporary, 'GITHUB_ENV'), 'utf8'));
  const variables = Object.fromEntries([
    ...Object.entries(inputs),
    ...environment,
    ...[...state].map(([name, value]) => [`STATE_${name}`, value] as const),
  ]);
  const result = await runBundle(step, entry, variables, onLine);
  await rm(step.temporary, { recursive: true, force: true });
  return result;
}

/** The entry and the INPUT_ variables, which the runner gives to main and to post alike. */
async function readAction(
  step: LocalStep,
  phase: 'main' | 'post',
): Promise<{ readonly entry: string; readonly inputs: Readonly<Record<string, string>> }> {
  const description = parse(await readFile(join(step.actionRoot, 'action.yml'), 'utf8'));
  const known: Record<string, { default?: string }> = description.inputs;
  for (const name of Object.keys(step.inputs)) {
    if (!Object.hasOwn(known, name)) {
      throw new UserError(`there is no input "${name}"; allowed: ${Object.keys(known).join(', ')}`);
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
): Promise<StepResult> {
  const files = Object.fromEntries(FILES.map((file) => [file, join(step.temporary, file)]));
  const profile = step.profile ? { [PROFILE]: 'true' } : {};
  const env = { ...process.env, ...profile, ...variables, ...files, RUNNER_TEMP: step.temporary };
  const exitCode = await runNode(join(step.actionRoot, entry), env, onLine);
  const read = (file: (typeof FILES)[number]) => readFile(join(step.temporary, file), 'utf8');
  return {
    exitCode,
    outputs: parseCommandFile(await read('GITHUB_OUTPUT')),
    environment: parseCommandFile(await read('GITHUB_ENV')),
    summary: await read('GITHUB_STEP_SUMMARY'),
  };
}

/**
 * Starts a step as a runner does: no time limit of its own, and Ctrl-C reaches it directly, because it stays in the
 * process group of the terminal.
 */
function runNode(entry: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', onLine);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 130));
  });
}
