// Has hostile checkouts linted and generated, each by the bundle's own programs, and prints what went wrong as JSON.
// Usage: node inside.js, with the variable ATTACK: TreesJob as JSON.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GIT_ATTACKS, GIT_MARKER, makeGitTree } from '../git-trees.js';
import { HOSTILE_TREES, makeTree } from '../hostile-trees.js';
import { LINK_ATTACKS, layOutLinks, SECRET } from '../link-trees.js';
import { type Ended, runProgram } from '../program.js';
import type { PartResult } from '../results.js';
import { runStep, textsBelow } from '../step-run.js';

export interface TreesJob {
  /** Each checkout by one of the programs in turn, and only those that are made within a second. */
  readonly quick: boolean;
  readonly seed: number;
}

/** A checkout, with room beside it. */
interface Tree {
  readonly name: string;
  readonly path: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Makes the checkout, whose directory is there, and what lies beside it. */
  readonly make: (checkout: string, directory: string) => void | Promise<void>;
  /** Only for the actions, which know the base of a pull request. */
  readonly ofActions?: boolean;
}

/** What each of the programs may take: seconds of processor time, and bytes. */
const LIMITS = { processor: 10, memory: 1024 ** 3 };
// Seconds of the clock; more than the limit, since the machine may be busy.
const TIMEOUT = 60;

const TREES: readonly Tree[] = [
  ...LINK_ATTACKS.map(
    ({ title, files, path = 'q', inputs = {} }): Tree => ({
      name: `link: ${title}`,
      path,
      inputs,
      make: (_, directory) => layOutLinks(directory, files),
    }),
  ),
  ...HOSTILE_TREES.map(
    (tree): Tree => ({
      name: tree.name,
      path: tree.path ?? 'q',
      inputs: {},
      make: (checkout) => makeTree(tree, checkout),
    }),
  ),
  ...GIT_ATTACKS.map(
    (attack): Tree => ({
      name: `git: ${attack.name}`,
      path: 'q',
      inputs: { 'changed-only': 'true' },
      make: (checkout, directory) => {
        const { base } = makeGitTree(attack, checkout, directory);
        writeFileSync(eventOf(directory), JSON.stringify({ pull_request: { base: { sha: base } } }));
      },
      ofActions: true,
    }),
  ),
];

/** Where the event of the job is, where there is one. */
const eventOf = (directory: string) => join(directory, 'event.json');

type Program = (checkout: string, directory: string, tree: Tree) => Promise<Ended>;

const CLI = join(import.meta.dirname, '../../../dist/cli.js');
const env = { ...(process.env as Record<string, string>), ATTACK: '', PLANTED: `${SECRET}-environment` };
const limits = { timeout: TIMEOUT, memory: LIMITS.memory };

const action =
  (name: string, own: Readonly<Record<string, string>>): Program =>
  (checkout, directory, { path, inputs }) => {
    const step = { action: name, directory: join(directory, 'step'), inputs: { path, ...own, ...inputs } };
    const event = existsSync(eventOf(directory)) ? eventOf(directory) : '';
    const runner = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: checkout, GITHUB_EVENT_PATH: event };
    return runStep(step, 'main', { ...limits, cwd: checkout, env: { ...env, ...runner } });
  };

const terminal =
  (...args: readonly string[]): Program =>
  (checkout, directory, { path }) => {
    const words = args.map((word) => word.replace('@', join(directory, 'step')));
    return runProgram([CLI, ...words, ...path.split('\n')], { ...limits, cwd: checkout, env });
  };

const ACTIONS: readonly (readonly [name: string, program: Program])[] = [
  ['the action quadlet-lint', action('quadlet-lint', { 'sarif-file': 'out/x.sarif' })],
  ['the action quadlet-generate', action('quadlet-generate', { verify: 'false' })],
];
const PROGRAMS: typeof ACTIONS = [
  ...ACTIONS,
  ['lint', terminal('lint')],
  ['generate', terminal('generate', '--no-verify', '--out', '@/out')],
  ['lint --format json', terminal('lint', '--format', 'json')],
];

/** What no run may show: what was planted, and the first lines of a file that is the system's. */
const SECRETS = [SECRET, ...readFileSync('/etc/passwd', 'utf8').split('\n').slice(0, 3)];

function judge(ended: Ended, texts: string): string | undefined {
  if (ended.stopped !== undefined) return ended.stopped;
  if (ended.processor > LIMITS.processor) return `takes ${ended.processor} s of processor time`;
  if (ended.memory > LIMITS.memory) return `takes ${Math.round(ended.memory / 1024 ** 2)} MiB`;
  // 0 and 1 tell what was found, 2 that it could not be done; others are a crash.
  if (![0, 1, 2].includes(ended.exitCode)) return `ends with ${ended.exitCode}: ${ended.output.slice(-300)}`;
  const stack = /^.*\n\s+at .*:\d+:\d+\)?$/m.exec(ended.output)?.[0];
  if (stack !== undefined) return `shows a stack: ${stack}`;
  const shown = SECRETS.find((secret) => texts.includes(secret));
  return shown === undefined ? undefined : `shows "${shown}"`;
}

async function attack(tree: Tree, program: Program): Promise<string | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'attack-'));
  try {
    const checkout = join(directory, 'ws');
    mkdirSync(checkout);
    await tree.make(checkout, directory);
    const ended = await program(checkout, directory, tree);
    if (existsSync(join(directory, GIT_MARKER))) return 'has git run a program of the configuration';
    // Copies of the checkout hold what it holds, but nothing from beside it.
    return judge(
      ended,
      ended.output + textsBelow(join(directory, 'step')) + textsBelow(join(checkout, 'out')),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const { quick, seed } = JSON.parse(process.env.ATTACK ?? '') as TreesJob;
const fast = new Set(HOSTILE_TREES.filter((tree) => tree.fast === true).map(({ name }) => name));
const isQuick = ({ name }: Tree) => /^(link|git): /.test(name) || fast.has(name);
const chosen = quick ? TREES.filter(isQuick) : TREES;
const failures: string[] = [];
let cases = 0;
for (const [index, tree] of chosen.entries()) {
  const possible = tree.ofActions === true ? ACTIONS : PROGRAMS;
  const programs = quick ? [possible[(index + seed) % possible.length]] : possible;
  for (const found of programs) {
    if (found === undefined) continue;
    const [name, program] = found;
    cases += 1;
    const wrong = await attack(tree, program);
    if (wrong !== undefined) failures.push(`${tree.name}, ${name}: ${wrong}`);
  }
}
const result: PartResult = { cases, failures };
process.stdout.write(`${JSON.stringify(result)}\n`);
