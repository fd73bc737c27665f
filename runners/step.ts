import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from '../src/local/workflow-command.js';
import type { Machine } from '../src/machine/machine.js';
import { ACTION, inside, NODE } from './inside.js';

export interface StepResult {
  readonly exitCode: number;
  /** The variables with its inputs. */
  readonly inputs: Readonly<Record<string, string>>;
  /** All that it printed, workflow commands included. */
  readonly log: string;
  /** The same as a person sees it: without the commands that tell the runner what to mask. */
  readonly shown: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly environment: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly summary: string;
  /** What it put before PATH, the last one first. */
  readonly path: readonly string[];
}

interface Description {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: { readonly main: string; readonly post: string };
}

const COMMAND_FILES = [
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_PATH',
] as const;

/** A text for each file by which an action talks to the runner. */
type CommandFiles = Readonly<Record<(typeof COMMAND_FILES)[number], string>>;

function commandFiles(text: (name: string, index: number) => string): CommandFiles {
  return Object.fromEntries(COMMAND_FILES.map((name, index) => [name, text(name, index)])) as CommandFiles;
}

const FRESH = 'rm -rf "$1"; mkdir -p "$1/temp"';
// A launch that is interrupted at once has made no file.
const READ = 'for file; do [ ! -e "$file" ] || base64 --wrap=0 "$file"; echo; done';

/** A command of the runner's costs the machine a service, one of root's only a process. */
function asRoot(machine: Machine, script: string, words: readonly string[]): Promise<string> {
  return inside(machine, ['sh', '-euc', script, 'sh', ...words], { user: 'root', cwd: '/' });
}

/** By machine and directory of action.yml. */
const descriptions = new WeakMap<Machine, Map<string, Promise<Description>>>();

/** One `uses:` of the action in a machine, by the runner's protocol and under the runner's Node. */
export class Step {
  private count = 0;

  constructor(
    private readonly machine: Machine,
    private readonly directory: string,
    /** What the job's environment has; a hosted runner sets XDG_RUNTIME_DIR, a self-hosted one's service does not. */
    private readonly jobEnvironment: Readonly<Record<string, string>>,
    /** The directory of action.yml within the checkout. */
    private readonly action: string = '.',
  ) {}

  /** @param interruptAfter sends SIGINT after so many seconds, as a runner does for a cancelled job */
  async main(inputs: Readonly<Record<string, string>> = {}, interruptAfter?: number): Promise<StepResult> {
    await inside(this.machine, ['sh', '-euc', FRESH, 'sh', this.directory]);
    const action = await this.description();
    const variables: Record<string, string> = {};
    for (const [name, input] of Object.entries(action.inputs)) {
      variables[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? input.default ?? '';
    }
    return this.run(action.runs.main, variables, {}, interruptAfter);
  }

  /** Runs post with the same inputs and what main left. */
  async post(main: StepResult): Promise<StepResult> {
    const action = await this.description();
    const variables = Object.fromEntries([
      ...main.environment,
      ...pathWith(main.path),
      ...[...main.state].map(([name, value]) => [`STATE_${name}`, value]),
    ]);
    return this.run(action.runs.post, main.inputs, variables);
  }

  /** Read once per machine: it sees the checkout read-only. */
  private description(): Promise<Description> {
    const known = descriptions.get(this.machine) ?? new Map<string, Promise<Description>>();
    descriptions.set(this.machine, known);
    const read = async () =>
      parse(await inside(this.machine, ['cat', `${ACTION}/${this.action}/action.yml`], { user: 'root' }));
    const description = known.get(this.action) ?? read();
    known.set(this.action, description);
    return description;
  }

  private async run(
    entry: string,
    inputs: Readonly<Record<string, string>>,
    variables: Readonly<Record<string, string>>,
    interruptAfter?: number,
  ): Promise<StepResult> {
    this.count += 1;
    const file = (name: string) => `${this.directory}/${this.count}-${name}`;
    const files = commandFiles(file);
    await this.write(
      file('variables.json'),
      JSON.stringify({ ...inputs, ...variables, ...files, RUNNER_TEMP: `${this.directory}/temp` }),
    );
    const interrupt =
      interruptAfter === undefined ? [] : ['timeout', '--foreground', '--signal=INT', String(interruptAfter)];
    const argv = [
      ...interrupt,
      NODE,
      `${ACTION}/__tests__/e2e/launch.mjs`,
      `${ACTION}/${this.action}/${entry}`,
    ];
    const { exitCode, stdout, stderr } = await this.machine.run([...argv, file('variables.json')], {
      user: 'runner',
      env: this.jobEnvironment,
      timeout: 600,
    });
    const read = await this.read(files);
    const log = stdout + stderr;
    return {
      exitCode,
      inputs,
      log,
      shown: withoutMasks(log),
      outputs: parseCommandFile(read.GITHUB_OUTPUT),
      environment: parseCommandFile(read.GITHUB_ENV),
      state: parseCommandFile(read.GITHUB_STATE),
      summary: read.GITHUB_STEP_SUMMARY,
      path: read.GITHUB_PATH.split('\n').filter(Boolean).reverse(),
    };
  }

  private async read(files: CommandFiles): Promise<CommandFiles> {
    const lines = (await asRoot(this.machine, READ, Object.values(files))).split('\n');
    const texts = lines.map((line) => Buffer.from(line, 'base64').toString());
    return commandFiles((_, index) => texts[index] ?? '');
  }

  /** From outside, so that the text is never in the arguments of a process. */
  private async write(path: string, text: string): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), 'step-'));
    await writeFile(join(directory, 'file'), text, { mode: 0o600 });
    await this.machine.put(join(directory, 'file'), path, { owner: 'runner', mode: '600' });
    await rm(directory, { recursive: true });
  }
}

function withoutMasks(log: string): string {
  return log
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
}

/** The PATH of a later step; nothing where a step did not change it. */
export function pathWith(first: readonly string[]): [string, string][] {
  return first.length === 0 ? [] : [['PATH', [...first, '/usr/local/bin:/usr/bin:/bin'].join(':')]];
}
