import type { ContainerState } from '../../podman/podman.js';

/** Which container does not work, and how that is seen. */
interface Diagnosis {
  /** The container's name in the pod; nothing where none of them is at fault. */
  readonly container: string | undefined;
  readonly text: string;
}

/**
 * Finds the container that keeps a registry from answering, and says so in one sentence. Pure.
 * @param lastSeen what the last request got, as `waitUntilReady` tells it
 */
export function diagnose(states: readonly ContainerState[], lastSeen: string): Diagnosis {
  const inside = states.filter(({ isInfra }) => !isInfra);
  const find = (name: string) => inside.find((state) => state.name.endsWith(`-${name}`));
  const named = ['registry', 'nginx'].map((name) => [name, find(name)] as const);
  const others = inside
    .filter((state) => !named.some(([, known]) => known === state))
    .map((state) => [state.name.slice(state.name.indexOf('-mirror-') + 1), state] as const);
  for (const [name, state] of [...named, ...others]) {
    const stopped = (how: string): Diagnosis => ({
      container: name,
      text: `the container ${name} is to blame: ${how}`,
    });
    if (state === undefined) return stopped('it was never made');
    if (state.restarts > 0) return stopped(`it was restarted ${state.restarts} times`);
    if (state.state !== 'running') return stopped(`it is ${state.state}, with exit code ${state.exitCode}`);
  }
  const infra = states.find(({ isInfra }) => isInfra);
  if (infra !== undefined && infra.state !== 'running') {
    const how = `it is ${infra.state}, with exit code ${infra.exitCode}, and the port is closed without it`;
    return { container: undefined, text: `the pod's infra container is to blame: ${how}` };
  }
  return diagnoseRunning(lastSeen);
}

function diagnoseRunning(lastSeen: string): Diagnosis {
  const registry = (how: string): Diagnosis => ({
    container: 'registry',
    text: `the container registry is to blame: ${how}`,
  });
  if (lastSeen === 'status 502' || lastSeen === 'status 504') {
    return registry('it runs, and does not answer nginx');
  }
  if (lastSeen === 'status 401') {
    return registry('it runs, and refuses the user name and password of this job');
  }
  if (lastSeen.startsWith('status 5')) return registry(`it answers ${lastSeen}`);
  if (lastSeen === 'ECONNREFUSED') {
    const forwarder = 'the port forwarder (pasta, slirp4netns or rootlessport) has ended';
    return {
      container: 'nginx',
      text: `all containers run, and nobody takes connections at the port (${lastSeen}): ${forwarder}, or nginx does not listen`,
    };
  }
  if (lastSeen === 'ECONNRESET') {
    return {
      container: 'nginx',
      text: `the container nginx is to blame: it runs, and takes no connection (${lastSeen})`,
    };
  }
  return { container: undefined, text: `all containers run; the last request got: ${lastSeen}` };
}

// Podman restarts a failed container at once, without a pause that grows.
const CRASHES = 3;

/**
 * Has a container come up and failed so often that waiting longer is in vain? Podman before 4.6 does not count.
 * @param before the same pod earlier, whose restarts do not count
 */
export function isCrashLoop(
  states: readonly ContainerState[],
  before: readonly ContainerState[] = [],
): boolean {
  const earlier = new Map(before.map(({ name, restarts }) => [name, restarts]));
  return states.some(({ name, restarts }) => restarts - (earlier.get(name) ?? 0) >= CRASHES);
}

/** The lines of a log, without those that only differ from the one before in their time. */
export function withoutRepeats(log: string): string[] {
  const bare = (line: string) => line.replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?/, '');
  const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.filter((line, index) => index === 0 || bare(line) !== bare(lines[index - 1] ?? ''));
}

// Words of Distribution (logrus), of nginx, of Go itself, and of a program that cannot be started.
const FATAL = [
  /level=(?:fatal|panic)/,
  /\[(?:emerg|alert|crit)\]/,
  /^panic: /,
  /configuration error|cannot |could not |exec format error|not found|no such file|invalid /i,
];

/** The line of a container's log that tells best why it ended, without its time; the last one where none does. Pure. */
export function relevantLogLine(log: string): string | undefined {
  const lines = withoutRepeats(log);
  for (const sign of FATAL) {
    const line = lines.findLast((one) => sign.test(one));
    if (line !== undefined) return bareLine(line);
  }
  const last = lines.at(-1);
  return last === undefined ? undefined : bareLine(last);
}

function bareLine(line: string): string {
  const message = /\bmsg=("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
  if (message !== undefined) {
    try {
      return JSON.parse(message);
    } catch {
      // Go quotes some characters in other ways than JSON; the line as it is tells the same.
    }
  }
  return line
    .replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?\s*(\[\w+\] )?(\d+#\d+: )?/, '')
    .trim();
}

// Fields of Distribution's lines that are the same in all of them, or mean something to its machine only.
const NOISE =
  /\s(?:go\.version|instance\.id|version|service|environment|http\.request\.(?:id|remoteaddr|useragent|contenttype|host)|http\.response\.(?:contenttype|duration|written)|vars\.\w+)=(?:"(?:[^"\\]|\\.)*"|\S*)/g;

/** A line of a container's log for people: without the fields that tell them nothing. Pure. */
export function logLine(line: string): string {
  return /^time="/.test(line) ? line.replace(NOISE, '') : line;
}
