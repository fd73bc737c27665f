import { ACTION, NODE, stepMain, stepPost } from '../../conformance/lab.js';
import type { Random } from '../../parity/fuzz/random.js';
import type { Machine } from '../../src/machine/machine.js';
import { RUNNER } from '../../src/machine/recipe.js';
import { asRunner } from '../as-runner.js';
import { killRole, ROLES, type Role } from '../kill-process.js';
import { type Pusher, type Pushes, startPushes, type Target, type Verdict, verifyPushes } from '../pushes.js';

/** A registry of the soak test. */
export interface SoakChoice {
  readonly name: string;
  readonly lifecycle: 'job' | 'persistent';
  /** The inputs for its images. */
  readonly images: Readonly<Record<string, string>>;
}

/** What a registry of a job restarts by itself. */
const RESTARTED: readonly Role[] = ['registry', 'nginx'];
/** Their loss ends a registry of a job. */
const FATAL: readonly Role[] = ['infra', 'conmon of infra', 'forwarder'];

const DATA = `${RUNNER.home}/.local/share/podman-registry-action`;

/** One registry with pushes that go on. */
export class SoakRegistry {
  #outputs: Readonly<Record<string, string>> = {};
  #pushes: Pushes | undefined;
  readonly roles: readonly Role[];

  constructor(
    private readonly machine: Machine,
    readonly choice: SoakChoice,
    /** The directory of its data. */
    private readonly storage: string,
    private readonly seconds: number,
  ) {
    this.roles = this.isPersistent ? ROLES : RESTARTED;
  }

  get name(): string {
    return this.choice.name;
  }

  get isPersistent(): boolean {
    return this.choice.lifecycle === 'persistent';
  }

  async start(): Promise<void> {
    const { name, lifecycle, images } = this.choice;
    this.#outputs = await stepMain(this.machine, this.#temporary, {
      ...images,
      'keep-images': 'true',
      proof: 'false',
      'storage-path': this.storage,
      lifecycle,
      ...(this.isPersistent && { name }),
    });
    if (this.isPersistent) await this.post();
  }

  /** Ends the job. A persistent registry goes on. */
  async post(): Promise<void> {
    await stepPost(this.machine, this.#temporary);
  }

  async push(): Promise<void> {
    this.#pushes = await startPushes(this.#pusher(this.seconds), this.#target, this.#file);
  }

  /** @returns the seconds until pushes work */
  async goOn(seconds: number): Promise<number> {
    return (await this.#pushes?.goOn(seconds)) ?? 0;
  }

  stopPushes() {
    return this.#pushes?.stop();
  }

  kill(role: Role): Promise<number[]> {
    const { pod = '', port } = this.#outputs;
    return killRole(
      this.machine,
      this.isPersistent ? `podman-registry-${this.name}` : pod,
      role,
      Number(port),
    );
  }

  /** Ends a registry of a job by SIGKILL, and starts that of the next job with the same data. */
  async replace(random: Random): Promise<Role> {
    await this.stopPushes();
    const role = random.pick(FATAL);
    await this.kill(role);
    await this.post();
    await this.start();
    await this.push();
    return role;
  }

  /** A command for a persistent registry. @returns the last line of the output */
  async operate(verb: 'gc' | 'upgrade' | 'status', options: readonly string[] = []): Promise<string> {
    const argv = [NODE, `${ACTION}/dist/cli.js`, verb, this.name, ...options];
    const output = await asRunner(this.machine, argv, { timeout: 600 });
    return output.trim().split('\n').at(-1) ?? '';
  }

  /** Makes the next upgrade restart the registry, also if it has no newer image. */
  async makeOutdated(): Promise<void> {
    const file = `${DATA}/${this.name}/nginx/nginx.conf`;
    await asRunner(this.machine, ['sh', '-c', `echo '# outdated' >> ${file}`]);
  }

  /** Pulls what was acknowledged. @param newest only so many; default: everything */
  verify(newest = 0): Promise<Verdict> {
    return verifyPushes(this.#pusher(3600, { NEWEST: String(newest) }), this.#target, this.#file);
  }

  get #temporary(): string {
    return `${RUNNER.home}/_soak/${this.name}`;
  }

  get #file(): string {
    return `${RUNNER.home}/_soak/${this.name}.jsonl`;
  }

  get #target(): Target {
    const { registry = '', username, password, 'ca-cert': ca = '' } = this.#outputs;
    const kept = `${DATA}/${this.name}/ca.crt`;
    return { registry, ca: this.isPersistent ? kept : ca, login: `${username}:${password}` };
  }

  #pusher(longest: number, env: Readonly<Record<string, string>> = {}): Pusher {
    const pace = { PAUSE: '3000', LARGEST: '16384', MIXED: '1' };
    return {
      machine: this.machine,
      node: NODE,
      script: `${ACTION}/attacks/pusher.mjs`,
      env: { ...pace, ...env },
      longest,
    };
  }
}
