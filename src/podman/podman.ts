import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attempt,
  CommandError,
  type CommandOptions,
  type CommandResult,
  isNotInstalled,
} from '../platform/exec.js';
import { type PodmanInfo, parsePodmanInfo } from './info.js';
import { atLeast, type PodmanVersion, parsePodmanVersion } from './version.js';

/** An image of this user's storage. */
export interface LocalImage {
  /** 64 hexadecimal digits: the digest of the image's configuration, and so of its uncompressed layers. */
  readonly id: string;
  /** Every `repository:tag` that names it. */
  readonly names: readonly string[];
  /** Its known `repository@digest` names. */
  readonly digests?: readonly string[];
  /** Bytes of its uncompressed layers. */
  readonly size?: number;
}

/** A container of a pod in `podman ps`. */
export interface ContainerState {
  readonly name: string;
  readonly isInfra: boolean;
  /** `running`, `exited`, `created` … */
  readonly state: string;
  /** Valid only if `state` is `exited`. */
  readonly exitCode: number;
  readonly restarts: number;
}

/** What a container has from its image. */
export interface ContainerFacts {
  /** The name of the image. */
  readonly image: string;
  readonly imageId: string;
  readonly labels: Readonly<Record<string, string | undefined>>;
  /** `NAME=VALUE` */
  readonly variables: readonly string[];
}

export interface ImageFacts extends Pick<ContainerFacts, 'labels' | 'variables'> {
  readonly id: string;
  /** What its file system consists of. */
  readonly layers: string;
}

/** A `[[registry]]` in `podman info`, with the field names of containers/image. */
export interface RegistryEntry {
  readonly Prefix: string;
  readonly Location: string;
  readonly Insecure: boolean;
  readonly Blocked: boolean;
  readonly MirrorByDigestOnly: boolean;
  readonly Mirrors: readonly RegistryMirror[] | null;
}

export interface RegistryMirror {
  readonly Location: string;
  readonly Insecure: boolean;
  /** `all`, `digest-only` or `tag-only`; empty by default. */
  readonly PullFromMirror?: string;
}

// Seconds. Storage commands are fast, network transfers are not.
const QUICK = 30;
const SLOW = 300;
const TRANSFER = 1800;

/** Typed calls of the podman command line, as the user of this process. */
export class Podman {
  private known: PodmanVersion | undefined;

  /** @param options options of every call, such as a separate storage: `--root DIR` */
  constructor(
    private readonly attempt: Attempt,
    private readonly options: readonly string[] = [],
  ) {}

  private async call(args: readonly string[], options: CommandOptions): Promise<string> {
    const argv = ['podman', ...this.options, ...args];
    const result = await this.attempt(argv, options);
    if (result.exitCode !== 0) throw new CommandError(argv, result, options.timeout);
    return result.stdout;
  }

  /** Read once; it does not change during a job. */
  async version(): Promise<PodmanVersion> {
    if (this.known) return this.known;
    const answer = JSON.parse(await this.call(['version', '--format', 'json'], { timeout: QUICK }));
    this.known = parsePodmanVersion(answer.Client.Version);
    return this.known;
  }

  /** Reads `podman info`, which opens the storage and creates it if it does not exist. */
  async info(): Promise<PodmanInfo> {
    const info = parsePodmanInfo(await this.call(['info', '--format', 'json'], { timeout: QUICK }));
    this.known = info.version;
    return info;
  }

  /** The merged registries.conf of this user, by prefix. */
  async registries(): Promise<Readonly<Record<string, RegistryEntry | undefined>>> {
    const { registries } = JSON.parse(await this.call(['info', '--format', 'json'], { timeout: QUICK }));
    // The list among them has the search registries for short names.
    const { search: _, ...entries } = registries ?? {};
    return entries;
  }

  async images(): Promise<LocalImage[]> {
    const rows = JSON.parse(await this.call(['images', '--format', 'json'], { timeout: QUICK }));
    return rows.map((row: { Id: string; Names?: string[]; RepoDigests?: string[]; Size?: number }) => ({
      id: row.Id,
      names: row.Names ?? [],
      digests: row.RepoDigests ?? [],
      ...(row.Size !== undefined && { size: row.Size }),
    }));
  }

