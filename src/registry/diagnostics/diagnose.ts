import type { ContainerState } from '../../podman/podman.js';
import { REJECTED_LINE } from '../nginx/rejections.js';

/** Which container does not work, and the evidence. */
interface Diagnosis {
  /** The container's name in the pod; undefined if no container is the cause. */
  readonly container: string | undefined;
  readonly text: string;
}

/**
 * Finds the container that prevents a registry from answering. Pure.
 * @param lastSeen the result of the last request, from `waitUntilReady`
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
      text: `container ${name} failed: ${how}`,
    });
    if (state === undefined) return stopped('not created');
    if (state.restarts > 0) return stopped(`restarted ${state.restarts} times`);
    if (state.state !== 'running') return stopped(`${state.state}, exit code ${state.exitCode}`);
  }
  const infra = states.find(({ isInfra }) => isInfra);
  if (infra !== undefined && infra.state !== 'running') {
    const how = `${infra.state}, exit code ${infra.exitCode}; without it the port is closed`;
    return { container: undefined, text: `the pod's infra container failed: ${how}` };
  }
  return diagnoseRunning(lastSeen);
}

function diagnoseRunning(lastSeen: string): Diagnosis {
  const registry = (how: string): Diagnosis => ({
    container: 'registry',
    text: `container registry failed: ${how}`,
  });
  if (lastSeen === 'status 502' || lastSeen === 'status 504') {
    return registry('running, but not answering nginx');
  }
  if (lastSeen === 'status 401') {
    return registry('running, but rejecting the user name and password of this job');
  }
  if (lastSeen.startsWith('status 5')) return registry(`it answers with ${lastSeen}`);
  if (lastSeen === 'ECONNREFUSED') {
    const forwarder = 'the port forwarder (pasta, slirp4netns or rootlessport) ended';
    return {
      container: 'nginx',
      text: `all containers run, but the port accepts no connections (${lastSeen}): ${forwarder}, or nginx does not listen`,
    };
  }
  if (lastSeen === 'ECONNRESET') {
    return {
      container: 'nginx',
      text: `container nginx failed: running but not accepting connections (${lastSeen})`,
    };
  }
  return { container: undefined, text: `all containers run; last request: ${lastSeen}` };
}

// Podman restarts a failed container immediately, without backoff.
const CRASHES = 3;

/**
 * Whether a container has failed so often that waiting longer is pointless. Podman before 4.6 counts no restarts.
 * @param before earlier states of the same pod; their restarts are subtracted
 */
export function isCrashLoop(
  states: readonly ContainerState[],
  before: readonly ContainerState[] = [],
): boolean {
  const earlier = new Map(before.map(({ name, restarts }) => [name, restarts]));
  return states.some(({ name, restarts }) => restarts - (earlier.get(name) ?? 0) >= CRASHES);
}

/** The lines of a log without consecutive lines that differ only in their time. */
export function withoutRepeats(log: string): string[] {
  const bare = (line: string) => line.replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?/, '');
  const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.filter((line, index) => index === 0 || bare(line) !== bare(lines[index - 1] ?? ''));
}

// Messages of Distribution (logrus), nginx, Go, and of a program that cannot be started.
const FATAL = [
  /level=(?:fatal|panic)/,
  /\[(?:emerg|alert|crit)\]/,
  /^panic: /,
  /configuration error|cannot |could not |exec format error|not found|no such file|invalid /i,
];

/** The log line that best explains why a container ended, without its time; by default the last line. Pure. */
export function relevantLogLine(log: string): string | undefined {
  const lines = withoutRepeats(log).filter((line) => !line.includes(REJECTED_LINE));
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
      // Go quotes some characters differently from JSON; the whole line contains the same message.
    }
  }
  return line
    .replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?\s*(\[\w+\] )?(\d+#\d+: )?/, '')
    .trim();
}

// Fields of Distribution's lines that are the same in every line, or useful to programs only.
const NOISE =
  /\s(?:go\.version|instance\.id|version|service|environment|http\.request\.(?:id|remoteaddr|useragent|contenttype|host)|http\.response\.(?:contenttype|duration|written)|vars\.\w+)=(?:"(?:[^"\\]|\\.)*"|\S*)/g;

/** A line of a container's log for people, without fields that they do not need. Pure. */
export function logLine(line: string): string {
  return /^time="/.test(line) ? line.replace(NOISE, '') : line;
}
