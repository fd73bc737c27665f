import { check, ok, skipped, warning } from '../../check.js';
import { userUnit } from '../../facts/systemd.js';
import { asRoot, automatic } from '../../remedy.js';

interface NetworkOnlineFacts {
  /** The waiting unit of Podman 5.3 and later; nothing if it is missing or masked. */
  readonly waits: string | undefined;
  /** The state of network-online.target; nothing if systemd does not answer or was not called. */
  readonly state: string | undefined;
}

/** Starting the target does not change the network, so there is nothing to undo. */
export const networkOnline = check<NetworkOnlineFacts>({
  id: 'RP083',
  title: 'network-online.target',
  phase: 'host',
  reads: '`systemctl is-active network-online.target`, if podman-user-wait-network-online.service exists.',
  cause:
    'Every Quadlet unit of a user waits up to 90 seconds for network-online.target, and on this machine no unit starts that target.',
  cure: '`sudo systemctl start network-online.target`, or with Podman 5.3 and later `DefaultDependencies=false` in the section `[Quadlet]`.',
  signatures: [],
  sources: [
    'podman-user-wait-network-online.service of Podman',
    'containers/podman#22197, #24588, #24796, #26134',
    'podman-systemd.unit(5), "Implicit network dependencies"',
  ],
  read: async (host) => {
    const waits = await userUnit(host, 'podman-user-wait-network-online.service');
    if (waits === undefined) return { waits, state: undefined };
    const { stdout } = await host.attempt(['systemctl', 'is-active', 'network-online.target'], {
      timeout: 5,
    });
    return { waits, state: stdout.trim() || undefined };
  },
  judge: judgeNetworkOnline,
});

function judgeNetworkOnline({ waits, state }: NetworkOnlineFacts) {
  if (waits === undefined) return ok('no user unit waits for it');
  if (state === undefined) return skipped('systemd does not answer');
  if (state === 'active') return ok('reached');
  return warning(
    `network-online.target is ${state}, and ${waits} waits up to 90 s for it`,
    automatic(
      'Start it. This changes nothing else and lasts until the next boot.',
      asRoot(['systemctl', 'start', 'network-online.target'], { timeout: 60 }),
    ),
  );
}
