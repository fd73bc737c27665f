import { type ApiSocket, provideSocket, type SocketChoice } from '../host/api-socket.js';
import { phase, type RegistryJob } from '../registry/job.js';
import { type GetInput, readBoolean } from './read-input.js';

/** @throws UserError for another value */
export function readSocket(get: GetInput): SocketChoice | undefined {
  if (get('socket') === 'rootful') return 'rootful';
  return readBoolean(get, 'socket', 'true, rootful or false') ? 'rootless' : undefined;
}

/** Provides podman's API socket for the later steps, and says so in the log. */
export function apiSocket(choice: SocketChoice, job: RegistryJob): Promise<ApiSocket> {
  return phase(job, 'API socket', async () => {
    const socket = await provideSocket(choice, job);
    job.log.info(`✓ Podman ${socket.version} answers at ${socket.path} (${socket.by})`);
    return socket;
  });
}
