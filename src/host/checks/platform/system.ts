import { check, EVERYTHING, error, ok } from '../../check.js';
import { machineAdvice } from '../../facts/forge.js';
import { byHand } from '../../remedy.js';

/** Containers need the Linux kernel; on other systems podman uses a virtual machine. */
export const system = check<{ readonly platform: NodeJS.Platform; readonly elsewhere: string | undefined }>({
  id: 'RP001',
  title: 'operating system',
  phase: 'platform',
  reads: 'The platform that Node.js was built for.',
  cause: 'Containers need a Linux kernel.',
  cure: 'Use a runner with Linux, such as `runs-on: ubuntu-latest`.',
  signatures: [],
  sources: ['podman-machine(1)'],
  read: async (host) => ({ platform: host.platform, elsewhere: machineAdvice(host) }),
  judge: ({ platform, elsewhere }) =>
    platform === 'linux'
      ? ok('Linux')
      : error(
          EVERYTHING,
          `this runner is ${platform}`,
          byHand(
            elsewhere ? 'Use a runner with Linux.' : 'Podman needs Linux: use `runs-on: ubuntu-latest`.',
          ),
        ),
});
