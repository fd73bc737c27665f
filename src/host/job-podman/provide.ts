import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse, stringify, TomlError } from 'smol-toml';
import { lastLines, UserError } from '../../platform/errors.js';
import { isNotInstalled } from '../../platform/exec.js';
import { readGivenFile } from '../../platform/given-paths.js';
import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
import { confFile } from '../../undo/bundle.js';
import type { Journal } from '../../undo/journal.js';
import { applySteps } from '../apply-steps.js';
import { isTooOld } from '../checks/programs/crun-version.js';
import { userRegistriesDirectory } from '../facts/config-search.js';
import { replacedConf } from '../facts/containers-conf.js';
import { runtimeDirectory, userConfigDirectory } from '../facts/home.js';
import { installedPodmanVersion } from '../facts/podman.js';
import { storageConf } from '../facts/storage-conf.js';
import { readToml, type TomlTable, tableAt } from '../facts/toml.js';
import type { Host } from '../host.js';
import { exportForJob } from '../job-variable.js';
import { writeRegistriesDropIn } from '../registries-drop-in.js';
import { bundleConf, mergeConf, OVERRIDE_SINCE, runtimeConf } from './conf.js';
import type { ArchiveSource } from './fetch.js';
import type { AskedVersion } from './from-packages.js';
import { describeBundle, installArchive, installVersion } from './install.js';
import { type Programs, pathDirectory, shortVersion } from './programs.js';

/** The Podman and the configuration that a job asks for. */
export interface PodmanRequest {
  readonly archive: ArchiveSource | undefined;
  /** A version of the distribution's packages; nothing for the installed one. */
  readonly version: AskedVersion | undefined;
  /** Paths of fragments. */
  readonly containersConf: string | undefined;
  readonly registriesConf: string | undefined;
  /** `crun`, `runc` or a path. */
  readonly runtime: string | undefined;
}

interface PodmanJob {
  readonly name: string;
  readonly directory: string;
  readonly scratch: string;
  readonly host: Host;
  readonly journal: Journal;
  /** Before a change of the host. */
  claimHost(): Promise<void>;
  /** For the later steps of the job. */
  addPath(directory: string): void;
}

/** Whether a request changes what later steps run: another podman, or its containers.conf(5). */
export function changesPodman({ archive, version, containersConf, runtime }: PodmanRequest): boolean {
  return [archive, version, containersConf, runtime].some((one) => one !== undefined);
}

/**
 * Installs the Podman of a job in its directory and applies its configuration, for this step and the later ones. All
 * checks come before the first change for others.
 * @returns one line for the log for each thing that was done, and where another Podman is from
 * @throws UserError
 */
export async function provideJobPodman(
  request: PodmanRequest,
  job: PodmanJob,
): Promise<{ readonly lines: readonly string[]; readonly origin: string | undefined }> {
  const { host, journal, directory } = job;
  const lines: string[] = [];
  const fragment = await readFragment('containers-conf', request.containersConf);
  const registries = await readFragment('registries-conf', request.registriesConf);
  const installed = request.archive ? undefined : await installedPodmanVersion(host);
  const bundle =
    (request.archive && (await installArchive(request.archive, job))) ??
    (request.version && (await installVersion(request.version, installed, job)));
  const version = bundle?.version ?? installed;
  if (bundle !== undefined) lines.push(describeBundle(bundle));
  else if (request.version && version)
    lines.push(`✓ Podman ${formatVersion(version)} is installed, as "podman-version" asks`);
  if (bundle !== undefined || changesPodman({ ...request, version: undefined })) {
    if (version === undefined)
      throw new UserError('podman is not installed; install it, or set "podman-archive"');
    const runtime = request.runtime && (await findRuntime(request.runtime, bundle?.programs, version, host));
    const overrides = atLeast(version, ...OVERRIDE_SINCE);
    const tables = [
      ...(await replacedConf(host, overrides)),
      ...(bundle ? [bundleConf(bundle.programs)] : []),
      ...(fragment ? [fragment.tables] : []),
      ...(runtime ? [runtimeConf(runtime)] : []),
    ];
    const variable = overrides ? 'CONTAINERS_CONF_OVERRIDE' : 'CONTAINERS_CONF';
    const path = confFile(directory);
    await writeFile(path, `${HEAD}${stringify(mergeConf(tables))}`, { mode: 0o600 });
    await assertAccepted(bundle?.programs.podman ?? 'podman', { [variable]: path }, request, host);
    await exportForJob(variable, path, { host, journal });
    if (bundle !== undefined) {
      await keepStore(job);
      job.addPath(pathDirectory(bundle.programs));
    }
    if (fragment !== undefined) lines.push(`containers.conf for this job: ${request.containersConf}`);
    if (runtime) lines.push(`OCI runtime of this job: ${runtime}`);
    host.forget();
  }
  if (registries !== undefined) {
    await applyRegistries(registries.text, job);
    lines.push(`registries.conf for this job: ${request.registriesConf}`);
  }
  return { lines, origin: bundle?.origin ?? (bundle && 'an archive') };
}