  /** @returns the lines of `/proc/self/uid_map` in the user namespace that podman creates for this user */
  async userNamespaceMap(): Promise<string> {
    return this.call(['unshare', 'cat', '/proc/self/uid_map'], { timeout: QUICK });
  }

  async runningContainers(): Promise<string[]> {
    const names = await this.call(['ps', '--format', '{{.Names}}'], { timeout: QUICK });
    return names.split('\n').filter((name) => name !== '');
  }

  /** Stops all containers of this user and makes podman read the subordinate id ranges again. */
  async systemMigrate(): Promise<void> {
    await this.call(['system', 'migrate'], { timeout: SLOW });
  }

  /**
   * Creates an image with one layer from a tar archive of its root, in half the time of a build.
   * @param changes instructions as in a Containerfile: `USER 1000:1000`
   * @returns the image's id
   */
  async import(archive: string, name: string, changes: readonly string[]): Promise<string> {
    const options = changes.flatMap((change) => ['--change', change]);
    return imageId(await this.call(['import', '--quiet', ...options, archive, name], { timeout: SLOW }));
  }

  /** @returns the digest of the pushed manifest */
  async push(image: string, reference: string, digestFile: string): Promise<string> {
    const args = ['push', '--quiet', '--digestfile', digestFile, image, `docker://${reference}`];
    await this.call(args, { timeout: TRANSFER });
    return (await readFile(digestFile, 'utf8')).trim();
  }

  /** Whether it is a manifest list. */
  async isManifestList(name: string): Promise<boolean> {
    const argv = ['podman', ...this.options, 'manifest', 'exists', name];
    return (await this.attempt(argv, { timeout: QUICK })).exitCode === 0;
  }

  /** Pushes a manifest list with all of its images. */
  async pushList(list: string, reference: string): Promise<void> {
    const args = ['manifest', 'push', '--all', '--quiet', list, `docker://${reference}`];
    await this.call(args, { timeout: TRANSFER });
  }

  /** @returns the image's id */
  async pull(reference: string): Promise<string> {
    return (await this.call(['pull', '--quiet', reference], { timeout: TRANSFER })).trim();
  }

  /** Pulls several images in one call. @returns their ids, in the same order */
  async pullAll(references: readonly string[]): Promise<string[]> {
    return (await this.call(['pull', '--quiet', ...references], { timeout: TRANSFER })).trim().split('\n');
  }

  /** Copies an image of the storage to a destination with a transport: `oci:DIRECTORY:NAME`. */
  async copyTo(image: string, destination: string): Promise<void> {
    await this.call(['push', '--quiet', image, destination], { timeout: TRANSFER });
  }

  /**
   * Writes an image with its manifest's format, its configuration and its uncompressed layers to a new directory, so that
   * its ID stays the same. Signatures do not match the uncompressed layers.
   * @param timeout seconds
   */
  async writeTo(image: string, directory: string, timeout: number): Promise<void> {
    await this.call(['push', '--quiet', '--remove-signatures', image, `dir:${directory}`], { timeout });
  }

  async tag(image: string, ...names: readonly string[]): Promise<void> {
    await this.call(['tag', image, ...names], { timeout: QUICK });
  }

  /**
   * Reads images from sources with a transport, in one call.
   * @param directory the base directory of a path in `sources`
   * @param timeout seconds
   * @returns their ids, in the same order
   */
  async pullFrom(
    sources: readonly string[],
    directory: string,
    timeout = TRANSFER,
  ): Promise<readonly string[]> {
    const args = ['pull', '--quiet', ...sources];
    return (await this.call(args, { timeout, cwd: directory })).trim().split('\n');
  }

  async untag(image: string, name: string): Promise<void> {
    await this.call(['untag', image, name], { timeout: QUICK });
  }

