// How much memory the registry and nginx take while one large blob goes through them, and whether that grows with it.
// Usage: npm run bench:memory [-- MIB…]; the disk below the directory for temporary files must have room for all of it.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import { bootMachine } from '../src/machine/boot.js';
import { ensureRoot } from '../src/machine/root.js';
import { ensureTools } from '../src/machine/tools.js';
import { node24 } from './node24.js';
import { progressLog as log } from './progress.js';

interface Figures {
  readonly mib: number;
  /** Seconds. */
  readonly pushed: number;
  readonly pulled: number;
  /** KiB of private memory. */
  readonly memory: Readonly<Record<string, { readonly before: number; readonly peak: number }>>;
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20, 2048];
await ensureTools(log);
const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
const workDir = await mkdtemp(join(tmpdir(), 'bench-memory-'));
const binds = [
  { source: resolve('.'), target: '/action', readOnly: true },
  { source: await node24(), target: '/opt/node24', readOnly: true },
];
const machine = await bootMachine({ root, name: 'bench-memory', binds, workDir, network: 'host', log });
try {
  await shell(`mkdir data
node /action/dist/cli.js start --here --keep --artifacts artifacts --input auth=none --input proof=false \\
  --input port=18643 --input storage-path=$HOME/data`);
  for (const mib of sizes) {
    const text = await shell(`
pid() { podman inspect --format '{{.State.Pid}}' "$(podman ps --format '{{.Names}}' | grep -- "-$1\\$")"; }
/opt/node24/bin/node /action/lib/bench/inside/push-blob.js https://127.0.0.1:18643 /tmp/podman-registry-*/podman-registry-*/ca.crt \\
  ${mib} registry=$(pid registry) nginx=$(pid nginx)
rm -rf data/docker/registry/v2/blobs data/docker/registry/v2/repositories/bench`);
    process.stdout.write(`${formatFigures(JSON.parse(text))}\n`);
  }
} finally {
  await machine.stop();
}

function formatFigures({ mib, pushed, pulled, memory }: Figures): string {
  const each = Object.entries(memory).map(
    ([name, { before, peak }]) => `${name} ${inMib(before)} before, ${inMib(peak)} at most`,
  );
  const rate = (seconds: number) => `${seconds.toFixed(1)} s (${(mib / seconds).toFixed(0)} MiB/s)`;
  return `${mib} MiB: push ${rate(pushed)}, pull ${rate(pulled)}; ${each.join('; ')}`;
}

function inMib(kib: number): string {
  return `${(kib / 1024).toFixed(1)} MiB`;
}

async function shell(script: string): Promise<string> {
  const env = { XDG_RUNTIME_DIR: '/run/user/1001' };
  const argv = ['bash', '-euo', 'pipefail', '-c', script];
  const result = await machine.run(argv, { user: 'runner', env, timeout: 3600 });
  if (result.exitCode !== 0) throw new Error(`${script}\n${result.stdout}${result.stderr}`);
  return result.stdout.trim();
}
