import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from '../src/local/workflow-command.js';
import type { Machine } from '../src/machine/machine.js';
import { ACTION, inside, NODE } from './inside.js';

export interface StepResult {
  readonly exitCode: number;
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
    await inside(this.machine, ['rm', '-rf', this.directory]);
    await inside(this.machine, ['mkdir', '-p', `${this.directory}/temp`]);
    const action = await this.description();
    const variables: Record<string, string> = {};
    for (const [name, input] of Object.entries(action.inputs as Record<string, { default?: string }>)) {
      variables[`INPUT_${name.toUpperCase()}`] = inputs[name] ?? input.default ?? '';
    }
    return this.run(action.runs.main, variables, interruptAfter);
  }

  /** Runs post with what main left. */
  async post(main: StepResult): Promise<StepResult> {
    const action = await this.description();
    const variables = Object.fromEntries([
      ...main.environment,
      ...pathWith(main.path),
      ...[...main.state].map(([name, value]) => [`STATE_${name}`, value]),
    ]);
    return this.run(action.runs.post, variables);
  }

  private async description() {
    return parse(await inside(this.machine, ['cat', `${ACTION}/${this.action}/action.yml`]));
  }

  private async run(
    entry: string,
    variables: Readonly<Record<string, string>>,
    interruptAfter?: number,
  ): Promise<StepResult> {
    this.count += 1;
    const file = (name: string) => `${this.directory}/${this.count}-${name}`;
    const names = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY', 'GITHUB_PATH'];
    const files = Object.fromEntries(names.map((name) => [name, file(name)]));
    await this.write(
      file('variables.json'),
      JSON.stringify({ ...variables, ...files, RUNNER_TEMP: `${this.directory}/temp` }),
    );
    for (const name of names) await this.write(file(name), '');
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
    const read = (name: string) => inside(this.machine, ['cat', file(name)]);
    const log = stdout + stderr;
    return {
      exitCode,
      log,
      shown: withoutMasks(log),
      outputs: parseCommandFile(await read('GITHUB_OUTPUT')),
      environment: parseCommandFile(await read('GITHUB_ENV')),
      state: parseCommandFile(await read('GITHUB_STATE')),
      summary: await read('GITHUB_STEP_SUMMARY'),
      path: (await read('GITHUB_PATH')).split('\n').filter(Boolean).reverse(),
    };
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
