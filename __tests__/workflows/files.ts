import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The root of this repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** This repository as callers name it; `npm run set-owner` sets its owner. */
export const repository: string = new URL(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).homepage,
).pathname.slice(1);

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly [key: string]: unknown;
}

interface Described {
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly value?: string;
}

export interface Call {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly secrets?: Readonly<Record<string, Described>>;
}

export interface WorkflowFile {
  /** Relative to the root. */
  readonly path: string;
  readonly text: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

function read(directory: string): WorkflowFile[] {
  return readdirSync(join(root, directory))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => {
      const text = readFileSync(join(root, directory, name), 'utf8');
      return { ...parse(text), path: join(directory, name), text };
    });
}

/** All in .github/workflows/. */
export const workflows = read('.github/workflows');

/** Those that other repositories call. */
export const reusable = workflows.filter(({ on }) => 'workflow_call' in on);

/** Those to copy. */
export const templates = read('workflows');

/** Every action file of this repository, relative to the root. */
export const actionFiles = ['action.yml', 'quadlet-lint/action.yml', 'quadlet-generate/action.yml'];

/** What callers meet. */
export function callOf({ on }: WorkflowFile): Call {
  return on.workflow_call as Call;
}

/** All steps of a workflow. */
export function stepsOf({ jobs }: WorkflowFile): Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) => [...steps]);
}