const HEAD = '# The settings of one job. Made by podman-registry-action, and removed after the job.\n';

/**
 * Podman with containers/storage 1.63 applies `graphroot` and `runroot` of the system's storage.conf to users; earlier ones
 * do not, and distributions set both there. The Podman of a job uses the store of the installed one. In a file of the user,
 * because systemd starts the health checks of containers without the variables of the job.
 */
async function keepStore({ host, claimHost }: PodmanJob): Promise<void> {
  const { path, own, graphRoot } = await storageConf(host);
  if (path === undefined || own) return;
  const found = await readToml(path, host);
  const tables = found !== undefined && 'tables' in found ? found.tables : {};
  const storage = tableAt(tables, 'storage');
  if (storage.graphroot === undefined && storage.runroot === undefined) return;
  const roots = { graphroot: graphRoot, runroot: `${runtimeDirectory(host)}/containers` };
  const text = `${HEAD}${stringify(mergeConf([tables, { storage: roots }]))}`;
  await claimHost();
  const target = `${userConfigDirectory(host)}/storage.conf`;
  await host.exclusively(() => applySteps([{ kind: 'write', as: 'user', path: target, text }], host));
}

async function findRuntime(
  asked: string,
  programs: Programs | undefined,
  podman: PodmanVersion,
  host: Host,
): Promise<string> {
  const own = asked === 'crun' || asked === 'runc' ? programs?.[asked] : undefined;
  const path = asked.includes('/') ? resolve(asked) : (own ?? (await host.find(asked)));
  if (path === undefined)
    throw new UserError(`input "runtime" is ${asked}, which is not installed; install the package ${asked}`);
  const { exitCode, stdout, stderr } = await host.attempt([path, '--version'], { timeout: 20 });
  if (exitCode !== 0) {
    const said = lastLines(stderr || stdout, 2).join('; ') || 'it is no program that this user can start';
    throw new UserError(`input "runtime": ${path} --version fails: ${said}`);
  }
  const name = /^(\S+)/.exec(stdout)?.[1] ?? '';
  if (isTooOld(podman, { name, version: stdout.split('\n')[0] ?? '' }))
    throw new UserError(
      `input "runtime": Podman ${formatVersion(podman)} needs crun 1.14.3 or later, and ${path} is ${shortVersion(stdout)}`,
    );
  return path;
}

/** @throws UserError with podman's message */
async function assertAccepted(
  podman: string,
  env: Readonly<Record<string, string>>,
  { containersConf }: PodmanRequest,
  host: Host,
): Promise<void> {
  const result = await host.attempt([podman, '--version'], { timeout: 20, env });
  if (result.exitCode === 0 || isNotInstalled(result)) return;
  const what =
    containersConf === undefined
      ? 'podman does not start with the settings of this job'
      : `input "containers-conf": podman refuses ${containersConf}`;
  throw new UserError(`${what}: ${lastLines(result.stderr, 2).join('; ')}`);
}

/** @throws UserError if it is not TOML */
async function readFragment(
  input: 'containers-conf' | 'registries-conf',
  path: string | undefined,
): Promise<{ readonly tables: TomlTable; readonly text: string } | undefined> {
  if (path === undefined) return undefined;
  const name = input.replace('-', '.');
  const text = await readGivenFile(
    { what: `input "${input}"`, path },
    `use the path of a file in the format of ${name}(5)`,
  );
  try {
    return { text, tables: parse(text) };
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    throw new UserError(`input "${input}": ${path}, line ${thrown.line}: ${thrown.message.split('\n')[0]}`);
  }
}

/** Adds a drop-in for this user, which buildah and skopeo read too, and asks podman about it in a separate storage. */
async function applyRegistries(text: string, { name, scratch, host, journal }: PodmanJob): Promise<void> {
  const containers = await userRegistriesDirectory(host);
  const file = await writeRegistriesDropIn(`podman-registry-fragment-${name.slice(-8)}.conf`, text, {
    containers,
    journal,
  });
  host.forget();
  const apart = ['--root', join(scratch, 'root'), '--runroot', join(scratch, 'run')];
  const { exitCode, stderr } = await host.attempt(['podman', ...apart, 'info'], { timeout: 60 });
  // Podman can fail for other reasons, which the host checks find and explain.
  if (exitCode !== 0 && stderr.includes(file))
    throw new UserError(`input "registries-conf": podman refuses it: ${lastLines(stderr, 2).join('; ')}`);
}
