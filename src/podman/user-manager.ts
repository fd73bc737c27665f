import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { type Attempt, CommandError, type CommandResult } from '../platform/exec.js';

/** The state of a service in systemd. */
export interface ServiceState {
  readonly name: string;
  /** `loaded`, `not-found` … */
  readonly load: string;
  /** `active`, `activating`, `inactive`, `failed` … */
  readonly active: string;
  /** `running`, `exited`, `auto-restart` … */
  readonly sub: string;
  /** `success`, or the reason of the failure. */
  readonly result: string;
  readonly restarts: number;
  /** Whether it was ever started. */
  readonly started: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const PROPERTIES = 'Id,LoadState,ActiveState,SubState,Result,NRestarts,ExecMainStartTimestampMonotonic';
/** Seconds. */
const QUICK = 30;

/** The systemd manager of the user of this process. */
export class UserManager {
  readonly #env: Readonly<Record<string, string>>;

  constructor(
    private readonly attempt: Attempt,
    variables: Variables,
  ) {
    // The service of a self-hosted runner does not set it.
    this.#env = { XDG_RUNTIME_DIR: variables.XDG_RUNTIME_DIR || `/run/user/${userInfo().uid}` };
  }

  /**
   * The variables of the manager, which differ from those of the job.
   * @returns the result of systemctl(1) if no manager answers
   */
  async environment(
    seconds = QUICK,
  ): Promise<{ readonly variables: Variables } | { readonly refused: CommandResult }> {
    const result = await this.#systemctl(['show-environment'], seconds);
    return result.exitCode === 0 ? { variables: parseEnvironment(result.stdout) } : { refused: result };
  }

  /**
   * The directory from which the manager's generators read the user's Quadlet files. It depends on the environment
   * of the manager, not of the job.
   * @param who the name for the error
   * @throws UserError if no manager answers
   */
  async quadletDirectory(who = '"start"'): Promise<string> {
    const answer = await this.environment();
    if ('refused' in answer) {
      const { exitCode, stderr } = answer.refused;
      throw new UserError(
        `${who} needs the systemd user manager, which does not answer: ${stderr.trim() || `exit code ${exitCode}`}. On a self-hosted runner: sudo loginctl enable-linger ${userInfo().username}`,
      );
    }
    const { XDG_CONFIG_HOME, HOME } = answer.variables;
    return join(XDG_CONFIG_HOME || join(HOME || homedir(), '.config'), 'containers/systemd');
  }

  async reload(): Promise<void> {
    await this.#expect(['daemon-reload'], 120);
  }

  /** Queues the start of services without waiting for it. */
  async start(names: readonly string[]): Promise<void> {
    await this.#expect(['start', '--no-block', '--', ...names], QUICK);
  }

  /** Enables a service as its `[Install]` section says. */
  async enable(name: string): Promise<void> {
    await this.#expect(['enable', '--', name], QUICK);
  }

  async disable(name: string): Promise<void> {
    await this.#expect(['disable', '--', name], QUICK);
  }

  /** Queues the stop of services, so that none of them restarts. */
  async beginStop(names: readonly string[]): Promise<void> {
    await this.#systemctl(['stop', '--no-block', '--', ...names], QUICK);
  }

  /** Stops services. @returns the error, if any */
  async stop(names: readonly string[], seconds: number): Promise<string | undefined> {
    const args = ['stop', '--', ...names];
    const result = await this.#systemctl(args, seconds);
    await this.#systemctl(['reset-failed', '--', ...names], QUICK);
    if (result.exitCode === 0) return undefined;
    return new CommandError(['systemctl', '--user', ...args], result, seconds).lastWords;
  }

  async states(names: readonly string[]): Promise<ServiceState[]> {
    const text = await this.#expect(['show', `--property=${PROPERTIES}`, '--', ...names], QUICK);
    return text
      .split(/\n\n+/)
      .filter((block) => block.trim() !== '')
      .map((block, index) => readState(block, names[index] ?? ''));
  }

  /** @returns the last log lines of a service, including those of systemd about it */
  async journal(name: string, lines: number): Promise<string[]> {
    const argv = [
      'journalctl',
      '--user',
      `--user-unit=${name}`,
      '--no-pager',
      '--output=cat',
      `--lines=${lines}`,
    ];
    const { exitCode, stdout } = await this.attempt(argv, { timeout: QUICK, env: this.#env });
    if (exitCode !== 0) return [];
    return stdout.split('\n').filter((line) => line.trim() !== '' && line !== '-- No entries --');
  }

  #systemctl(args: readonly string[], timeout: number): Promise<CommandResult> {
    return this.attempt(['systemctl', '--user', '--no-pager', ...args], { timeout, env: this.#env });
  }

  async #expect(args: readonly string[], timeout: number): Promise<string> {
    const result = await this.#systemctl(args, timeout);
    if (result.exitCode === 0) return result.stdout;
    throw new CommandError(['systemctl', '--user', ...args], result, timeout);
  }
}

/** A value with special characters is in the `$'…'` syntax of a shell. */
function parseEnvironment(text: string): Variables {
  const pairs = [...text.matchAll(/^(\w+)=(?:\$'(.*)'|(.*))$/gm)];
  return Object.fromEntries(
    pairs.map(([, name, quoted, plain]) => [name, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain]),
  );
}

function readState(block: string, asked: string): ServiceState {
  const values = new Map<string, string>();
  for (const line of block.split('\n'))
    values.set(line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1));
  const value = (name: string) => values.get(name) ?? '';
  return {
    name: asked || value('Id'),
    load: value('LoadState'),
    active: value('ActiveState'),
    sub: value('SubState'),
    result: value('Result'),
    restarts: Number(value('NRestarts') || 0),
    started: Number(value('ExecMainStartTimestampMonotonic') || 0) > 0,
  };
}
