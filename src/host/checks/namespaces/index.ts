import type { Check } from '../../check.js';
import { apparmorRestriction } from './apparmor-restriction.js';
import { pauseProcess } from './pause-process.js';
import { selinux } from './selinux.js';
import { userNamespaces } from './user-namespaces.js';

/** What can be told without calling podman, causes before effects. */
export const namespacesChecks: readonly Check[] = [userNamespaces, apparmorRestriction, selinux];

/** What podman has to be asked for. */
export const namespacesPodmanChecks: readonly Check[] = [pauseProcess];
