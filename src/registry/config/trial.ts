import { type Address, authority } from '../../oci/address.js';
import { lastLines, UserError } from '../../platform/errors.js';
import type { CommandResult } from '../../platform/exec.js';
import type { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import { hostPath, secretFiles } from '../emit/mounted-files.js';
import { writePodFiles } from '../run/files.js';
import { containersOf, type PodContainer } from '../spec/containers.js';
import { PATHS, type RegistrySpec, type SecretContents } from '../spec/registry-spec.js';
import { lineInOverrides } from './merge-config.js';

type TrialCommand = Parameters<Podman['tryOnce']>[3];

/** An address for documentation, which no host has, so listening on it fails. Source: RFC 5737. */
const NOWHERE: Address = { host: '192.0.2.1', bind: '192.0.2.1', port: 1 };
const ENDED_THERE = /listen tcp 192\.0\.2\.1:1: bind:/;

/**
 * Lets the pod's programs read the whole configuration if it contains a user's part. Opens no port.
 * @param directory does not exist yet
 * @throws UserError with the program's message and the line of the user's file
 */
export async function validateConfigOverrides(
  spec: RegistrySpec,
  secrets: SecretContents,
  directory: string,
  { podman, journal }: { readonly podman: Podman; readonly journal: Journal },
): Promise<void> {
  const overrides = spec.configOverrides;
  if (overrides.registry === undefined && overrides.nginx === undefined) return;
  const name = `${spec.name}-trial`;
  // Podman removes it, unless the job is cancelled meanwhile.
  await journal.record({ kind: 'trial-container', name });
  // The user's own ids are enough to read files.
  const trial = { ...spec, address: NOWHERE, mapping: undefined };
  await writePodFiles(trial, secrets, directory);
  const run = (container: PodContainer, command: TrialCommand, variables: Readonly<Record<string, string>>) =>
    podman.tryOnce(container.image, name, mountsOf(trial, container, directory), command, variables);
  const [registry, nginx] = containersOf(trial);
  if (overrides.nginx !== undefined) {
    assertNginxAccepts(
      await run(nginx, { entrypoint: 'nginx', args: ['-t', '-q', '-c', PATHS.nginxConfig] }, {}),
    );
  }
  if (overrides.registry !== undefined) {
    const variables = { ...registry.environment, REGISTRY_HTTP_ADDR: authority(NOWHERE) };
    const ended = await run(registry, { args: registry.args ?? [] }, variables);
    assertRegistryAccepts(
      ended,
      overrides.registry,
      secretFiles(trial, secrets)['registry/config.yml'] ?? '',
    );
  }
}

/**
 * Lets the pod's programs read its configuration, after a change of their images.
 * @param directory does not exist yet
 * @returns the program's complaint; undefined if both accept it
 */
export async function whyRejected(
  spec: RegistrySpec,
  secrets: SecretContents,
  directory: string,
  podman: Podman,
): Promise<string | undefined> {
  const trial = { ...spec, address: NOWHERE, mapping: undefined };
  await writePodFiles(trial, secrets, directory);
  const [registry, nginx] = containersOf(trial);
  const run = (container: PodContainer, command: TrialCommand, variables: Readonly<Record<string, string>>) =>
    podman.tryOnce(
      container.image,
      `${spec.name}-trial`,
      mountsOf(trial, container, directory),
      command,
      variables,
    );
  const tested = await run(nginx, { entrypoint: 'nginx', args: ['-t', '-q', '-c', PATHS.nginxConfig] }, {});
  if (tested.exitCode !== 0) return `nginx: ${lastLines(tested.stderr || tested.stdout, 5).join('; ')}`;
  const variables = { ...registry.environment, REGISTRY_HTTP_ADDR: authority(NOWHERE) };
  const { stdout, stderr } = await run(registry, { args: registry.args ?? [] }, variables);
  const output = stdout + stderr;
  return ENDED_THERE.test(output) ? undefined : `the registry: ${lastLines(output, 5).join('; ')}`;
}

/** The directories of its configuration and secrets, without its data. */
function mountsOf(spec: RegistrySpec, { mounts }: PodContainer, directory: string): [string, string][] {
  return mounts
    .filter(({ kind }) => kind !== 'data')
    .map((mount) => [hostPath(spec, mount, directory), mount.path]);
}

/** @throws UserError if nginx rejects its configuration */
export function assertNginxAccepts({ exitCode, stdout, stderr }: CommandResult): void {
  if (exitCode === 0) return;
  const lines = lastLines(stderr || stdout, 20);
  const line = lines.find((one) => one.includes('[emerg]')) ?? lines.at(-1) ?? `exit code ${exitCode}`;
  const problem = line
    .replace(/^.*\[emerg\] (?:\d+#\d+: )?/, '')
    .replace(new RegExp(` in ${PATHS.nginxOverrides}:(\\d+)$`), ' in line $1');
  throw new UserError(`nginx rejects the directives of input "nginx-config": ${problem}`);
}

/** @throws UserError if the registry ends for any reason other than the impossible address */
export function assertRegistryAccepts(
  { exitCode, stdout, stderr }: CommandResult,
  overrides: string,
  whole: string,
): void {
  const output = stdout + stderr;
  if (ENDED_THERE.test(output)) return;
  const lines = lastLines(output, 200);
  const index = lines.findIndex((line) => /configuration error|panic:|level=fatal/.test(line));
  const first = lines[index] ?? lines.at(-1) ?? `exit code ${exitCode}`;
  // The parser's message follows on the next line, with a line number of the merged file.
  const next = /unmarshal errors:$/.test(first) ? (lines[index + 1] ?? '') : '';
  const problem = `${first}${next}`
    .replace(/^configuration error: /, '')
    .replace(/error parsing \S+: /, '')
    .replace(/^.*level=fatal msg="?(.*?)"?$/, '$1')
    .replace(/^panic: /, '');
  const line = Number(/line (\d+):/.exec(problem)?.[1]);
  const own = Number.isNaN(line) ? undefined : lineInOverrides(overrides, whole, line);
  const text = own === undefined ? problem : problem.replace(/line \d+:/, `line ${own}:`);
  throw new UserError(`the registry rejects the configuration with input "registry-config": ${text}`);
}
