import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from '../src/local/workflow-command.js';
import { type Ended, type ProgramOptions, runProgram } from './program.js';

/** One step of an action, as a runner has it. */
export interface StepRun {
  /** The directory of action.yml within the checkout, such as `quadlet-lint`, or `.`. */
  readonly action: string;
  /** What the runner keeps for the step; RUNNER_TEMP is `temp` in it. */
  readonly directory: string;
  readonly inputs: Readonly<Record<string, string>>;
}

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const;

/** The checkout that this program lies in. */
const CHECKOUT = join(import.meta.dirname, '../..');

/** Runs main, or post with the state that main has left, from the bundle. */
export async function runStep(
  { action, directory, inputs }: StepRun,
  phase: 'main' | 'post',
  options: Omit<ProgramOptions, 'env'> & { readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  const root = join(CHECKOUT, action);
  const description = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const known = Object.entries(description.inputs as Record<string, { default?: string }>);
  mkdirSync(join(directory, 'temp'), { recursive: true });
  const files = Object.fromEntries(FILES.map((name) => [name, join(directory, name)]));
  if (phase === 'main') for (const path of Object.values(files)) writeFileSync(path, '');
  const env: Record<string, string> = {
    ...(process.env as Record<string, string>),
    ...options.env,
    ...files,
    RUNNER_TEMP: join(directory, 'temp'),
    ...Object.fromEntries(
      known.map(([name, input]) => [`INPUT_${name.toUpperCase()}`, inputs[name] ?? input.default ?? '']),
    ),
  };
  if (phase === 'post') {
    for (const [name, value] of kept(directory, 'GITHUB_ENV')) env[name] = value;
    for (const [name, value] of kept(directory, 'GITHUB_STATE')) env[`STATE_${name}`] = value;
  }
  return runProgram([join(root, description.runs[phase])], { ...options, env });
}

/** What a step has written into one of the runner's files. */
export function kept(directory: string, file: (typeof FILES)[number]): ReadonlyMap<string, string> {
  return parseCommandFile(readFileSync(join(directory, file), 'utf8'));
}

/** The texts of all regular files below a directory. */
export function textsBelow(directory: string): string {
  if (!existsSync(directory)) return '';
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
