import { dirname } from 'node:path';
import type { Runner } from './actions/github.js';
import { cli as command } from './cli/cli.js';

/** For what nobody caught. */
export { describeError } from './platform/errors.js';

// Each entry loads what it needs and no more: the bundle's other parts take longer to load than a lint takes. Each is given
// the directory of the bundle, dist/, above which lie action.yml, package.json and docs/.

async function actionRunner(): Promise<Runner> {
  const { failUncaught, github } = await import('./actions/github.js');
  failUncaught(github, process);
  return github;
}

/**
 * What a step of the action does.
 * @param dist the bundle's directory
 */
export async function registryMain(dist: string): Promise<void> {
  const [{ main }, github] = await Promise.all([import('./chunks/host.js'), actionRunner()]);
  await main(github, dirname(dist));
}

/**
 * What the runner calls at the job's end. It has an entry of its own over the same bundle: told apart by a state that
 * main saves, a main that is cancelled before it has saved anything would be run once more instead of taken back.
 * @param dist the bundle's directory
 */
export async function registryPost(dist: string): Promise<void> {
  const [{ post }, github] = await Promise.all([import('./actions/registry/post.js'), actionRunner()]);
  await post(github, dirname(dist));
}

/**
 * What a step of Podman Doctor does. What it changed, the post of the registry's action takes back.
 * @param dist the bundle's directory
 */
export async function doctor(dist: string): Promise<void> {
  const [{ doctorMain }, github] = await Promise.all([import('./chunks/host.js'), actionRunner()]);
  await doctorMain(github, dirname(dist));
}

/**
 * What a step of Quadlet Lint does.
 * @param dist the bundle's directory
 */
export async function quadletLint(dist: string): Promise<void> {
  const [{ lintMain }, github] = await Promise.all([import('./actions/quadlet-lint/run.js'), actionRunner()]);
  await lintMain(github, dirname(dist));
}

/**
 * What a step of Quadlet Generate does.
 * @param dist the bundle's directory
 */
export async function quadletGenerate(dist: string): Promise<void> {
  const [{ generateMain }, github] = await Promise.all([import('./chunks/generate.js'), actionRunner()]);
  await generateMain(github, dirname(dist));
}

/** What the runner calls at the end of a job with Quadlet Generate. */
export async function quadletGeneratePost(): Promise<void> {
  const [{ generatePost }, github] = await Promise.all([
    import('./actions/quadlet-generate/post.js'),
    actionRunner(),
  ]);
  await generatePost(github);
}

/**
 * The same work from a terminal.
 * @param dist the bundle's directory
 * @returns the exit code
 */
export async function cli(args: readonly string[], dist: string): Promise<number> {
  return command(args, dirname(dist));
}
