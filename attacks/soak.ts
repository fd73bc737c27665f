// Runs two persistent registries and three of jobs for a long time, with pushes, pulls, garbage collection, upgrades, SIGKILL of
// their processes and a full disk. At the end every digest that a registry has acknowledged must be there.
import { progressLog as log, say } from '../bench/progress.js';
import { ensureDistribution3 } from '../conformance/distribution3.js';
import { bootLab, importProgram } from '../conformance/lab.js';
import { random } from '../parity/fuzz/random.js';
import { runTool } from '../parity/tool.js';
import { RUNNER } from '../src/machine/recipe.js';
import { asRunner } from './as-runner.js';
import { DISTRIBUTION_3, runEvents, type SoakContext } from './soak/events.js';
import { readSoakOptions } from './soak/options.js';
import { type SoakChoice, SoakRegistry } from './soak/registry.js';

const USAGE = `Usage: npm run soak -- [--minutes N] [--seed N]

Two persistent registries and three of jobs, with Distribution 2.8 and 3, in one machine: pushes of images, indexes and
images without a tag; pulls; garbage collection; upgrades; SIGKILL of each process; and a full disk.

  --minutes N  how long; default: 60
  --seed N     repeats the order of events of another run; default: by the clock

Exit code 1 if anything is missing at the end that a registry has acknowledged, or if a registry did not come back. Needs
the bundle in dist/ and the right to boot a machine (systemd-nspawn, as root or with sudo).
`;

const DISK = '/soak';
const V2 = { 'image-source': 'packages' };
const V3 = {
  'image-source': 'local',
  'registry-image': DISTRIBUTION_3,
  'nginx-image': 'localhost/podman-registry-action/nginx:packages',
};
const CHOICES: readonly SoakChoice[] = [
  { name: 'two', lifecycle: 'persistent', images: V2 },
  { name: 'three', lifecycle: 'persistent', images: V3 },
  { name: 'job-a', lifecycle: 'job', images: V2 },
  { name: 'job-b', lifecycle: 'job', images: V2 },
  { name: 'job-c', lifecycle: 'job', images: V3 },
];

await runTool(USAGE, async () => {
  const { minutes, seed } = readSoakOptions(process.argv.slice(2), Date.now() % 1_000_000);
  const distribution3 = await ensureDistribution3();
  const machine = await bootLab(log, `soak-${process.pid}`, 'own');
  const end = () => void machine.stop().then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const options = `size=3g,nr_inodes=0,mode=700,uid=${RUNNER.uid},gid=${RUNNER.uid}`;
    const mount = `mkdir -p ${DISK}; mount -t tmpfs -o ${options} tmpfs ${DISK}`;
    await machine.run(['sh', '-ec', mount], { user: 'root', timeout: 30 });
    await importProgram(machine, distribution3, DISTRIBUTION_3);
    // The pushes end with the events; then the file that stops them is written.
    const seconds = minutes * 60 + 3600;
    const registries = CHOICES.map(
      (choice) => new SoakRegistry(machine, choice, `${DISK}/${choice.name}`, seconds),
    );
    // One after the other, because the first ones build the images.
    for (const registry of registries) await registry.start();
    for (const registry of registries) await registry.push();
    for (const registry of registries) await registry.goOn(60);
    const failures: string[] = [];
    const context: SoakContext = { machine, registries, disk: DISK, chance: random(seed, 1), say, failures };
    const events = await runEvents(context, Date.now() + minutes * 60_000);
    const lines = await finish(context);
    process.stdout.write(
      [
        `seed ${seed}, ${minutes} minutes, ${events} events`,
        ...lines,
        ...failures.slice(0, 50).map((failure) => `FAILED ${failure}`),
        `${failures.length} failures\n`,
      ].join('\n'),
    );
    return failures.length === 0 ? 0 : 1;
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await machine.stop();
  }
});

/** Ends the jobs, starts new ones with the same data, collects garbage, and pulls everything. */
async function finish({ machine, registries, failures }: SoakContext): Promise<string[]> {
  const lines: string[] = [];
  const pushes = await Promise.all(registries.map((registry) => registry.stopPushes()));
  for (const [index, registry] of registries.entries()) {
    const collected = registry.isPersistent
      ? await registry.operate('gc', ['--delete-untagged'])
      : 'next job';
    if (!registry.isPersistent) {
      await registry.post();
      await registry.start();
    }
    const { images, lost } = await registry.verify();
    failures.push(...lost.map((what) => `${registry.name} has lost ${what}`));
    lines.push(
      `${registry.name}: ${images} images, ${pushes[index]?.failed ?? 0} failed pushes, ${collected}: ${lost.length} lost`,
    );
    if (!registry.isPersistent) await registry.post();
  }
  lines.push(
    `left: ${(await asRunner(machine, ['podman', 'pod', 'ps', '--format', '{{.Name}}'])).trim().replaceAll('\n', ' ')}`,
  );
  return lines;
}
