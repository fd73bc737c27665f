import type { Check } from '../../check.js';
import { busAddress } from './bus-address.js';
import { killUserProcesses } from './kill-user-processes.js';
import { lingering } from './lingering.js';
import { runtimeDirectory } from './runtime-directory.js';
import { runtimeDirectorySet } from './runtime-directory-set.js';
import { userBus } from './user-bus.js';
import { userManager } from './user-manager.js';

/** Without a user manager there is no runtime directory and no bus, and without those nothing that variables could name. */
export const sessionChecks: readonly Check[] = [
  lingering,
  userManager,
  userBus,
  runtimeDirectorySet,
  runtimeDirectory,
  busAddress,
  killUserProcesses,
];
