import type { Machine } from '../src/machine/machine.js';
import { asRunner } from './as-runner.js';

/** What a job could leave behind, as lines that can be compared. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

// Seconds for all of them; in a virtual machine without KVM it takes ten times as long as elsewhere.
const LIMIT = 600;

// On a hosted runner, its own files and the checkout are in the home directory.
const OTHERS = `\\( ${['~/.local/share/containers', '"$IGNORE"', '~/work', '~/actions-runner', '~/.npm']
  .map((path) => `-path ${path}`)
  .join(' -o ')} \\) -prune -o`;

// podman's own storage is compared by what podman lists, because its files change with every look.
const QUESTIONS = {
  images: 'podman images --format "{{.Repository}}:{{.Tag}} {{.ID}}"',
  containers: 'podman ps --all --format "{{.Names}}"',
  pods: 'podman pod ps --format "{{.Name}}"',
  volumes: 'podman volume ls --format "{{.Name}}"',
  secrets: 'podman secret ls --format "{{.Name}}"',
  networks: 'podman network ls --format "{{.Name}}"',
  home: `find ~ ${OTHERS} -type f -print0 | sudo xargs -0 -r sha256sum`,
  directories: `find ~ ${OTHERS} -type d -print`,
  // A hosted runner has tens of gigabytes deeper below /usr/local.
  system: 'sudo find /etc -xdev -type f -print0 | sudo xargs -0 sha256sum',
  local: 'sudo find /usr/local -xdev -maxdepth 3 -type f -print0 | sudo xargs -0 -r sha256sum',
  lingering: 'ls /var/lib/systemd/linger 2> /dev/null || true',
  units:
    'systemctl --user list-units --all --plain --no-legend --type=service,socket | awk "{print \\$1, \\$3}"',
  processes: 'ps -u "$(id -u)" -o comm= | grep -vE "^(bash|ps|sort|find|xargs|grep|cat|systemd-run|env)$"',
  ports: 'ss -Hltn "sport >= 8000 and sport <= 32767" | awk "{print \\$4}"',
} as const;

// One command for all of them: each would cost the machine a service. Neither paths nor names begin with a blank.
const SCRIPT = Object.entries(QUESTIONS)
  .map(([name, question]) => `echo ' ${name}'\n${question}`)
  .join('\n');

/** @param ignore a directory of the test's own below the home */
export async function snapshot(machine: Machine, ignore: string): Promise<Snapshot> {
  const script = ['bash', '-euo', 'pipefail', '-c', SCRIPT];
  const text = await asRunner(machine, script, { env: { IGNORE: ignore }, timeout: LIMIT });
  const answers: Record<string, string[]> = {};
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith(' ')) answers[line.slice(1)] = lines = [];
    else if (line !== '') lines.push(line);
  }
  for (const answer of Object.values(answers)) answer.sort();
  return answers;
}

/** What differs between two of them. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(QUESTIONS).flatMap((name) => {
    const [one = [], other = []] = [before[name], after[name]];
    return [
      ...one.filter((line) => !other.includes(line)).map((line) => `${name}: ${line} is gone`),
      ...other.filter((line) => !one.includes(line)).map((line) => `${name}: ${line} is left`),
    ];
  });
}
