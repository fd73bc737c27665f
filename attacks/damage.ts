// What goes wrong on a machine between main and post, and what somebody may plant there: for the end-to-end tests, each as a
// function of a booted machine.
import type { Machine } from '../src/machine/machine.js';

/** Runs a few lines of shell as the runner, or as root, and returns what they printed; fails where they fail. */
async function shell(machine: Machine, script: string, user: 'root' | 'runner' = 'runner'): Promise<string> {
  const { exitCode, stdout, stderr } = await machine.run(['bash', '-euo', 'pipefail', '-c', script], {
    user,
    env: user === 'runner' ? { XDG_RUNTIME_DIR: '/run/user/1001' } : {},
    timeout: 120,
  });
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${script}\n${stdout}${stderr}`);
  return stdout;
}

/** Removes all that a directory holds, as a step does that cleans up too well. */
export async function emptyDirectory(machine: Machine, path: string): Promise<void> {
  // What containers wrote may belong to ids that only root has power over.
  await shell(machine, `find ${path} -mindepth 1 -delete`, 'root');
}

export async function removeFile(machine: Machine, path: string): Promise<void> {
  await shell(machine, `rm ${path}`);
}

/** Adds a line to a file, as a crash or another program may leave it. */
export async function appendLine(machine: Machine, path: string, line: string): Promise<void> {
  await shell(machine, `printf '%s\\n' ${quoted(line)} >> ${path}`);
}

/** Puts a line between the others of a file. */
export async function insertLine(machine: Machine, path: string, at: number, line: string): Promise<void> {
  const insert = `{ head -n ${at - 1} ${path}; printf '%s\\n' ${quoted(line)}; tail -n +${at} ${path}; }`;
  // Written into, so that mode and owner stay.
  await shell(machine, `text=$(${insert}); printf '%s\\n' "$text" > ${path}`);
}

/** Cuts a file off in the middle of its last line, as a power failure does. */
export async function cutLastLine(machine: Machine, path: string): Promise<void> {
  await shell(machine, `truncate --size=-7 ${path}`);
}

/** Sends SIGKILL to the monitor of a container, as the kernel does that is out of memory. */
export async function killMonitor(machine: Machine, container: string): Promise<void> {
  await shell(machine, `kill -9 $(podman inspect --format '{{.ConmonPidFile}}' ${container} | xargs cat)`);
}

/** @returns the id of the container that holds the namespaces of a pod, which has a name of podman's own */
export async function infraContainer(machine: Machine, pod: string): Promise<string> {
  return (await shell(machine, `podman pod inspect --format '{{.InfraContainerID}}' ${pod}`)).trim();
}

/** Sends SIGKILL to the first process of a container. */
export async function killContainer(machine: Machine, container: string): Promise<void> {
  await shell(machine, `kill -9 $(podman inspect --format '{{.State.Pid}}' ${container})`);
}

/**
 * Begins to push one new image after the other, and goes on until it fails or is ended.
 * @param environment what podman needs for the login
 * @returns a function that ends it
 */
export async function beginPushes(
  machine: Machine,
  registry: string,
  environment: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const variables = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  await shell(
    machine,
    `mkdir -p ~/_pushes; cd ~/_pushes
cat > push.sh <<'END'
${variables.join('\n')}
for number in $(seq 1000); do
  head -c 3000000 /dev/urandom > file
  tar -cf layer.tar file
  podman import -q layer.tar localhost/pushed:1 > /dev/null
  podman push -q localhost/pushed:1 ${registry}/pushed:$number || true
done
END
setsid bash push.sh > push.log 2>&1 < /dev/null & echo $! > pid`,
  );
  return async () => {
    await shell(
      machine,
      `kill -- -$(cat ~/_pushes/pid) || true
sleep 1
podman rmi --force localhost/pushed:1 > /dev/null 2>&1 || true
podman image prune --force > /dev/null
rm -r ~/_pushes`,
    );
  };
}

/**
 * Makes a directory of another user's that looks like a job's, with a list of changes that runs commands as root.
 * @param marker the file that those commands would make
 */
export async function plantJournal(machine: Machine, directory: string, marker: string): Promise<void> {
  const place = quoted(directory);
  await shell(
    machine,
    `mkdir -p ${place}
${hostileLines(marker)
  .map((line) => `printf '%s\\n' ${quoted(line)} >> ${place}/undo.jsonl`)
  .join('\n')}
chown -R 1666:1666 ${place}
chmod 0755 ${place}
chmod 0644 ${place}/undo.jsonl`,
    'root',
  );
}

/**
 * Lines that a list of changes must not obey.
 * @param marker the file that would be made, or changed, or have gone
 */
export function hostileLines(marker: string): string[] {
  return [
    { kind: 'run', as: 'root', argv: ['touch', marker] },
    { kind: 'run', as: 'user', argv: ['touch', marker], said: 'x', gone: '.*' },
    { kind: 'restore', as: 'root', path: '/etc/passwd' },
    { kind: 'restore', as: 'root', path: marker, copy: '/etc/shadow' },
    { kind: 'remove', path: '/home/runner' },
    { kind: 'sysctl', name: 'kernel.core_pattern' },
    { kind: 'mode', path: '/etc/shadow', mode: '0666' },
    { kind: 'subids', saved: '../../../../tmp/s.json' },
    { kind: 'kept', what: '\n::add-mask::planted' },
    { kind: 'put-back', path: '/home/runner/_test' },
  ].map((step) => JSON.stringify(step));
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
