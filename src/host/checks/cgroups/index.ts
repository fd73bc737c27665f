import type { Check } from '../../check.js';
import { cgroupManager } from './cgroup-manager.js';
import { delegation } from './delegation.js';

/** What can be told without calling podman, causes before effects. */
export const cgroupsChecks: readonly Check[] = [delegation];

/** What podman has to be asked for. */
export const cgroupsPodmanChecks: readonly Check[] = [cgroupManager];
