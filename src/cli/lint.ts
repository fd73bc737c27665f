import { join } from 'node:path';
import { terminalBoundary } from '../platform/boundary.js';
import { describeError } from '../platform/errors.js';
import type { LintResult } from '../quadlet/finding.js';
import { installedVersion } from '../quadlet/generator/version.js';
import { explain } from '../quadlet/lint/explain.js';
import { lint } from '../quadlet/lint/lint.js';
import { type Format, isFailure, LINT_USAGE, readOptions } from '../quadlet/lint/options.js';
import { prepareLint } from '../quadlet/lint/prepare.js';
import { lintText } from '../quadlet/lint/report/text.js';
import { RULES } from '../quadlet/rules/index.js';
import type { Output } from './output.js';
import { readUsage } from './usage.js';

export { processOutput } from './output.js';

/**
 * `podman-registry lint`: lints from a terminal, a hook or another program.
 * @param actionRoot the directory of action.yml
 * @returns the exit code: 0 nothing wrong, 1 something is, 2 it could not be checked
 */
export async function lintCommand(
  args: readonly string[],
  actionRoot: string,
  output: Output,
): Promise<number> {
  const read = readUsage('podman-registry lint', () => readOptions(args), output.stderr);
  if (read === undefined) return 2;
  const { options } = read;
  try {
    if (options.help) {
      output.stdout(LINT_USAGE);
      return 0;
    }
    if (options.explain !== undefined) {
      output.stdout(explain(options.explain, RULES, join(actionRoot, 'docs/rules')));
      return 0;
    }
    const boundary = terminalBoundary();
    const prepared = await prepareLint(options, boundary, installedVersion);
    for (const path of prepared.others) output.stderr(`${path} is no Quadlet file, and was passed over\n`);
    const result = options.fix
      ? (await import('../quadlet/lint/fix/fix-all.js')).fixAll(prepared, boundary, output.stderr)
      : lint(prepared.sets, prepared.policy);
    await print(options.format, result, actionRoot, output);
    const severities = result.findings.map(({ severity }) => severity);
    return isFailure(severities, options.failOn) ? 1 : 0;
  } catch (thrown) {
    output.stderr(`error: ${describeError(thrown)}\n`);
    return 2;
  }
}

// The usual one is at hand; the others are loaded where they are asked for.
async function print(
  kind: Format,
  result: LintResult,
  actionRoot: string,
  { stdout, colours }: Output,
): Promise<void> {
  switch (kind) {
    case 'json':
      stdout((await import('../quadlet/lint/report/json.js')).lintJson(result), 'json');
      return;
    case 'sarif': {
      const [{ lintSarif }, { readAbout }] = await Promise.all([
        import('../quadlet/lint/report/sarif.js'),
        import('../quadlet/lint/report/about.js'),
      ]);
      stdout(lintSarif(result, RULES, readAbout(actionRoot, process.env)), 'json');
      return;
    }
    case 'github': {
      const { annotationCommands } = await import('./annotation-commands.js');
      stdout(text(result, false));
      stdout(annotationCommands(result, RULES), 'commands');
      return;
    }
    case 'text':
      stdout(text(result, colours), 'painted');
  }
}

function text(result: LintResult, colours: boolean): string {
  const { silenced } = result;
  const words = silenced === 1 ? '1 finding is' : `${silenced} findings are`;
  return lintText(result, { colours }) + (silenced === 0 ? '' : `${words} silenced by comments\n`);
}
