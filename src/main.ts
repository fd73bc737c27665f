import { dirname } from 'node:path';
import type { Runner } from './actions/github.js';
import { type Commands, cli as command } from './cli/cli.js';

/** For uncaught errors. */
export { describeError } from './platform/errors.js';

// Each entry loads what it needs and no more: the bundle's other parts take longer to load than a lint takes. Each import()
// carries the list of pieces to load, so those of src/chunks/ have one place that loads them.
const host = () => import('./chunks/host.js');
const generate = () => import('./chunks/generate.js');
const terminal = () => import('./chunks/terminal.js');

/** What the runner calls: main or post of an action. */
type Step = (runner: Runner, actionRoot: string) => Promise<void>;

const STEPS = {
  registry: async (): Promise<Step> => (await host()).main,
  // The post step has its own entry. If it were recognized by a state that main saves, a main step that was cancelled before
  // saving it would run again instead of being undone.
  'registry-post': async (): Promise<Step> => {
    const { post } = await import('./actions/registry/post.js');
    return (runner, actionRoot) => post(runner, actionRoot, host);
  },
  'registry-export': async (): Promise<Step> => (await host()).exportMain,
  // What the doctor changed, the post of the registry's action undoes.
  doctor: async (): Promise<Step> => (await host()).doctorMain,
  'quadlet-lint': async (): Promise<Step> => (await import('./actions/quadlet-lint/run.js')).lintMain,
  'quadlet-generate': async (): Promise<Step> => (await generate()).generateMain,
  'quadlet-generate-post': async (): Promise<Step> => {
    const { generatePost } = await import('./actions/quadlet-generate/post.js');
    return (runner) => generatePost(runner, async () => (await generate()).undoStart);
  },
};

/**
 * What the runner calls.
 * @param dist the bundle's directory, above which lie action.yml, package.json and docs/
 */
export async function step(name: keyof typeof STEPS, dist: string): Promise<void> {
  const [work, { failUncaught, github }] = await Promise.all([STEPS[name](), import('./actions/github.js')]);
  failUncaught(github, process);
  await work(github, dirname(dist));
}

const COMMANDS: Commands = {
  start: async () => (await terminal()).start,
  down: async () => (await terminal()).down,
  status: async () => (await terminal()).status,
  login: async () => (await terminal()).login,
  logs: async () => (await terminal()).logs,
  gc: async () => (await terminal()).gc,
  upgrade: async () => (await terminal()).upgrade,
  export: async () => (await terminal()).exportCommand,
  lint: async () => (await import('./cli/lint.js')).lint,
  doctor: async () => (await terminal()).doctor,
  generate: async () => (await generate()).generate,
  subid: async () => (await terminal()).subid,
};

/**
 * The same work from a terminal.
 * @param dist the bundle's directory
 * @returns the exit code
 */
export async function cli(args: readonly string[], dist: string): Promise<number> {
  return command(args, dirname(dist), COMMANDS);
}
