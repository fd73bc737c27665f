import { type ApiSocket, provideSocket } from '../host/api-socket.js';
import { phase, type RegistryJob } from '../registry/job.js';

/** Provides podman's API socket for the later steps, and says so in the log. */
export function apiSocket(job: RegistryJob): Promise<ApiSocket> {
  return phase(job, 'API socket', async () => {
    const socket = await provideSocket(job);
    job.log.info(`✓ Podman ${socket.version} answers at ${socket.path} (${socket.by})`);
    return socket;
  });
}
