import type { Check } from '../../check.js';
import { cniBackend } from './cni-backend.js';
import { forwarders } from './forwarders.js';
import { loopbackServer } from './loopback-server.js';
import { netavark } from './netavark.js';
import { pastaConfinement } from './pasta-confinement.js';
import { pastaStalls } from './pasta-stalls.js';
import { ping } from './ping.js';
import { portsInUse } from './ports-in-use.js';
import { privilegedPorts } from './privileged-ports.js';
import { tunDevice } from './tun-device.js';

/** What can be told without calling podman, causes before effects. */
export const networkChecks: readonly Check[] = [
  forwarders,
  pastaStalls,
  tunDevice,
  netavark,
  privilegedPorts,
  portsInUse,
  loopbackServer,
  ping,
];

/** What podman has to be asked for. */
export const networkPodmanChecks: readonly Check[] = [pastaConfinement, cniBackend];
