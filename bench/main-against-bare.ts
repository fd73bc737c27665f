// The whole of main, from the start of its process to its outputs, proof and emission included, against the bare
// `podman kube play` of the same images with a curl loop. Both in one machine, in turns, with warm images.
// Usage: npm run bench [-- ROUNDS]
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import type { Log } from '../src/log.js';
import { bootMachine } from '../src/machine/boot.js';
import type { Machine } from '../src/machine/machine.js';
import { ensureRoot } from '../src/machine/root.js';
import { ensureTools } from '../src/machine/tools.js';
import { node24 } from './node24.js';

const say = (line: string) => void process.stderr.write(`${line}\n`);
const log: Log = {
  info: say,
  warning: say,
  error: say,
  group: (_title, work) => work(),
  mask: () => undefined,
};

const rounds = Number(process.argv[2] ?? 9);
await ensureTools(log);
const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
const workDir = await mkdtemp(join(tmpdir(), 'bench-'));
const binds = [
  { source: resolve('.'), target: '/action', readOnly: true },
  { source: await node24(), target: '/opt/node24', readOnly: true },
];
const machine = await bootMachine({ root, name: 'bench', binds, workDir, network: 'host', log });
try {
  await shell(machine, PREPARE());
  const [bare, main]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const taken = [
      Number(await shell(machine, 'bash /action/bench/bare.sh bare')),
      Number(await shell(machine, '/opt/node24/bin/node /action/bench/time-main.mjs')),
    ] as const;
    // The first round warms both up.
    if (round > 0) {
      bare.push(taken[0]);
      main.push(taken[1]);
    }
  }
  const ratios = main.map((time, index) => time / (bare[index] ?? Number.NaN));
  const version = (await shell(machine, 'podman version --format "{{.Client.Version}}"; nproc')).split('\n');
  process.stdout.write(
    [
      `Podman ${version[0]}, Node 24, ${version[1]} cores, ${rounds} rounds in turns; median (smallest to largest)`,
      `bare podman kube play and curl loop: ${figures(bare)} ms`,
      `main of the action, whole:           ${figures(main)} ms`,
      `ratio of each round:                 ${figures(ratios, 2)}`,
      '',
    ].join('\n'),
  );
} finally {
  await machine.stop();
}

function figures(values: readonly number[], digits = 0): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, middle, high] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${middle?.toFixed(digits)} (${low?.toFixed(digits)} to ${high?.toFixed(digits)})`;
}

async function shell(on: Machine, script: string): Promise<string> {
  const env = { XDG_RUNTIME_DIR: '/run/user/1001' };
  const result = await on.run(['bash', '-euo', 'pipefail', '-c', script], {
    user: 'runner',
    env,
    timeout: 300,
  });
  if (result.exitCode !== 0) throw new Error(`${script}\n${result.stdout}${result.stderr}`);
  return result.stdout.trim();
}

/** Leaves the images in the storage, and lays out the bare pod from the files of the action's own artifacts. */
function PREPARE(): string {
  return `
node /action/dist/cli.js start --here --artifacts artifacts --input keep-images=true --input auth=none > log
mkdir -p bare && cd bare
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=bare \\
  -addext subjectAltName=IP:127.0.0.1 -keyout tls.key -out tls.crt 2> /dev/null
cat > pod.yaml <<END
apiVersion: v1
kind: Pod
metadata: {name: bare}
spec:
  containers:
  - name: registry
    image: localhost/podman-registry-action/registry:packages
    args: [serve, /etc/podman-registry/registry/config.yml]
    volumeMounts: [{name: registry, mountPath: /etc/podman-registry/registry}, {name: data, mountPath: /var/lib/registry}]
  - name: nginx
    image: localhost/podman-registry-action/nginx:packages
    command: [nginx, -c, /etc/podman-registry/nginx/nginx.conf]
    ports: [{containerPort: 8443, hostPort: 9443, hostIP: 127.0.0.1}]
    volumeMounts: [{name: nginx, mountPath: /etc/podman-registry/nginx}, {name: tls, mountPath: /etc/podman-registry/tls}]
  volumes:
  - {name: registry, hostPath: {path: $HOME/artifacts/quadlet/pod/config/registry}}
  - {name: nginx, hostPath: {path: $HOME/artifacts/quadlet/pod/config/nginx}}
  - {name: tls, hostPath: {path: $PWD}}
  - {name: data, emptyDir: {}}
END
`;
}
