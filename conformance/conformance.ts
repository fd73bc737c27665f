// Runs the conformance suite of the OCI distribution specification through the action's pod, and straight against the
// registry that is in it: exactly the same checks must pass.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { progressLog as log, say } from '../bench/progress.js';
import { runTool } from '../parity/tool.js';
import { rootCache } from '../src/local/in-machine.js';
import type { Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { allowedFailures, type Combination, combinations } from './combinations.js';
import { differences, isGood, type Measured, resultsTable } from './compare.js';
import { ensureDistribution3, IMAGE_3 } from './distribution3.js';
import { bootLab, importProgram, inside, stepMain, stepPost } from './lab.js';
import { startStraight, stopStraight } from './straight.js';
import { ensureSuite, runSuite, SUITE_VERSION } from './suite.js';

const USAGE = `Usage: npm run conformance -- [--only WORDS] [--results DIR]

  --only WORDS    some of: 2.8, 3, none, basic, all, no-paths, blobs, login, whole, supported; separated by
                  commas. Default: all of them
  --results DIR   keeps the suite's own reports there, and all figures as results.json

Exit code 0 where the same checks pass on both ways, 1 where they differ, or where Distribution itself fails more than it
is known to. Needs Go, once, and the right to boot a machine (systemd-nspawn, as root or with sudo).
`;

await runTool(USAGE, async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string', default: '' }, results: { type: 'string' } },
  });
  const chosen = combinations(values.only);
  const suite = await ensureSuite(rootCache());
  const needs3 = chosen.some(({ distribution }) => distribution === '3');
  const program3 = needs3 && (await ensureDistribution3());
  const directory = await mkdtemp(join(tmpdir(), 'conformance-results-'));
  const reports = values.results === undefined ? directory : resolve(values.results);
  await mkdir(reports, { recursive: true });

  const machine = await bootLab(log, 'conformance', 'host');
  const end = () => void machine.stop().then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const all: Measured[] = [];
  try {
    if (program3) await importProgram(machine, program3, IMAGE_3);
    for (const combination of chosen) {
      say(`${Object.values(combination).join(', ')} …`);
      all.push(await measure(machine, suite, combination, directory, reports));
    }
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await machine.stop();
    await rm(directory, { recursive: true, force: true });
  }
  process.stdout.write(`Suite ${SUITE_VERSION}\n\n${resultsTable(all)}\n`);
  if (values.results !== undefined) {
    const record = { suite: SUITE_VERSION, measured: all };
    await writeFile(join(reports, 'results.json'), `${JSON.stringify(record, undefined, 2)}\n`);
  }
  return all.every(isGood) ? 0 : 1;
});

/** Plays a pod and a registry by itself, both with an empty storage, and runs the suite against the one and the other. */
async function measure(
  machine: Machine,
  suite: string,
  combination: Combination,
  directory: string,
  reports: string,
): Promise<Measured> {
  const { distribution, auth, paths, profile } = combination;
  const temporary = `${RUNNER.home}/_conformance`;
  const outputs = await stepMain(machine, temporary, {
    auth,
    proof: 'false',
    'fast-paths': paths === 'no-paths' ? 'none' : paths,
    // Of the distribution's packages there is 2.8 alone; 3 is in the storage.
    'image-source': distribution === '3' ? 'auto' : 'packages',
    'keep-images': 'true',
  });
  const { registry = '', pod = '', username = '', password = '' } = outputs;
  const ca = join(directory, 'ca.crt');
  await writeFile(ca, await inside(machine, ['cat', outputs['ca-cert'] ?? '']));
  const login = auth === 'basic' ? { username, password } : undefined;
  const reportsOf = (way: string) => join(reports, [distribution, auth, paths, profile, way].join('-'));
  try {
    const through = await runSuite(suite, { registry, ca, login }, profile, reportsOf('pod'));
    const address = await startStraight(machine, pod);
    const version = await versionOf(machine, pod);
    const target = { registry: address, ca: undefined, login };
    const straight = await runSuite(suite, target, profile, reportsOf('straight'));
    return {
      distribution: version,
      auth,
      paths,
      profile,
      straight: straight.counts,
      pod: through.counts,
      differences: differences(straight, through),
      allowed: allowedFailures(combination),
    };
  } finally {
    await stopStraight(machine);
    await stepPost(machine, temporary);
  }
}

/** `3.1.2`, of `registry github.com/distribution/distribution/v3 v3.1.2+unknown` for instance. */
async function versionOf(machine: Machine, pod: string): Promise<string> {
  const inspect = ['podman', 'inspect', '--type', 'container', '--format', '{{.ImageName}}'];
  const image = (await inside(machine, [...inspect, `${pod}-registry`])).trim();
  const said = await inside(machine, ['podman', 'run', '--rm', '--network', 'none', image, '--version']);
  return (said.trim().split(/\s+/).at(-1) ?? '').replace(/^v|\+unknown$/g, '');
}
