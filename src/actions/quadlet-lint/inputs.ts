import { UserError } from '../../platform/errors.js';
import { parseTargets } from '../../quadlet/catalogue/targets.js';
import type { FailOn, Severity } from '../../quadlet/finding.js';
import type { LintRequest } from '../../quadlet/lint/prepare.js';
import { LEVELS } from '../../quadlet/lint/select-findings.js';
import { choice, type GetInput, readBoolean, readPath, readPaths } from '../read-input.js';

/** The inputs of Quadlet Lint, validated. */
export interface LintInputs extends LintRequest {
  readonly changedOnly: boolean;
  readonly failOn: FailOn;
  /** The least severity that is reported. */
  readonly level: Severity;
  readonly baseline: string | undefined;
  /** Whether to cross-check with Podman's generator: if it is installed, required, never. */
  readonly generator: 'auto' | 'require' | 'off';
  readonly annotations: boolean;
  readonly sarifFile: string | undefined;
}

/**
 * Reads every input.
 * @throws UserError with the input, its value and the allowed values
 */
export function readLintInputs(get: GetInput): LintInputs {
  const config = readPath(get, 'config');
  return {
    paths: readPaths(get),
    podman: readVersions(get),
    mode: choice(get, 'mode', ['', 'user', 'system']) || undefined,
    templates: undefined,
    configuration: config === undefined ? 'find' : { file: config === 'none' ? undefined : config },
    allowEmpty: readBoolean(get, 'allow-empty'),
    changedOnly: readBoolean(get, 'changed-only'),
    level: choice(get, 'level', LEVELS),
    baseline: readPath(get, 'baseline'),
    failOn: choice(get, 'fail-on', ['error', 'warning', 'never']),
    generator: choice(get, 'generator', ['auto', 'require', 'off']),
    annotations: readBoolean(get, 'annotations'),
    sarifFile: readPath(get, 'sarif-file'),
  };
}

function readVersions(get: GetInput): string | undefined {
  const text = get('podman-version');
  if (text === '') return undefined;
  for (const word of text.split(/[\s,]+/).filter((one) => one !== '' && one !== 'installed')) {
    try {
      parseTargets(word);
    } catch (thrown) {
      throw thrown instanceof UserError ? new UserError(`input "podman-version": ${thrown.message}`) : thrown;
    }
  }
  return text;
}
