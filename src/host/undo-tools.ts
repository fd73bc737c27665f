import type { Log } from '../platform/log.js';
import type { UndoTools } from '../undo/undo.js';
import { storeAt } from './facts/store.js';
import type { Host } from './host.js';

// Seconds. A storage can have very many files.
const LIMIT = 300;

/**
 * The parts of a host that undoing changes needs.
 * @param directory the directory with the list of changes and the copies of changed files
 * @param log logs what was undone and what could not be undone
 */
export function undoTools(host: Host, directory: string, log: Log): UndoTools {
  return {
    podman: host.podman,
    log,
    directory,
    // Otherwise Node.js would write its compile cache to root's home, and a post step leaves no cache behind.
    self: ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...host.self],
    asRoot: async (argv) => void (await host.asRoot(argv)),
    asUser: async (argv) => void (await host.asUser(argv, { timeout: LIMIT })),
    resetVariable: (name, ours, before) => {
      if (host.variable(name) === ours) host.exportVariable(name, before);
    },
    storeHolds: async (path) => (await storeAt(path, host)).holds,
  };
}
