import { terminalBoundary } from '../platform/boundary.js';
import { attempt } from '../platform/exec.js';
import { checkDirectory } from '../platform/given-paths.js';
import { generate } from '../quadlet/generate/generate.js';
import { GENERATE_USAGE, type GenerateOptions, readOptions } from '../quadlet/generate/options.js';
import { generateJson } from '../quadlet/generate/report/json.js';
import { type GenerateReport, reportOf } from '../quadlet/generate/report/report.js';
import { generateText } from '../quadlet/generate/report/text.js';
import { publishedOf } from '../quadlet/generate/stage/published.js';
import { stage } from '../quadlet/generate/stage/stage.js';
import { lintText } from '../quadlet/lint/report/text.js';
import type { Output } from './output.js';
import { readUsage } from './usage.js';

export { processOutput } from './output.js';

/**
 * `podman-registry generate`: shows the units and what changes in them.
 * @returns the exit code: 0 the units were made, 1 something is wrong with them, 2 it could not be done
 */
export async function generateCommand(args: readonly string[], output: Output): Promise<number> {
  const read = readUsage('podman-registry generate', () => readOptions(args), output.stderr);
  if (read === undefined) return 2;
  const { options } = read;
  try {
    if (options.help) {
      output.stdout(GENERATE_USAGE);
      return 0;
    }
    if (options.out !== undefined) await checkDirectory({ what: '--out', path: options.out });
    const boundary = terminalBoundary();
    const report = reportOf(await generate({ ...options, boundary }, process.env, attempt));
    if (options.out !== undefined && report.result.made !== undefined) {
      stage(await publishedOf(report.result, attempt), options.out, options.tarball, boundary);
    }
    print(report, options, output);
    const failed = report.findings.findings.some(({ severity }) => severity === 'error');
    return failed || report.result.made?.comparison.kind === 'failed' ? 1 : 0;
  } catch (thrown) {
    // The checks of the host are loaded where something has failed, and not before.
    const { explainFailure } = await import('../host/explain.js');
    output.stderr(`error: ${explainFailure(thrown)}\n`);
    return 2;
  }
}

function print(report: GenerateReport, options: GenerateOptions, { stdout, colours }: Output): void {
  if (options.format === 'json') stdout(generateJson(report), 'json');
  else {
    stdout(lintText(report.findings, { colours }), 'painted');
    stdout(`\n${generateText(report)}`);
  }
}
