import type { Check } from '../../check.js';
import { healthChecks } from './health-checks.js';
import { journal } from './journal.js';
import { managerEnvironment } from './manager-environment.js';
import { networkOnline } from './network-online.js';
import { podmanSocket } from './podman-socket.js';
import { quadletGenerator } from './quadlet-generator.js';

/** What can be told without calling podman, causes before effects. */
export const servicesChecks: readonly Check[] = [networkOnline, managerEnvironment, podmanSocket];

/** What podman has to be asked for. */
export const servicesPodmanChecks: readonly Check[] = [journal, healthChecks, quadletGenerator];
