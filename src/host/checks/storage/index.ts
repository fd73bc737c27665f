import type { Check } from '../../check.js';
import { chownErrors } from './chown-errors.js';
import { driverLockIn } from './driver-lock-in.js';
import { fileSystem } from './file-system.js';
import { mountProgram } from './mount-program.js';
import { runRoot } from './run-root.js';
import { diskSpace } from './space.js';
import { vfs } from './vfs.js';

/** What can be told without calling podman, causes before effects. */
export const storageChecks: readonly Check[] = [vfs, fileSystem, diskSpace];

/** What podman has to be asked for. */
export const storagePodmanChecks: readonly Check[] = [mountProgram, driverLockIn, chownErrors, runRoot];
