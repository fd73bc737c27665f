import type { ContainerState } from '../podman/podman.js';

/**
 * Which of the two containers is to blame for a registry that does not answer, in one sentence. Pure.
 * @param lastSeen what the last request got, as `waitUntilReady` tells it
 */
export function blame(states: readonly ContainerState[], lastSeen: string): string {
  const [registry, nginx] = ['registry', 'nginx'].map((name) =>
    states.find((state) => !state.isInfra && state.name.endsWith(`-${name}`)),
  );
  for (const [name, state] of [
    ['registry', registry],
    ['nginx', nginx],
  ] as const) {
    if (state === undefined) return `the container ${name} is to blame: it was never made`;
    if (state.restarts > 0)
      return `the container ${name} is to blame: it was restarted ${state.restarts} times`;
    if (state.state !== 'running') {
      return `the container ${name} is to blame: it is ${state.state}, with exit code ${state.exitCode}`;
    }
  }
  if (lastSeen === 'status 502' || lastSeen === 'status 504') {
    return 'the container registry is to blame: it runs, and does not answer nginx';
  }
  if (lastSeen === 'status 401') {
    return 'the container registry is to blame: it runs, and refuses the user name and password of this job';
  }
  if (lastSeen.startsWith('status 5')) return `the container registry is to blame: it answers ${lastSeen}`;
  if (lastSeen === 'ECONNREFUSED' || lastSeen === 'ECONNRESET') {
    return `the container nginx is to blame: it runs, and takes no connection (${lastSeen})`;
  }
  return `both containers run; the last request got: ${lastSeen}`;
}

// Podman restarts a failed container at once, without a pause that grows.
const CRASHES = 3;

/** Has a container come up and failed so often that waiting longer is in vain? Podman before 4.6 does not count. */
export function isCrashLoop(states: readonly ContainerState[]): boolean {
  return states.some(({ restarts }) => restarts >= CRASHES);
}

/** The lines of a log, without those that only differ from the one before in their time. */
export function withoutRepeats(log: string): string[] {
  const bare = (line: string) => line.replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?/, '');
  const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.filter((line, index) => index === 0 || bare(line) !== bare(lines[index - 1] ?? ''));
}
