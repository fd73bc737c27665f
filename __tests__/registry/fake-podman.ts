import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import type { Clock } from '../../src/platform/clock.js';
import type { Attempt, CommandResult } from '../../src/platform/exec.js';
import type { ContainerState } from '../../src/podman/podman.js';
import type { RegistrySecrets } from '../../src/registry/secrets/secrets.js';
import type { Answer } from '../fakes.js';
import { secretsFor } from './persistent/fakes.js';
import { selfSigned } from './tls.js';

/** A clock that passes only where somebody sleeps. */
export function fakeClock(start = Date.now()): Clock & { readonly waited: number } {
  let now = start;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      now += milliseconds;
      // What answers over a socket gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
    },
    get waited() {
      return now - start;
    },
  };
}

/** Secrets with a certificate for 127.0.0.1 that a real client takes, for 90 days. */
export async function servingSecrets(directory: string, name = 'served'): Promise<RegistrySecrets> {
  await selfSigned(directory, name, { days: 90 });
  const text = (file: string) => readFile(join(directory, file), 'utf8');
  const [chain, key] = [await text(`${name}.crt`), await text(`${name}.key`)];
  return {
    ...secretsFor({ tls: { 'tls.crt': chain, 'tls.key': key } }),
    certificate: { chain, key, ca: chain },
  };
}

const EMPTY: CommandResult = { exitCode: 0, stdout: '', stderr: '' };

/**
 * A podman and a systemd of a user that start nothing: a pod that is played, or a unit that is started, is an https server
 * at the port that the manifest publishes.
 */
export class FakePodman {
  /** Every command so far, without the options that say where its storage is. */
  readonly commands: string[] = [];
  /** How the next pods end that are played or started; after them each answers. */
  readonly starts: (Answer | 'silent')[] = [];
  images: readonly string[] = [];
  /** What `podman ps` says of the pod. */
  states: readonly ContainerState[] = ['infra', 'registry', 'nginx'].map((name) => ({
    ...{ name: `pod-${name}`, isInfra: name === 'infra', state: 'running', exitCode: 0, restarts: 0 },
  }));
  log = '';
  /** What `systemctl show` says beside whether it is active. */
  service: Readonly<Record<string, string>> = {};
  journal = '';
  /** Told the words of a command before it is done. */
  onCommand: (words: string) => void = () => undefined;
  #active = 'inactive';
  #server: Server | undefined;

  /** @param home of the user, below which units lie */
  constructor(
    private secrets: RegistrySecrets,
    private readonly home: string,
  ) {}

  readonly attempt: Attempt = async (argv) => {
    const words = argv.filter((word, index) => {
      const before = argv[index - 1] ?? '';
      return word !== 'nice' && !/^--(root|runroot)$/.test(word) && !/^--(root|runroot)$/.test(before);
    });
    this.commands.push(words.join(' '));
    this.onCommand(words.join(' '));
    return { ...EMPTY, ...(await this.#answer(words)) };
  };

  /** The certificate of what is started from now on. */
  serve(secrets: RegistrySecrets): void {
    this.secrets = secrets;
  }

  /** The commands that begin with one of these words, in order. */
  ran(...beginnings: readonly string[]): string[] {
    return this.commands.filter((command) => beginnings.some((one) => command.startsWith(one)));
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  async #answer([program, ...words]: readonly string[]): Promise<Answer | undefined> {
    const text = words.join(' ');
    if (program === 'systemctl') return this.#systemctl(words.slice(2));
    if (program === 'journalctl') return { stdout: this.journal };
    if (program === 'curl') return { stdout: 'curl 8.5.0 (x86_64)\n' };
    if (program !== 'podman') return undefined;
    if (text.startsWith('kube play ')) return this.#start(words.at(-1) ?? '');
    if (text.startsWith('pod rm ')) return void (await this.close());
    if (text.startsWith('ps ')) {
      const rows = this.states.map(({ name, isInfra, state, exitCode, restarts }) => ({
        ...{ Names: [name], IsInfra: isInfra, State: state, ExitCode: exitCode, Restarts: restarts },
      }));
      return { stdout: JSON.stringify(rows) };
    }
    if (text.startsWith('logs ')) return { stdout: this.log };
    if (text.startsWith('images ')) {
      return { stdout: JSON.stringify(this.images.map((name) => ({ Id: `id of ${name}`, Names: [name] }))) };
    }
    if (text.startsWith('version ')) return { stdout: '{"Client":{"Version":"5.4.0"}}' };
    if (text === '--version') return { stdout: 'podman version 5.4.0\n' };
    if (text.startsWith('import ')) return { stdout: `${'a'.repeat(64)}\n` };
    return undefined;
  }

  async #start(manifest: string): Promise<Answer | undefined> {
    const end = this.starts.shift();
    if (end !== undefined && end !== 'silent') return end;
    await this.close();
    if (end === 'silent') return undefined;
    const text = await readFile(manifest, 'utf8');
    const found = (key: string) => new RegExp(`${key}: "?([\\d.]+)`).exec(text)?.[1] ?? '';
    const { chain, key } = this.secrets.certificate;
    const server = createServer({ cert: chain, key }, (_, outgoing) => outgoing.end('{}'));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(Number(found('hostPort')), found('hostIP'), resolve);
    });
    return undefined;
  }

  async #systemctl([verb = '', ...rest]: readonly string[]): Promise<Answer | undefined> {
    const names = rest.filter((word) => !word.startsWith('-'));
    switch (verb) {
      case 'show-environment':
        return { stdout: `HOME=${this.home}\n` };
      case 'start': {
        const unit = (names[0] ?? '').replace('.service', '.kube');
        const text = await readFile(join(this.home, '.config/containers/systemd', unit), 'utf8');
        const failed = await this.#start(/^Yaml=(.+)$/m.exec(text)?.[1] ?? '');
        this.#active = failed === undefined ? 'active' : 'failed';
        if (failed !== undefined) this.journal = failed.stderr ?? '';
        return undefined;
      }
      case 'stop':
        this.#active = 'inactive';
        return void (await this.close());
      case 'show': {
        const facts = { Id: names[0], LoadState: 'loaded', ActiveState: this.#active, ...this.service };
        return {
          stdout: `${Object.entries(facts)
            .map((pair) => pair.join('='))
            .join('\n')}\n`,
        };
      }
      default:
        return undefined;
    }
  }
}
