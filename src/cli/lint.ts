import { join } from 'node:path';
import { terminalBoundary } from '../platform/boundary.js';
import type { LintResult } from '../quadlet/finding.js';
import { installedVersion } from '../quadlet/generator/version.js';
import { explain } from '../quadlet/lint/explain.js';
import { FAIL_ON, isFailure } from '../quadlet/lint/fail-on.js';
import { lint as lintSets } from '../quadlet/lint/lint.js';
import { type LintRequest, prepareLint } from '../quadlet/lint/prepare.js';
import { readAbout } from '../quadlet/lint/report/about.js';
import { lintAnnotations } from '../quadlet/lint/report/annotations.js';
import { lintJson } from '../quadlet/lint/report/json.js';
import { lintText } from '../quadlet/lint/report/text.js';
import { RULES } from '../quadlet/rules/index.js';
import { type Context, command } from './command.js';
import { type Arguments, choice, flag, path, text } from './options.js';

const USAGE = `Usage: podman-registry lint [OPTION…] [PATH…]

Checks Quadlet files as strictly as Podman's own generator. PATH is a directory, a file or a
glob; all PATHs together are one search path; default: the current directory.

  --podman VERSIONS     5.4.2, 5.4, 4.9-5.8, several with commas, or "installed";
                        default: the newest known version
  --user, --system      the systemd manager that runs the units; default: user
  --format FORMAT       text, json, sarif, github (annotations), gitlab (Code
                        Quality), junit or checkstyle; default: text
  --fail-on SEVERITY    error, warning or never; default: error
  --fix                 fix findings that need no decision
  --templates           check files with template syntax too
  --config FILE         configuration; default: .quadlet-lint.yaml in the nearest parent directory
  --no-config           use no configuration file
  --allow-empty         do not fail if there are no Quadlet files
  --explain RULE        explain a rule, by its code or name

Exit code: 0 no findings at or above --fail-on, 1 findings at or above it, 2 usage error or failure.
`;

export const LINT_OPTIONS = {
  podman: text,
  user: flag,
  system: flag,
  format: choice('text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'),
  'fail-on': choice(...FAIL_ON),
  fix: flag,
  templates: flag,
  config: path,
  'no-config': flag,
  'allow-empty': flag,
  explain: text,
};

/** Lints for a terminal, a hook or another program: 0 no findings, 1 findings, 2 failure. */
export const lint = command({
  usage: USAGE,
  failure: 2,
  options: LINT_OPTIONS,
  exclusive: [
    ['user', 'system'],
    ['config', 'no-config'],
  ],
  operands: Number.POSITIVE_INFINITY,
  run: async (args, context) => {
    const { values } = args;
    const { output, actionRoot } = context;
    if (values.explain !== undefined) {
      output.stdout(explain(values.explain, RULES, join(actionRoot, 'docs/rules')));
      return 0;
    }
    const boundary = terminalBoundary();
    const prepared = await prepareLint(lintRequest(args), boundary, installedVersion);
    for (const one of prepared.others) output.stderr(`skipped ${one}: not a Quadlet file\n`);
    const result = values.fix
      ? (await import('../quadlet/lint/fix/fix-all.js')).fixAll(prepared, boundary, output.stderr)
      : lintSets(prepared.sets, prepared.policy);
    await print(values, result, context);
    const severities = result.findings.map(({ severity }) => severity);
    return isFailure(severities, values['fail-on']) ? 1 : 0;
  },
});

type LintArguments = Arguments<typeof LINT_OPTIONS>;

/** What to lint. */
export function lintRequest({ values, operands }: LintArguments): LintRequest {
  return {
    paths: operands.length === 0 ? ['.'] : operands,
    podman: values.podman,
    mode: values.user ? 'user' : values.system ? 'system' : undefined,
    templates: values.templates ? 'lint' : undefined,
    configuration: values.config === undefined && !values['no-config'] ? 'find' : { file: values.config },
    allowEmpty: values['allow-empty'],
  };
}

async function print(
  { format, 'fail-on': failOn }: LintArguments['values'],
  result: LintResult,
  { output: { stdout, colours }, actionRoot }: Context,
): Promise<void> {
  switch (format) {
    case 'json':
      stdout(lintJson(result), 'json');
      return;
    case 'sarif': {
      const { lintSarif } = await import('../quadlet/lint/report/sarif.js');
      stdout(lintSarif(result, RULES, readAbout(actionRoot, process.env)), 'json');
      return;
    }
    case 'gitlab': {
      const { lintGitlab } = await import('../quadlet/lint/report/gitlab.js');
      stdout(lintGitlab(result), 'json');
      return;
    }
    case 'junit': {
      const { lintJunit } = await import('../quadlet/lint/report/junit.js');
      stdout(lintJunit(result, failOn));
      return;
    }
    case 'checkstyle': {
      const { lintCheckstyle } = await import('../quadlet/lint/report/checkstyle.js');
      stdout(lintCheckstyle(result));
      return;
    }
    case 'github': {
      const { annotationCommands } = await import('../actions/github.js');
      stdout(reportText(result, false));
      stdout(annotationCommands(lintAnnotations(result, RULES).shown), 'commands');
      return;
    }
    case 'text':
      stdout(reportText(result, colours), 'painted');
  }
}

function reportText(result: LintResult, colours: boolean): string {
  const { silenced } = result;
  const words = silenced === 1 ? '1 finding is' : `${silenced} findings are`;
  return lintText(result, { colours }) + (silenced === 0 ? '' : `${words} disabled by comments\n`);
}
