import { refuse, UserError } from '../../platform/errors.js';
import { parseTargets } from '../../quadlet/catalogue/targets.js';
import type { FailOn } from '../../quadlet/finding.js';
import type { GenerateRequest } from '../../quadlet/generate/generate.js';
import { readInstallDirectory } from '../../quadlet/generate/install-directory.js';
import { choice, type GetInput, readBoolean, readPath, readPaths } from '../read-input.js';

/** The inputs of Quadlet Generate, validated. */
export interface GenerateInputs extends GenerateRequest {
  readonly failOnChange: 'none' | 'security';
  readonly failOn: FailOn;
  readonly annotations: boolean;
  readonly start: boolean;
  /** Undefined: all that can be started. */
  readonly services: readonly string[] | undefined;
  readonly tarball: boolean;
  /** Undefined: a directory below RUNNER_TEMP. */
  readonly outputDirectory: string | undefined;
}

/**
 * Reads every input.
 * @throws UserError with the input, its value and the allowed values
 */
export function readGenerateInputs(get: GetInput): GenerateInputs {
  const failOn = choice(get, 'fail-on', ['error', 'warning', 'never']);
  const start = readBoolean(get, 'start');
  const mode = choice(get, 'mode', ['', 'user', 'system']) || undefined;
  if (start && mode === 'system') {
    throw new UserError(
      'input "start" is true, but "mode" is "system"; services start only with "mode: user", as the user of the job',
    );
  }
  const installDirectory = get('install-dir');
  return {
    paths: readPaths(get),
    generator: { path: undefined, podman: readVersion(get), image: get('generator-image') || undefined },
    mode: start ? 'user' : mode,
    installDirectory:
      installDirectory === '' ? undefined : readInstallDirectory('input "install-dir"', installDirectory),
    base: readBase(get),
    verify: readBoolean(get, 'verify'),
    failOnChange: choice(get, 'fail-on-change', ['none', 'security']),
    failOn,
    annotations: readBoolean(get, 'annotations'),
    start,
    services: start ? readServices(get) : undefined,
    tarball: readBoolean(get, 'tarball'),
    outputDirectory: readPath(get, 'output-directory'),
  };
}

function readVersion(get: GetInput): string | undefined {
  const text = get('podman-version');
  if (text === '' || text === 'installed') return undefined;
  let count: number;
  try {
    count = parseTargets(text).versions.length;
  } catch (thrown) {
    throw thrown instanceof UserError ? new UserError(`input "podman-version": ${thrown.message}`) : thrown;
  }
  if (count !== 1) throw refuse('podman-version', text, 'one version, or "installed"');
  return text;
}

function readBase(get: GetInput): GenerateInputs['base'] {
  const [path, ref] = [readPath(get, 'base-path'), get('base-ref') || undefined];
  if (path !== undefined && ref !== undefined) {
    throw new UserError('inputs "base-path" and "base-ref" are both set; set only one of them');
  }
  return { path, ref };
}

function readServices(get: GetInput): string[] | undefined {
  const names = get('services')
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => (name.includes('.') ? name : `${name}.service`));
  return names.length === 0 ? undefined : names;
}
