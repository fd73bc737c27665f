import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse, stringify, TomlError } from 'smol-toml';
import { lastLines, UserError } from '../../platform/errors.js';
import { isNotInstalled } from '../../platform/exec.js';
import { readGivenFile } from '../../platform/given-paths.js';
import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
import { bundleDirectory, confFile } from '../../undo/bundle.js';
import type { Journal } from '../../undo/journal.js';
import { isTooOld } from '../checks/programs/crun-version.js';
import { userRegistriesDirectory } from '../facts/config-search.js';
import { replacedConf } from '../facts/containers-conf.js';
import { installedPodmanVersion } from '../facts/podman.js';
import { storageConf } from '../facts/storage-conf.js';
import { storeAt } from '../facts/store.js';
import type { TomlTable } from '../facts/toml.js';
import type { Host } from '../host.js';
import { exportForJob } from '../job-variable.js';
import { writeRegistriesDropIn } from '../registries-drop-in.js';
import { bundleConf, mergeConf, OVERRIDE_SINCE, runtimeConf } from './conf.js';
import { type ArchiveSource, fetchArchive } from './fetch.js';
import {
  assertCompatible,
  findPrograms,
  type Programs,
  type ProgramVersions,
  pathDirectory,
  shortVersion,
  testPrograms,
} from './programs.js';
import { unpack, unusable } from './unpack.js';

/** The Podman and the configuration that a job asks for. */
export interface PodmanRequest {
  readonly archive: ArchiveSource | undefined;
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
  /** For the later steps of the job. */
  addPath(directory: string): void;
}

/** Whether a request changes what later steps run: another podman, or its containers.conf(5). */
export function changesPodman({ archive, containersConf, runtime }: PodmanRequest): boolean {
  return archive !== undefined || containersConf !== undefined || runtime !== undefined;
}

/**
 * Installs the Podman of a job in its directory and applies its configuration, for this step and the later ones. All
 * checks come before the first change for others.
 * @returns one line for the log for each thing that was done
 * @throws UserError
 */
export async function provideJobPodman(request: PodmanRequest, job: PodmanJob): Promise<string[]> {
  const { host, journal, directory } = job;
  const lines: string[] = [];
  const fragment = await readFragment('containers-conf', request.containersConf);
  const registries = await readFragment('registries-conf', request.registriesConf);
  const bundle = request.archive && (await installBundle(request.archive, job));
  const version = bundle?.version ?? (await installedPodmanVersion(host));
  if (bundle !== undefined) lines.push(describeBundle(bundle));
  if (changesPodman(request)) {
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
    if (bundle !== undefined) job.addPath(pathDirectory(bundle.programs));
    if (fragment !== undefined) lines.push(`containers.conf for this job: ${request.containersConf}`);
    if (runtime) lines.push(`OCI runtime of this job: ${runtime}`);
    host.forget();
  }
  if (registries !== undefined) {
    await applyRegistries(registries.text, job);
    lines.push(`registries.conf for this job: ${request.registriesConf}`);
  }
  return lines;
}

const HEAD = '# The settings of one job. Made by podman-registry-action, and removed after the job.\n';

interface Bundle {
  readonly programs: Programs;
  readonly versions: ProgramVersions;
  readonly version: PodmanVersion;
}

async function installBundle(
  archive: ArchiveSource,
  { directory, scratch, host, journal }: PodmanJob,
): Promise<Bundle> {
  const [packed, plain] = [join(scratch, 'podman-archive'), join(scratch, 'podman-archive.tar')];
  await fetchArchive(archive, packed, host);
  await journal.record({ kind: 'podman-bundle' });
  const target = bundleDirectory(directory);
  const programs = findPrograms(await unpack(packed, target, plain), target);
  const versions = await testPrograms(programs, host);
  const version = assertCompatible(versions);
  await assertStore(version, host);
  return { programs, versions, version };
}

/**
 * A podman that cannot read the database of this user's containers must not use their storage.
 * @throws UserError
 */
async function assertStore(version: PodmanVersion, host: Host): Promise<void> {
  const { graphRoot } = await storageConf(host);
  const has = (file: string) => host.exists(`${graphRoot}/${file}`);
  const shown = `Podman ${formatVersion(version)}`;
  if (atLeast(version, 6, 0) && (await has('libpod/bolt_state.db')) && !(await has('db.sql')))
    throw unusable(
      `${shown} does not read the BoltDB in ${graphRoot}; use an earlier Podman, or migrate the database (RP086)`,
    );
  const { holds } = await storeAt(graphRoot, host);
  if (!atLeast(version, 4, 8) && (await has('db.sql')) && holds.includes('containers'))
    throw unusable(
      `${shown} does not read the SQLite database in ${graphRoot}, which has containers; use Podman 4.8 or later`,
    );
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

function describeBundle({ versions }: Bundle): string {
  const others = Object.entries(versions)
    .filter(([name]) => name !== 'podman')
    .map(([name, line]) => `${name} ${shortVersion(line)}`);
  return `✓ Podman ${shortVersion(versions.podman ?? '')} for this job, with ${others.join(', ')}`;
}
