import { parseArgs } from 'node:util';
import { UserError } from '../../platform/errors.js';
import type { Severity } from '../finding.js';
import type { LintRequest } from './prepare.js';

export const LINT_USAGE = `Usage: podman-registry lint [OPTION…] [PATH…]

Checks Quadlet files as strictly as Podman's own generator. PATH is a directory (all of them
together are one search path), a file or a glob; the default is the current directory.

  --podman VERSIONS     5.4.2, 5.4, 4.9-5.8, several with commas, or "installed";
                        default: the newest known
  --user, --system      whose manager runs the units; default: user
  --format FORMAT       text, json, sarif or github (annotations); default: text
  --fail-on SEVERITY    error, warning or never; default: error
  --fix                 puts right what can be put right without a decision
  --templates           looks at files with template syntax too
  --config FILE         default: the nearest .quadlet-lint.yaml upwards
  --no-config           takes no configuration
  --allow-empty         finds it right that there is nothing to lint
  --explain RULE        tells about a rule, by its code or name

Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be checked.
`;

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
const FAIL_ON = ['error', 'warning', 'never'] as const;

export type Format = (typeof FORMATS)[number];
export type FailOn = (typeof FAIL_ON)[number];

/** What a call of the command asks for. */
export interface LintOptions extends LintRequest {
  readonly format: Format;
  readonly failOn: FailOn;
  readonly fix: boolean;
  /** A rule to tell about, instead of linting. */
  readonly explain: string | undefined;
  readonly help: boolean;
}

/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
export function readOptions(args: readonly string[]): LintOptions {
  const { values, positionals } = parse(args);
  if (values.user && values.system) throw new UserError('--user and --system exclude each other');
  if (values.config !== undefined && values['no-config']) {
    throw new UserError('--config and --no-config exclude each other');
  }
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    podman: values.podman,
    mode: values.user ? 'user' : values.system ? 'system' : undefined,
    templates: values.templates ? 'lint' : undefined,
    configuration: values.config === undefined && !values['no-config'] ? 'find' : { file: values.config },
    allowEmpty: values['allow-empty'],
    format: choice('--format', values.format, FORMATS),
    failOn: choice('--fail-on', values['fail-on'], FAIL_ON),
    fix: values.fix,
    explain: values.explain,
    help: values.help,
  };
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      podman: { type: 'string' },
      user: { type: 'boolean', default: false },
      system: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      'fail-on': { type: 'string', default: 'error' },
      fix: { type: 'boolean', default: false },
      templates: { type: 'boolean', default: false },
      config: { type: 'string' },
      'no-config': { type: 'boolean', default: false },
      'allow-empty': { type: 'boolean', default: false },
      explain: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function choice<const T extends string>(option: string, found: string, allowed: readonly T[]): T {
  const match = allowed.find((one) => one === found);
  if (match === undefined) {
    throw new UserError(`${option} is "${found}"; allowed: ${allowed.join(', ')}`);
  }
  return match;
}

/** Whether findings of these severities make a check fail. */
export function isFailure(severities: Iterable<Severity>, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  for (const severity of severities) {
    if (severity === 'error' || (failOn === 'warning' && severity === 'warning')) return true;
  }
  return false;
}
