import type { Host } from '../host.js';

/**
 * How a job gets a machine instead of a container where GitHub does not run it. Forgejo sets FORGEJO_ACTIONS, Gitea
 * GITEA_ACTIONS, and nektos/act ACT.
 * @returns nothing for GitHub
 */
export function machineAdvice(host: Host): string | undefined {
  if (host.variable('FORGEJO_ACTIONS') || host.variable('GITEA_ACTIONS')) {
    return 'Register the runner with a label for the host, such as `debian:host`, and use `runs-on: debian`; other labels run a job in a container.';
  }
  return host.variable('ACT')
    ? 'Run act with `-P ubuntu-latest=-self-hosted`, so that the job runs on the machine itself.'
    : undefined;
}