  async removeImages(references: readonly string[]): Promise<void> {
    await this.call(['rmi', ...references], { timeout: SLOW });
  }

  /**
   * Runs a container of `image` without a network and waits for it, with any exit code.
   * @param mounts directories of the host and their paths in the container, read-only
   * @param variables of the container; their values are not on the command line
   */
  async tryOnce(
    image: string,
    name: string,
    mounts: readonly (readonly [source: string, target: string])[],
    { entrypoint, args }: { readonly entrypoint?: string | undefined; readonly args: readonly string[] },
    variables: Readonly<Record<string, string>>,
  ): Promise<CommandResult> {
    const options = [
      ...['--rm', '--name', name, '--network', 'none', '--pull', 'never', '--security-opt', 'label=disable'],
      ...mounts.flatMap(([source, target]) => ['--volume', `${source}:${target}:ro`]),
      ...Object.keys(variables).flatMap((variable) => ['--env', variable]),
      ...(entrypoint === undefined ? [] : ['--entrypoint', entrypoint]),
    ];
    return this.attempt(['podman', ...this.options, 'run', ...options, image, ...args], {
      timeout: 60,
      env: variables,
    });
  }

  /**
   * Runs a command in a container with a directory instead of an image, and returns its output.
   * @param root its name becomes that of the container
   * @param mounts directories of the host, mounted read-only
   */
  async runRootfs(
    root: string,
    mounts: readonly string[],
    command: readonly string[],
    network: 'none' | 'pasta' | 'slirp4netns',
  ): Promise<string> {
    const volumes = mounts.flatMap((path) => ['--volume', `${path}:${path}:ro`]);
    // Otherwise SELinux denies access to files without a container label.
    const options = [
      '--rm',
      '--name',
      basename(root),
      '--network',
      network,
      '--security-opt',
      'label=disable',
    ];
    return this.call(['run', ...options, ...volumes, '--rootfs', root, ...command], { timeout: 60 });
  }

  /** @param options `userns` since Podman 4.2 */
  async kubePlay(
    manifest: string,
    version: PodmanVersion,
    options: { readonly network?: string | undefined; readonly userns?: string | undefined },
  ): Promise<void> {
    const words = [
      ...(options.network === undefined ? [] : ['--network', options.network]),
      ...(options.userns === undefined ? [] : ['--userns', options.userns]),
    ];
    await this.call([...kubePlayCommand(version), ...words, manifest], { timeout: 120 });
  }

  /** @returns the pid on the host of a container's first process; 0 if it is not running */
  async firstProcess(container: string): Promise<number> {
    const args = ['inspect', '--type', 'container', '--format', '{{.State.Pid}}', container];
    return Number(await this.call(args, { timeout: QUICK }));
  }

  /** @returns one for each container, in the same order */
  async containerFacts(containers: readonly string[]): Promise<ContainerFacts[]> {
    const text = await this.call(['inspect', '--type', 'container', '--format', 'json', ...containers], {
      timeout: QUICK,
    });
    return JSON.parse(text).map(
      (row: {
        Image?: string;
        ImageName?: string;
        Config: { Env?: string[]; Labels?: Record<string, string> | null };
      }) => ({
        image: row.ImageName ?? '',
        imageId: row.Image ?? '',
        labels: row.Config.Labels ?? {},
        variables: row.Config.Env ?? [],
      }),
    );
  }

  /** @returns undefined without such an image */
  async imageFacts(image: string): Promise<ImageFacts | undefined> {
    const argv = ['podman', ...this.options, 'image', 'inspect', '--format', 'json', image];
    const { exitCode, stdout } = await this.attempt(argv, { timeout: QUICK });
    if (exitCode !== 0) return undefined;
    const [row] = JSON.parse(stdout);
    return {
      id: row.Id,
      layers: row.RootFS.Layers.join(' '),
      labels: row.Labels ?? {},
      variables: row.Config?.Env ?? [],
    };
  }

