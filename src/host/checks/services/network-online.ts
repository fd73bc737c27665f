import { check, ok, skipped, warning } from '../../check.js';
import { userUnit } from '../../facts/user-unit.js';
import { asRoot, automatic } from '../../remedy.js';

interface NetworkOnlineFacts {
  /** The unit of Podman 5.3 and later that waits; nothing where there is none, or it is masked. */
  readonly waits: string | undefined;
  /** What systemd says of network-online.target, or nothing where it does not answer or was not asked. */
  readonly state: string | undefined;
}

/**
 * A target only says that something has happened, and nothing on such a machine asked for it: no network is set up or
 * taken down by it, so there is nothing to undo.
 */
export const networkOnline = check<NetworkOnlineFacts>({
  id: 'RP083',
  title: 'network-online.target',
  phase: 'host',
  reads:
    '`systemctl is-active network-online.target`, where there is a podman-user-wait-network-online.service.',
  cause:
    'Every Quadlet unit of a user waits until network-online.target is reached, and here nothing has asked for that target: it gives up after 90 seconds.',
  cure: '`sudo systemctl start network-online.target`, or from Podman 5.3 on `DefaultDependencies=false` in the section `[Quadlet]`.',
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
  if (waits === undefined) return ok('no unit of a user waits for it');
  if (state === undefined) return skipped('systemd does not answer');
  if (state === 'active') return ok('reached');
  return warning(
    `network-online.target is ${state}, and ${waits} waits for it for up to 90 s`,
    automatic(
      'Start it; nothing is changed by that, and it lasts until the machine is booted anew.',
      asRoot(['systemctl', 'start', 'network-online.target'], { timeout: 60 }),
    ),
  );
}
