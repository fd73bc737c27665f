import type { Log } from '../platform/log.js';
import type { UndoTools } from '../undo/undo.js';
import { storeAt } from './facts/store.js';
import type { Host } from './host.js';

// Seconds. A storage may hold a great many files.
const LIMIT = 300;

/**
 * What undoing changes needs of a host.
 * @param directory where the list of changes and the copies of changed files lie
 * @param log where it is told what was undone, and what could not be
 */
export function undoTools(host: Host, directory: string, log: Log): UndoTools {
  return {
    podman: host.podman,
    log,
    directory,
    // Under the name of root, Node.js would leave what it compiled in root's home; and a post leaves no cache behind.
    self: ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...host.self],
    asRoot: async (argv) => void (await host.asRoot(argv)),
    asUser: async (argv) => void (await host.asUser(argv, { timeout: LIMIT })),
    resetVariable: (name, ours, before) => {
      if (host.variable(name) === ours) host.exportVariable(name, before);
    },
    storeHolds: async (path) => (await storeAt(path, host)).holds,
  };
}