  /** Runs a command in a running container, with any exit code. */
  async exec(container: string, command: readonly string[]): Promise<CommandResult> {
    return this.attempt(['podman', ...this.options, 'exec', container, ...command], { timeout: QUICK });
  }

  /** Changes the owner of a path to ids of podman's user namespace; 0 is the user. */
  async changeOwner(path: string, owner: { readonly uid: number; readonly gid: number }): Promise<void> {
    await this.call(['unshare', 'chown', `${owner.uid}:${owner.gid}`, path], { timeout: QUICK });
  }

  /** Creates a named volume, unless it exists. */
  async ensureVolume(name: string, label: string): Promise<void> {
    // `volume create --ignore` came with Podman 4.3.
    const { exitCode } = await this.attempt(['podman', 'volume', 'inspect', name], { timeout: QUICK });
    if (exitCode !== 0) await this.call(['volume', 'create', '--label', label, name], { timeout: QUICK });
  }

  /**
   * Removes a pod with its containers, if it exists. If the monitor of a container was killed, the first call only
   * detects that, so a second call follows, and before a third one each container is removed separately.
   * @param pause milliseconds between the calls
   * @throws CommandError if the pod still exists after all of them
   */
  async removePod(name: string, pause = 1000): Promise<void> {
    const remove = () => this.call(['pod', 'rm', '--force', '--ignore', name], { timeout: 60 });
    try {
      await remove();
      return;
    } catch (thrown) {
      if (!(thrown instanceof CommandError) || isNotInstalled(thrown.result)) throw thrown;
    }
    await sleep(pause);
    const again = await remove().catch((thrown: unknown) => thrown);
    if (!(again instanceof Error)) return;
    await this.removeContainersOf(name);
    await sleep(pause);
    await remove();
  }

  /** Ignores failures; the removal of the pod reports the reason. */
  private async removeContainersOf(pod: string): Promise<void> {
    const containers = await this.podStates(pod).catch(() => []);
    // `rm --time` came with Podman 4.0.
    const version = await this.version().catch(() => undefined);
    const atOnce = version !== undefined && atLeast(version, 4, 0) ? ['--time', '0'] : [];
    for (const { name } of containers.filter(({ isInfra }) => !isInfra)) {
      const argv = ['podman', ...this.options, 'rm', '--force', ...atOnce, name];
      await this.attempt(argv, { timeout: QUICK });
    }
  }

  /** @throws CommandError if podman fails */
  async podExists(name: string): Promise<boolean> {
    const argv = ['podman', ...this.options, 'pod', 'exists', name];
    const result = await this.attempt(argv, { timeout: QUICK });
    // podman-pod-exists(1): 0 and 1 are the answers, 125 is a failure.
    if (result.exitCode > 1) throw new CommandError(argv, result, QUICK);
    return result.exitCode === 0;
  }

  async podStates(pod: string): Promise<ContainerState[]> {
    const args = ['ps', '--all', '--filter', `pod=${pod}`, '--format', 'json'];
    const rows = JSON.parse(await this.call(args, { timeout: QUICK }));
    return rows.map(
      (row: { Names: string[]; IsInfra: boolean; State: string; ExitCode: number; Restarts?: number }) => ({
        name: row.Names[0] ?? '',
        isInfra: row.IsInfra,
        state: row.State,
        exitCode: row.ExitCode,
        restarts: row.Restarts ?? 0,
      }),
    );
  }

  /** @returns the last lines of a container's standard output and standard error */
  async logs(container: string, lines: number): Promise<string> {
    const argv = ['podman', 'logs', '--tail', String(lines), container];
    const { stdout, stderr } = await this.attempt(argv, { timeout: QUICK });
    return stdout + stderr;
  }
}

/** Podman 4.3's import says `sha256:ID`. */
function imageId(text: string): string {
  return text.trim().replace(/^sha256:/, '');
}

/** `podman kube play` exists since Podman 4.2; before that it is `podman play kube`. */
export function kubePlayCommand(version: PodmanVersion): string[] {
  return atLeast(version, 4, 2) ? ['kube', 'play'] : ['play', 'kube'];
}
