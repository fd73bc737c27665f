import type { CommandError } from '../../../platform/exec.js';
import { check, error, ok, skipped, type Verdict } from '../../check.js';
import { userDropIn } from '../../facts/containers-conf.js';
import { hasDefaultRoute } from '../../facts/routes.js';
import { byHand } from '../../remedy.js';
import { scratchRun } from './scratch-run.js';

interface NetworkFacts {
  /** Nothing if the test container does not run without a network either, or there is no program for one. */
  readonly network: { readonly name: string; readonly failure?: CommandError } | undefined;
  /** Whether the user may open /dev/net/tun; RP071 reports it. */
  readonly tun: boolean;
  /** Whether this machine has a default route. */
  readonly route: boolean;
  /** The path of a drop-in for pasta's options. */
  readonly dropIn: string | undefined;
}

// The addresses that slirp4netns gives to every container.
const OPTIONS =
  '[network]\npasta_options = ["-a", "10.0.2.0", "-n", "24", "-g", "10.0.2.2", "--dns-forward", "10.0.2.3"]\n';

/** pasta copies addresses and routes of the machine, and some releases of it do not start without any. */
export const containerNetwork = check<NetworkFacts>({
  id: 'RP093',
  title: 'network of a container',
  phase: 'probe',
  reads: 'The test container of RP092 with pasta or slirp4netns; /proc/net/route and /proc/net/ipv6_route.',
  cause:
    'pasta copies the address and the default route of the host, and fails if the host has none or if it cannot copy the route.',
  cure: 'Give the host a default route, or set fixed addresses with `pasta_options` in the table `[network]` of containers.conf. Containers with `--network none` and `--network host` work.',
  signatures: [
    /External interface not usable/,
    /No routable interface for IPv[46]/,
    /Couldn't set IPv[46] route\(s\) in guest/,
  ],
  sources: [
    'pasta(1), --interface',
    'containers.conf(5), pasta_options',
    'podman-container-tools/podman#24614, #23566, #29680',
  ],
  limit: 120,
  read: async (host) => {
    const [{ network }, tun, route] = await Promise.all([
      scratchRun(host),
      host.mayOpen('/dev/net/tun'),
      hasDefaultRoute(host),
    ]);
    return { network, tun, route, dropIn: userDropIn(host, 'pasta') };
  },
  judge: judgeNetwork,
});

function judgeNetwork({ network, tun, route, dropIn }: NetworkFacts): Verdict {
  if (network === undefined) return skipped('no container ran with a network, see RP070 and RP092');
  const { name, failure } = network;
  if (failure === undefined) return ok(`a container ran with ${name}`);
  if (!tun) return skipped('/dev/net/tun cannot be opened, see RP071');
  const said = `a container starts without a network, but not with ${name}: ${failure.lastWords}`;
  const found = route ? said : `the host has no default route; ${said}`;
  if (name !== 'pasta' || dropIn === undefined) {
    return error(['pod', 'quadlet'], found, byHand('Give the host a default route, or see the error above.'));
  }
  return error(
    ['pod', 'quadlet'],
    found,
    byHand(
      `${route ? 'If the message is about routes' : 'Give the host a default route; if it must stay disconnected'}, set fixed addresses, which recent releases of pasta use without a route.`,
      { kind: 'write', as: 'user', path: dropIn, text: OPTIONS },
    ),
  );
}
