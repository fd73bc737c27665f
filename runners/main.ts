// Runs the scenarios of a job and of the exported files on the Podman of each runner, in virtual machines.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { node24 } from '../bench/node24.js';
import { progressLog as log, say } from '../bench/progress.js';
import { runTool } from '../parity/tool.js';
import { rootCache } from '../src/local/in-machine.js';
import type { Machine } from '../src/machine/machine.js';
import { lastLines, UserError } from '../src/platform/errors.js';
import { bootVm } from '../vm/boot.js';
import { ensureImages } from '../vm/images.js';
import { vmObstacle } from '../vm/qemu.js';
import { here } from './here.js';
import { ACTION, inside, NODE } from './inside.js';
import { observeFaults } from './kernel-faults.js';
import { row, rows, runnersPage } from './page.js';
import { ensurePodman } from './podman-build.js';
import { type FormatResults, PASSED, type Results, readRecording, record, type Verdict } from './record.js';
import { FORMATS, type Format, RUNNERS, type Runner } from './runners.js';
import { afterReboot, factsOf, logOut, removeFormat, runJob, startFormat } from './scenario.js';

const USAGE = `Usage: npm run runners -- [--only NAME,…] [--format NAME,…] [--record] | --faults [--only ID,…] [--record]
                                 | --here NAME | --page

  --only NAME,…   ${RUNNERS.map(({ name }) => name).join(', ')}; default: all
  --format NAME,… ${Object.keys(FORMATS).join(', ')}; default: all that the Podman supports
  --record        writes what was seen to runners/recorded.json and docs/runners.md
  --faults        conditions of a host that need a separate kernel; --only takes the IDs of checks
  --page          writes docs/runners.md from what is recorded
  --here NAME     on this host instead of a virtual machine, under this name: for a hosted runner, which is thrown away

Exit code 1 where a scenario fails. Virtual machines need root, or sudo without a password; building Podman needs Go.
`;

const PAGE = 'docs/runners.md';
const IMAGES = '/mnt/images.tar';
const CHECKOUT = resolve('.');

await runTool(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      format: { type: 'string', default: '' },
      record: { type: 'boolean', default: false },
      faults: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
      here: { type: 'string' },
    },
  });
  if (values.page) {
    await writeFile(PAGE, runnersPage(readRecording()));
    return 0;
  }
  if (values.faults) {
    const passed = await observeFaults(values.only.split(',').filter(Boolean), values.record);
    if (values.record) await writeFile(PAGE, runnersPage(readRecording()));
    return passed ? 0 : 1;
  }
  const all = new Map<string, Results>();
  if (values.here === undefined) {
    const obstacle = vmObstacle();
    if (obstacle !== undefined) throw new UserError(obstacle);
    for (const runner of chosen(values.only)) {
      const results = await inVirtualMachine(runner, values.format);
      all.set(runner.name, results);
      process.stdout.write(`${rows([row(runner.name, results)])}\n`);
      if (values.record) {
        await record(runner.name, results);
        await writeFile(PAGE, runnersPage(readRecording()));
      }
    }
  } else {
    const results = await observe(await here(CHECKOUT), 'here', formatsHere);
    all.set(values.here, results);
    process.stdout.write(`${rows([row(values.here, results)])}\n`);
  }
  return [...all.values()].every(hasPassed) ? 0 : 1;
});

function chosen(only: string): readonly Runner[] {
  if (only === '') return RUNNERS;
  return only.split(',').map((name) => {
    const runner = RUNNERS.find((one) => one.name === name);
    if (runner !== undefined) return runner;
    throw new UserError(
      `there is no runner "${name}"; the runners are ${RUNNERS.map((one) => one.name).join(', ')}`,
    );
  });
}

function hasPassed({ job, formats }: Results): boolean {
  const verdicts = Object.values(formats).flatMap((one) => Object.values(one) as Verdict[]);
  return [job, ...verdicts].every((verdict) => verdict === PASSED);
}

async function inVirtualMachine(runner: Runner, only: string): Promise<Results> {
  const formats = runner.formats.filter((one) => only === '' || only.split(',').includes(one));
  const cache = rootCache();
  const images = await ensureImages(CHECKOUT, cache, log);
  const files = runner.source === 'module' ? await ensurePodman(runner.podman, cache, log) : [];
  const machine = await bootVm({
    recipe: { ...runner.recipe, files },
    name: runner.name.replaceAll('.', '-'),
    binds: [
      { source: CHECKOUT, target: ACTION, leftOut: ['node_modules', '.git', 'lib'] },
      { source: await node24(), target: dirname(dirname(NODE)) },
      { source: images, target: IMAGES },
    ],
    workDir: await mkdtemp(join(tmpdir(), `${runner.name}-`)),
    cache,
    log,
  });
  const end = () => void machine.stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  try {
    await inside(machine, ['podman', 'load', '--quiet', `--input=${IMAGES}`], { timeout: 900 });
    return await observe(
      machine,
      machine.accelerator,
      () => formats,
      () => machine.restart(),
    );
  } finally {
    await machine.stop();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
  }
}

function formatsHere(podman: string): readonly Format[] {
  const [major = 0, minor = 0] = podman.split('.').map(Number);
  if (major >= 5) return ['kube', 'pod'];
  return major === 4 && minor >= 4 ? ['kube'] : ['classic'];
}

async function observe(
  machine: Machine,
  kind: string,
  formatsOf: (podman: string) => readonly Format[],
  restart?: () => Promise<void>,
): Promise<Results> {
  const facts = await factsOf(machine);
  say(`podman ${facts.podman}, kernel ${facts.kernel}, ${facts.system}, systemd ${facts.systemd}`);
  const tell = (what: string, verdict: Verdict) => {
    say(`${what}: ${verdict === PASSED ? verdict : `FAILED\n${lastLines(verdict, 40).join('\n')}`}`);
    return verdict;
  };
  const job = tell('job', await runJob(machine));
  const formats: Partial<Record<Format, FormatResults>> = {};
  for (const format of formatsOf(facts.podman)) {
    formats[format] = await observeFormat(machine, format, tell, restart);
    await removeFormat(machine, format);
  }
  return { date: new Date().toISOString().slice(0, 10), machine: kind, facts, job, formats };
}

async function observeFormat(
  machine: Machine,
  format: Format,
  tell: (what: string, verdict: Verdict) => Verdict,
  restart?: () => Promise<void>,
): Promise<FormatResults> {
  const { heading } = FORMATS[format];
  const start = tell(heading, await startFormat(machine, format));
  if (start !== PASSED) return { start };
  const logout = tell(`${heading}, after a logout`, await logOut(machine, format));
  if (restart === undefined) return { start, logout };
  await restart();
  return { start, logout, reboot: tell(`${heading}, after a reboot`, await afterReboot(machine, format)) };
}
