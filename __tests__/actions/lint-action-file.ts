import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Runner } from '../../src/actions/github.js';
import type { Annotation } from '../../src/quadlet/lint/report/annotations.js';
import { type RecordedLog, recordingLog } from '../fakes.js';

/** The real quadlet-lint/action.yml of this repository. */
export const lintActionFile: {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
} = parse(readFileSync(fileURLToPath(new URL('../../quadlet-lint/action.yml', import.meta.url)), 'utf8'));

/** Reads inputs as the runner does: a default where nothing is set, trimmed text. */
export function lintInputsWith(set: Readonly<Record<string, string>>): (name: string) => string {
  return (name) => String(set[name] ?? lintActionFile.inputs[name]?.default ?? '').trim();
}

export interface RecordedRunner extends Runner {
  readonly log: RecordedLog;
  readonly outputs: Record<string, string>;
  readonly annotations: Annotation[];
  readonly failures: string[];
  readonly summaries: string[];
}

/** A runner that starts nothing and writes everything down. */
export function recordingRunner(inputs: Readonly<Record<string, string>>): RecordedRunner {
  const never = () => {
    throw new Error('this action has no business with that');
  };
  const runner: RecordedRunner = {
    log: recordingLog(),
    outputs: {},
    annotations: [],
    failures: [],
    summaries: [],
    input: lintInputsWith(inputs),
    output: (name, value) => {
      runner.outputs[name] = value;
    },
    exportVariable: never,
    addPath: never,
    saveState: never,
    state: never,
    annotate: (annotation) => void runner.annotations.push(annotation),
    summary: async (markdown) => void runner.summaries.push(markdown),
    fail: (message) => void runner.failures.push(message),
  };
  return runner;
}
