import type { Check } from '../../check.js';
import { cgroupV2 } from './cgroup-v2.js';
import { inContainer } from './in-container.js';
import { notRoot } from './not-root.js';
import { system } from './system.js';
import { systemdInit } from './systemd-init.js';

/** What a person can change first comes first: in a container everything else is the container's. */
export const platformChecks: readonly Check[] = [system, inContainer, notRoot, systemdInit, cgroupV2];
