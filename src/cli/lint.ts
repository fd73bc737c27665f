import { join } from 'node:path';
import { terminalBoundary } from '../platform/boundary.js';
import { FAIL_ON, isFailure } from '../quadlet/finding.js';
import { installedVersion } from '../quadlet/generator/version.js';
import { lint as lintSets } from '../quadlet/lint/lint.js';
import { type LintRequest, prepareLint } from '../quadlet/lint/prepare.js';
import { explain, readAbout } from '../quadlet/lint/report/about.js';
import { lintAnnotations } from '../quadlet/lint/report/annotations.js';
import { lintJson } from '../quadlet/lint/report/json.js';
import { lintText } from '../quadlet/lint/report/text.js';
import {
  compareWithBaseline,
  LEVELS,
  type Selected,
  selectFindings,
} from '../quadlet/lint/select-findings.js';
import { RULES } from '../quadlet/rules/index.js';
import { type Context, command } from './command.js';
import { type Arguments, choice, flag, flagOr, path, text, UsageError } from './options.js';
import { platformLines } from './platform-lines.js';

const USAGE = `Usage: podman-registry lint [OPTION…] [PATH…]

Checks Quadlet files as strictly as Podman's own generator. PATH is a directory, a file or a
glob; all PATHs together are one search path; default: the current directory.

  --podman VERSIONS     5.4.2, 5.4, 4.9-5.8, a platform, several with commas, or "installed";
                        default: the newest known version
  --user, --system      the systemd manager that runs the units; default: user
  --format FORMAT       text, json, sarif, github (annotations), gitlab (Code
                        Quality), junit or checkstyle; default: text
  --fail-on SEVERITY    error, warning or never; default: error
  --level SEVERITY      report only findings of this severity or worse: note, warning or error;
                        default: note
  --baseline FILE       do not report the findings that FILE contains
  --update-baseline     write all findings to the FILE of --baseline
  --quiet               print only findings
  --fix, --fix=all      fix findings that need no decision, or all that have a fix
  --templates           check files with template syntax too
  --config FILE         configuration; default: .quadlet-lint.yaml in the nearest parent directory
  --no-config           use no configuration file
  --allow-empty         do not fail if there are no Quadlet files
  --explain RULE        explain a rule, by its code or name

Platforms, which stand for the Podman of their packages:
${platformLines()}

Exit code: 0 no findings at or above --fail-on, 1 findings at or above it, 2 usage error or failure.
`;

export const LINT_OPTIONS = {
  podman: text,
  user: flag,
  system: flag,
  format: choice('text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'),
  'fail-on': choice(...FAIL_ON),
  level: choice(...LEVELS),
  baseline: path,
  'update-baseline': flag,
  quiet: flag,
  fix: flagOr('safe', 'all'),
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
    if (values['update-baseline'] && values.baseline === undefined) {
      throw new UsageError('--update-baseline needs --baseline FILE');
    }
    if (values.explain !== undefined) {
      output.stdout(explain(values.explain, RULES, join(actionRoot, 'docs/rules')));
      return 0;
    }
    const boundary = terminalBoundary();
    const prepared = await prepareLint(lintRequest(args), boundary, installedVersion);
    if (!values.quiet) {
      for (const one of prepared.others) output.stderr(`skipped ${one}: not a Quadlet file\n`);
      for (const note of prepared.notes) output.stderr(`note: ${note}\n`);
    }
    const whole = values.fix
      ? (await import('../quadlet/lint/fix/fix-all.js')).fixAll(prepared, values.fix, boundary, output.stderr)
      : lintSets(prepared.sets, prepared.policy);
    const baseline = { what: '--baseline', path: values.baseline, update: values['update-baseline'] };
    const fresh = await compareWithBaseline(baseline, whole, boundary);
    const selected = selectFindings(whole, { level: values.level, fresh });
    await print(values, selected, context);
    const severities = selected.result.findings.map(({ severity }) => severity);
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
  { format, 'fail-on': failOn, quiet }: LintArguments['values'],
  { result, remarks }: Selected,
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
      stdout(lintText(result, { colours: false, quiet, remarks }));
      stdout(annotationCommands(lintAnnotations(result, RULES).shown), 'commands');
      return;
    }
    case 'text':
      stdout(lintText(result, { colours, quiet, remarks }), 'painted');
  }
}
