import type { Check } from '../../check.js';
import { sudoRights } from './sudo-rights.js';
import { sudoRs } from './sudo-rs.js';

/** What can be told without calling podman, causes before effects. */
export const sudoChecks: readonly Check[] = [sudoRights, sudoRs];
