// Kills main of the action at a given moment, runs post as a runner does, and prints how both ended as JSON.
// Usage: node inside.js, with the variable ATTACK: KillJob as JSON.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../step-run.js';

export interface KillJob {
  readonly directory: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Nothing where main is not killed. */
  readonly kill: { readonly signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'; readonly after: number } | undefined;
}

export interface KillResult {
  /** Milliseconds that main ran. */
  readonly took: number;
  readonly mainExit: number;
  readonly postExit: number;
  readonly post: string;
  /** Directories of jobs that are left in RUNNER_TEMP. */
  readonly left: readonly string[];
}

// Seconds.
const TIMEOUT = 300;

const { directory, inputs, kill } = JSON.parse(process.env.ATTACK ?? '') as KillJob;
const step = { action: '.', directory, inputs };
const options = { timeout: TIMEOUT, env: { ATTACK: '' } };
const begun = Date.now();
const main = await runStep(step, 'main', { ...options, ...(kill !== undefined && { kill }) });
const took = Date.now() - begun;
const post = await runStep(step, 'post', options);
const result: KillResult = {
  took,
  mainExit: main.exitCode,
  postExit: post.exitCode,
  post: post.output,
  left: readdirSync(join(directory, 'temp')).filter((name) => /^podman-registry-[0-9a-f]{8}$/.test(name)),
};
rmSync(directory, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(result)}\n`);
