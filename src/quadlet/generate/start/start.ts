import { describeError, UserError } from '../../../platform/errors.js';
import type { Attempt } from '../../../platform/exec.js';
import type { Log } from '../../../platform/log.js';
import { UserManager } from '../../../podman/user-manager.js';
import { versionNumber } from '../../catalogue/versions.js';
import type { Generation } from '../generate-set.js';
import type { LaidOutFile } from '../lay-out.js';
import { awaitServices, type Clock, type StartedService, systemClock } from './await-services.js';
import { type Installation, install, planInstallation, uninstall } from './installation.js';

/** The services to start. */
export interface StartRequest {
  /** Units, drop-ins, and the files that units refer to. */
  readonly files: readonly LaidOutFile[];
  readonly generation: Generation;
  /** Undefined: all except templates. */
  readonly services: readonly string[] | undefined;
  /** In full. */
  readonly podman: string;
  /** Seconds. */
  readonly timeout: number;
}

/** The dependencies of a start. */
export interface StartTools {
  readonly attempt: Attempt;
  readonly log: Log;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  /** Called before the first change, so that another process can undo it. */
  readonly remember: (installation: Installation) => void;
}

/** Seconds in which services must have stopped. */
const STOP = 120;

/**
 * Installs the files for the current user, starts the services, waits for them, and removes everything again.
 * @throws UserError without a user manager, or if the user already has services of the same names
 */
export async function startServices(request: StartRequest, tools: StartTools): Promise<StartedService[]> {
  const { attempt, log, variables, clock = systemClock } = tools;
  const manager = new UserManager(attempt, variables);
  const services = chooseServices(request);
  if (services.length === 0) return [];
  const directory = await manager.quadletDirectory();
  const all = request.generation.set.services.map(({ name }) => name).filter((name) => !name.includes('@.'));
  const known = (await manager.states(all)).find(({ load }) => load !== 'not-found');
  if (known !== undefined) {
    throw new UserError(`"start" would replace ${known.name}, which already exists; use another machine`);
  }
  const looksDeep = versionNumber(request.podman) >= versionNumber('4.7.0');
  const plan = planInstallation(request.files, directory, looksDeep);
  const installation: Installation = {
    paths: plan.paths,
    parents: plan.parents,
    services: all,
    volumes: await newOnes('volume', request.generation, attempt),
    networks: await newOnes('network', request.generation, attempt),
  };
  tools.remember(installation);
  try {
    install(request.files, plan.directory);
    await manager.reload();
    await manager.start(services);
    return await awaitServices(services, request.timeout, { manager, attempt, clock });
  } finally {
    await undoStart(installation, { attempt, log, variables });
  }
}

/** Stops the services and removes everything that {@link startServices} created. Failures are warnings. */
export async function undoStart(
  installation: Installation,
  { attempt, log, variables }: Pick<StartTools, 'attempt' | 'log' | 'variables'>,
): Promise<void> {
  const manager = new UserManager(attempt, variables);
  const { services, volumes, networks } = installation;
  try {
    await manager.beginStop(services);
    // systemd only sends SIGTERM to a service that is still starting, which a container's first process may ignore.
    await removeContainers(services, attempt);
    const left = await manager.stop(services, STOP);
    if (left !== undefined) log.warning(`not all services could be stopped: ${left}`);
    uninstall(installation);
    await manager.reload();
    for (const [kind, names] of [
      ['volume', volumes],
      ['network', networks],
    ] as const) {
      for (const name of names) {
        if (!(await exists(kind, name, attempt))) continue;
        const { exitCode, stderr } = await attempt(['podman', kind, 'rm', '--', name], { timeout: 60 });
        if (exitCode !== 0) log.warning(`could not remove the ${kind} ${name}: ${stderr.trim()}`);
      }
    }
  } catch (thrown) {
    log.warning(`could not clean up after the trial start: ${describeError(thrown)}`);
  }
}

/** Stops and removes the containers of services, each with its own stop timeout. */
async function removeContainers(services: readonly string[], attempt: Attempt): Promise<void> {
  const argv = ['podman', 'ps', '--all', '--filter', 'label=PODMAN_SYSTEMD_UNIT', '--format', 'json'];
  const { exitCode, stdout } = await attempt(argv, { timeout: 60 });
  if (exitCode !== 0) return;
  const rows: { readonly Id: string; readonly Labels?: Readonly<Record<string, string>> }[] = JSON.parse(
    stdout || '[]',
  );
  const own = rows.filter(({ Labels }) => services.includes(Labels?.PODMAN_SYSTEMD_UNIT ?? ''));
  if (own.length === 0) return;
  // The unit's ExecStop= removes them as well, so errors are ignored.
  await attempt(['podman', 'rm', '--force', '--volumes', '--ignore', ...own.map(({ Id }) => Id)], {
    timeout: STOP,
  });
}

/** @throws UserError for a service that is not in the set */
function chooseServices({ services, generation }: StartRequest): string[] {
  const all = generation.set.services.map(({ name }) => name);
  const unknown = services?.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new UserError(`input "services": ${unknown} does not exist; the services are ${all.join(', ')}`);
  }
  const template = services?.find((name) => name.includes('@.'));
  if (template !== undefined) {
    throw new UserError(`input "services": ${template} is a template and cannot be started`);
  }
  return [...(services ?? all.filter((name) => !name.includes('@.')))];
}

/** Volumes or networks that the units create and that do not exist yet; the command of a unit ends with the name. */
async function newOnes(kind: 'volume' | 'network', { set }: Generation, attempt: Attempt): Promise<string[]> {
  const command = new RegExp(`^ExecStart=[^ \\n]*podman ${kind} create (.*)$`, 'gm');
  const names = set.services.flatMap(({ unit }) =>
    [...unit.text.matchAll(command)].map(([, words = '']) => lastName(words)),
  );
  const fresh: string[] = [];
  for (const name of new Set(names)) {
    if (!(await exists(kind, name, attempt))) fresh.push(name);
  }
  return fresh;
}

/** The name at the end of a command, without quotes. */
function lastName(words: string): string {
  let start = words.length;
  while (start > 0 && /[\w.-]/.test(words.charAt(start - 1))) start--;
  return words.slice(start);
}

async function exists(kind: 'volume' | 'network', name: string, attempt: Attempt): Promise<boolean> {
  return (await attempt(['podman', kind, 'exists', name], { timeout: 60 })).exitCode === 0;
}
