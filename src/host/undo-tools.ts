import type { Log } from '../log.js';
import type { UndoTools } from '../undo/undo.js';
import { storeAt } from './facts/store.js';
import type { Host } from './host.js';

// Seconds. A storage may hold a great many files.
const LIMIT = 300;

/**
 * What taking changes back needs of a host.
 * @param log where it is told what was taken back, and what could not be
 */
export function undoTools(host: Host, log: Log): UndoTools {
  return {
    podman: host.podman,
    log,
    asRoot: async (argv) => void (await host.asRoot(argv)),
    asUser: async (argv) => void (await host.asUser(argv, { timeout: LIMIT })),
    resetVariable: (name, ours, before) => {
      if (host.variable(name) === ours) host.exportVariable(name, before);
    },
    storeHolds: async (path) => (await storeAt(path, host)).holds,
  };
}
