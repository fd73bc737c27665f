import { type ApiSocket, provideSocket, type SocketChoice } from '../host/api-socket.js';
import { refuse } from '../platform/errors.js';
import { phase, type RegistryJob } from '../registry/job.js';
import type { GetInput } from './read-input.js';

/** @throws UserError for another value */
export function readSocket(get: GetInput): SocketChoice | undefined {
  const found = get('socket');
  if (found === 'rootful') return 'rootful';
  if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(found))
    throw refuse('socket', found, 'true, rootful or false');
  return /^true$/i.test(found) ? 'rootless' : undefined;
}

/** Provides podman's API socket for the later steps, and says so in the log. */
export function apiSocket(choice: SocketChoice, job: RegistryJob): Promise<ApiSocket> {
  return phase(job, 'API socket', async () => {
    const socket = await provideSocket(choice, job);
    job.log.info(`✓ Podman ${socket.version} answers at ${socket.path} (${socket.by})`);
    return socket;
  });
}
