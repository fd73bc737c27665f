import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { pathExists, writePrivate } from '../../platform/files.js';
import { UserManager } from '../../podman/user-manager.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { classicUnit } from '../emit/classic-unit.js';
import { kubeUnit } from '../emit/quadlet.js';
import type { UnitOptions } from '../emit/units.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import type { RegistryPaths } from './paths.js';
import { canWatch, type Watch, watchNames } from './watch.js';

/** A unit file of the user's systemd. */
interface UnitFile {
  readonly path: string;
  readonly text: string;
}

/** Seconds for a registry to stop; each container has 10. */
const STOP = 120;
const STOPS = 5;

/**
 * The unit that plays the pod: a Quadlet file, or a service for a Podman without Quadlet. Pure.
 * @param quadlets the directory of this user's Quadlet files: `~/.config/containers/systemd`
 */
export function unitFile(
  pod: RegistrySpec,
  version: PodmanVersion,
  options: UnitOptions,
  quadlets: string,
): UnitFile {
  // Quadlet requires Podman 4.4, its key for the user namespace of a manifest 4.5.
  const knowsQuadlet = atLeast(version, 4, pod.mapping === undefined ? 4 : 5);
  // `%` begins a specifier, in the path of a home directory too.
  const escaped = { ...options, manifest: options.manifest.replaceAll('%', '%%') };
  return knowsQuadlet
    ? { path: join(quadlets, `${pod.name}.kube`), text: kubeUnit(pod, version, escaped) }
    : {
        path: join(plainUnits(quadlets), `${pod.name}.service`),
        text: classicUnit(pod, version, escaped),
      };
}

/** The directory of other unit files: `~/.config/systemd/user`. Pure. */
export function plainUnits(quadlets: string): string {
  return join(dirname(dirname(quadlets)), 'systemd/user');
}

/** The registry's services in this user's systemd. */
export class RegistryServices {
  private readonly manager: UserManager;

  constructor(
    private readonly attempt: Attempt,
    variables: Readonly<Record<string, string | undefined>>,
  ) {
    this.manager = new UserManager(attempt, variables);
  }

  /** @throws UserError if this user has no systemd */
  quadletDirectory(): Promise<string> {
    return this.manager.quadletDirectory('a persistent registry');
  }

  /** Whether the programs for a watch exist. */
  canWatch(): Promise<boolean> {
    return canWatch(this.attempt);
  }

  /** @throws UserError if systemd has no such service, because Podman's generator is missing */
  async install({ service }: RegistryPaths, unit: UnitFile, watch: Watch | undefined): Promise<void> {
    const plain = plainUnits(await this.quadletDirectory());
    for (const [name, text] of Object.entries(watch?.units ?? {}))
      await writePrivate(join(plain, name), text);
    await writePrivate(unit.path, unit.text);
    await this.manager.reload();
    const state = await this.state(service);
    if (state.load === 'not-found') {
      throw new UserError(
        `systemd has no ${service} from ${unit.path}: Podman's Quadlet generator is missing or rejects the file; see: podman-registry doctor`,
      );
    }
    if (isClassic(unit.path)) await this.manager.enable(service);
  }

  /** Stops the service and its watch, and removes their unit files. */
  async remove({ service, pod }: RegistryPaths): Promise<void> {
    const quadlets = await this.quadletDirectory();
    const watch = Object.values(watchNames(pod));
    const units = [
      join(quadlets, `${pod}.kube`),
      ...[`${pod}.service`, ...watch].map((name) => join(plainUnits(quadlets), name)),
    ];
    const left = await this.manager.stop([...watch, service], STOP);
    // A missing unit cannot be stopped, and need not be.
    const there = (await this.state(service)).active;
    if (left !== undefined && (there === 'active' || there === 'activating' || there === 'deactivating')) {
      throw new UserError(`could not stop ${service}: ${left}`);
    }
    for (const unit of units) {
      if (!(await pathExists(unit))) continue;
      if (unit.endsWith(`/${service}`)) await this.manager.disable(service);
      await rm(unit);
    }
    await this.manager.reload();
  }

  async start({ service }: RegistryPaths): Promise<void> {
    await this.manager.start([service]);
  }

  async restart({ service }: RegistryPaths): Promise<void> {
    let left = await this.manager.stop([service], STOP);
    // A restart by the watch at the same moment replaces this job in systemd's queue.
    for (let tries = 0; tries < STOPS && left !== undefined && /cancel/i.test(left); tries += 1) {
      left = await this.manager.stop([service], STOP);
    }
    if (left !== undefined) throw new UserError(`could not stop ${service}: ${left}`);
    await this.manager.start([service]);
  }

  /** The timer of `podman auto-update`, for all of this user's containers. */
  async startAutoUpdates(): Promise<void> {
    await this.manager.enable('podman-auto-update.timer');
    await this.manager.start(['podman-auto-update.timer']);
  }

  async state(service: string) {
    const [state] = await this.manager.states([service]);
    if (state === undefined) throw new Error(`systemctl show printed nothing for ${service}`);
    return state;
  }

  journal({ service }: RegistryPaths, lines: number): Promise<string[]> {
    return this.manager.journal(service, lines);
  }
}

function isClassic(unit: string): boolean {
  return unit.endsWith('.service');
}
