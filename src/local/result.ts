import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shellWords } from '../host/report/remedy-shell.js';
import { run } from '../platform/exec.js';
import type { LocalStep, StepResult } from './fake-runner.js';

/** The result of main, for the caller of `start`. Contains no secrets. */
export interface StartResult {
  readonly url: string;
  readonly podman: string;
  /** Ids of the checks that changed the host; undefined if the host was not checked. */
  readonly hostChanges: readonly string[] | undefined;
  readonly warnings: number;
  /** Whether the registry stays as a service of its user. */
  readonly persistent: boolean;
  readonly roundTrips: readonly {
    readonly repository: string;
    readonly tag: string;
    readonly digest: string;
    readonly size: number;
    readonly duration: number;
  }[];
  /** Only with --keep. */
  readonly kept: KeptRegistry | undefined;
}

/** A running registry, for a person who tries it. */
export interface KeptRegistry {
  readonly registry: string;
  /** A file to be sourced. */
  readonly environment: string;
  /** Whether its CURL_CA_BUNDLE contains the registry's CA. */
  readonly curlTrusts: boolean;
  readonly ca: string;
  readonly netrc: string | undefined;
  /** Uses an external authentication service: curl and push do not work without a login there. */
  readonly needsToken: boolean;
  /** An image that is in the user's storage. */
  readonly image: string;
  readonly containers: readonly string[];
}

export async function resultOf(step: LocalStep, main: StepResult, keep: boolean): Promise<StartResult> {
  const output = (name: string) => main.outputs.get(name) ?? '';
  return {
    url: output('url'),
    podman: output('podman-version'),
    hostChanges: step.inputs.setup === 'off' ? undefined : output('host-changes').split(',').filter(Boolean),
    warnings: main.warnings,
    persistent: step.inputs.lifecycle === 'persistent',
    roundTrips: JSON.parse(output('round-trips') || '[]'),
    kept: keep ? await keptRegistry(step, main, output) : undefined,
  };
}

async function keptRegistry(
  step: LocalStep,
  { environment, outputs }: StepResult,
  output: (name: string) => string,
): Promise<KeptRegistry> {
  const files = await writeClientFiles(step.temporary, environment, outputs);
  const containers = ['nginx', 'registry'].map((name) => `${output('pod')}-${name}`);
  const inspect = ['podman', 'container', 'inspect', '--format', '{{.ImageName}}', containers[1] ?? ''];
  return {
    registry: output('registry'),
    ...files,
    curlTrusts: environment.has('CURL_CA_BUNDLE'),
    ca: output('ca-cert'),
    needsToken: step.inputs.auth === 'token',
    image: (await run(inspect, { timeout: 60 })).trim(),
    containers,
  };
}

export function writeResult(path: string, result: StartResult): Promise<void> {
  return writeFile(path, JSON.stringify(result));
}

/** Reads and removes the file. */
export async function takeResult(path: string): Promise<StartResult> {
  const result = JSON.parse(await readFile(path, 'utf8')) as StartResult;
  await rm(path);
  return result;
}

/** A file to source in a shell, with the variables of later steps of a job. Pure. */
export function environmentText(environment: ReadonlyMap<string, string>): string {
  const lines = [...environment]
    // A runner accepts names that are invalid in a shell.
    .filter(([name]) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    .map(([name, value]) => `export ${name}=${shellWords([value])}`);
  return ['# The variables that later steps of a job get.', ...lines, ''].join('\n');
}

/** The login of one host for curl's --netrc-file. Pure. */
export function netrcText(host: string, login: { readonly username: string; readonly password: string }) {
  return `machine ${host} login ${netrcWord(login.username)} password ${netrcWord(login.password)}\n`;
}

// curl before 7.84 does not support quotes, so they are used only if necessary.
function netrcWord(text: string): string {
  if (/^[^\s"\\#]+$/.test(text)) return text;
  const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${text.replaceAll(/["\\\n\r\t]/g, (found) => escapes[found] ?? `\\${found}`)}"`;
}

interface ClientFiles {
  readonly environment: string;
  /** Undefined if curl has no login. */
  readonly netrc: string | undefined;
}

/** Writes both files for this user only. */
export async function writeClientFiles(
  directory: string,
  environment: ReadonlyMap<string, string>,
  outputs: ReadonlyMap<string, string>,
): Promise<ClientFiles> {
  const files = { environment: join(directory, 'env'), netrc: join(directory, 'netrc') };
  await writeFile(files.environment, environmentText(environment), { mode: 0o600 });
  const [username, password, host = ''] = ['username', 'password', 'host'].map((name) => outputs.get(name));
  if (!username || !password) return { ...files, netrc: undefined };
  await writeFile(files.netrc, netrcText(host, { username, password }), { mode: 0o600 });
  return files;
}
