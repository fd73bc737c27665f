// Each entry loads what it needs and no more: the bundle's other parts take longer to load than a lint takes.

/**
 * What a step of the action does.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function registryMain(actionRoot: string): Promise<void> {
  const [{ main }, { github }] = await Promise.all([
    import('./actions/registry.js'),
    import('./actions/github.js'),
  ]);
  await main(github, actionRoot);
}

/**
 * What the runner calls at the job's end. It has an entry of its own over the same bundle: told apart by a state that
 * main saves, a main that is cancelled before it has saved anything would be run once more instead of taken back.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function registryPost(actionRoot: string): Promise<void> {
  const [{ post }, { github }] = await Promise.all([
    import('./actions/registry-post.js'),
    import('./actions/github.js'),
  ]);
  await post(github, actionRoot);
}

/**
 * What a step of Podman Doctor does. What it changed, the post of the registry's action takes back.
 * @param actionRoot the directory of dist/
 */
export async function doctor(actionRoot: string): Promise<void> {
  const [{ doctorMain }, { github }] = await Promise.all([
    import('./actions/doctor.js'),
    import('./actions/github.js'),
  ]);
  await doctorMain(github, actionRoot);
}

/**
 * What a step of Quadlet Lint does.
 * @param actionRoot the directory of package.json and docs/
 */
export async function quadletLint(actionRoot: string): Promise<void> {
  const [{ lintMain }, { github }] = await Promise.all([
    import('./actions/quadlet-lint.js'),
    import('./actions/github.js'),
  ]);
  await lintMain(github, actionRoot);
}

/**
 * What a step of Quadlet Generate does.
 * @param actionRoot the directory of package.json and docs/
 */
export async function quadletGenerate(actionRoot: string): Promise<void> {
  const [{ generateMain }, { github }] = await Promise.all([
    import('./actions/quadlet-generate.js'),
    import('./actions/github.js'),
  ]);
  await generateMain(github, actionRoot);
}

/** What the runner calls at the end of a job with Quadlet Generate. */
export async function quadletGeneratePost(): Promise<void> {
  const [{ generatePost }, { github }] = await Promise.all([
    import('./actions/quadlet-generate.js'),
    import('./actions/github.js'),
  ]);
  await generatePost(github);
}

export { cli } from './cli.js';
