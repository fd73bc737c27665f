import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Boundary, jobBoundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import { checkDirectory } from '../../platform/given-paths.js';
import { type GenerateResult, generate } from '../../quadlet/generate/generate.js';
import { generateJson } from '../../quadlet/generate/report/json.js';
import { isComplete, reportOf } from '../../quadlet/generate/report/report.js';
import { generateSummary } from '../../quadlet/generate/report/summary.js';
import { generateText } from '../../quadlet/generate/report/text.js';
import { publishedOf } from '../../quadlet/generate/stage/published.js';
import { type Staged, stage } from '../../quadlet/generate/stage/stage.js';
import type { StartedService } from '../../quadlet/generate/start/await-services.js';
import { writeInstallation } from '../../quadlet/generate/start/installation.js';
import { startServices } from '../../quadlet/generate/start/start.js';
import { readAbout } from '../../quadlet/lint/report/about.js';
import { lintAnnotations } from '../../quadlet/lint/report/annotations.js';
import { lintText } from '../../quadlet/lint/report/text.js';
import { GENERATE_RULES, RULES } from '../../quadlet/rules/index.js';
import type { Runner } from '../github.js';
import { GENERATE_DIRECTORY, INSTALLATION_STATE, jobsDirectory } from '../saved-state.js';
import { type GenerateInputs, readGenerateInputs } from './inputs.js';
import { failureOf, setOutputs } from './outputs.js';

/** Seconds until services must have started. */
const START = 180;

/**
 * Main of Quadlet Generate: generates the units, compares, starts and stages them, and writes the reports and outputs.
 * @param actionRoot the directory of package.json and docs/
 */
export async function generateMain(runner: Runner, actionRoot: string): Promise<void> {
  try {
    await generateStep(runner, actionRoot);
  } catch (thrown) {
    // The host checks are loaded only after a failure.
    const { explainFailure } = await import('../../host/explain.js');
    runner.fail(explainFailure(thrown));
  }
}

async function generateStep(runner: Runner, actionRoot: string): Promise<void> {
  const inputs = readGenerateInputs(runner.input);
  if (inputs.outputDirectory !== undefined) {
    await checkDirectory({ what: 'input "output-directory"', path: inputs.outputDirectory });
  }
  const boundary = jobBoundary(process.env);
  const result = await generate({ ...inputs, boundary }, process.env, attempt);
  runner.log.info(`generator: ${result.generator.description}`);
  // An incomplete set is reviewed, but neither published nor started.
  const isWrong = result.made === undefined || (inputs.failOn !== 'never' && !isComplete(result));
  const directory = await mkdtemp(join(jobsDirectory(), GENERATE_DIRECTORY));
  const staged = isWrong ? undefined : await stageResult(result, inputs, directory, boundary);
  const started = inputs.start && !isWrong ? await start(result, inputs, directory, runner) : undefined;
  const report = reportOf(result, started);

  runner.log.info(lintText(report.findings, { colours: false }).trimEnd());
  runner.log.info(generateText(report).trimEnd());
  if (inputs.annotations) {
    const { shown, more } = lintAnnotations(report.findings, [...RULES, ...GENERATE_RULES]);
    for (const annotation of shown) runner.annotate(annotation);
    if (more !== undefined) runner.log.info(more);
  }

  const file = join(directory, 'report.json');
  await writeFile(file, generateJson(report));
  setOutputs(report, staged, file, runner);
  await runner.summary(generateSummary(report, { ruleUri: ruleUriOf(actionRoot) }));
  const failure = failureOf(report, inputs);
  if (failure !== undefined) runner.fail(failure);
}

/** The rules that only this action has are on one page. */
function ruleUriOf(actionRoot: string): (code: string) => string {
  const { helpUri } = readAbout(actionRoot, process.env);
  const own = new Set<string>(GENERATE_RULES.map(({ code }) => code));
  return (code) =>
    own.has(code)
      ? helpUri(code).replace(/rules\/[^/]*$/, 'quadlet-generate.md#what-is-linted')
      : helpUri(code);
}

async function stageResult(
  result: GenerateResult,
  { outputDirectory, tarball }: GenerateInputs,
  directory: string,
  boundary: Boundary,
): Promise<Staged> {
  const place = outputDirectory ?? join(directory, 'artifact');
  return stage(await publishedOf(result, attempt), place, tarball, boundary);
}

async function start(
  { made, generator, mode }: GenerateResult,
  { services }: GenerateInputs,
  directory: string,
  runner: Runner,
): Promise<StartedService[]> {
  if (made === undefined) return [];
  if (!generator.installed) {
    throw new UserError(
      `input "start" is true, but the units come from ${generator.description}; only units of the installed Podman can be started: remove "podman-version" and "generator-image"`,
    );
  }
  if (mode !== 'user') {
    throw new UserError('input "start" is true, but the units are for "mode: system"; set "mode: user"');
  }
  const { generation, companions } = made;
  return runner.log.group('Start', () =>
    startServices(
      {
        files: [...generation.layout.files, ...companions.files],
        generation,
        services,
        podman: generator.version,
        timeout: START,
      },
      {
        attempt,
        log: runner.log,
        variables: process.env,
        remember: (installation) => {
          writeInstallation(directory, installation);
          runner.saveState(INSTALLATION_STATE, directory);
        },
      },
    ),
  );
}
