import { request as httpRequest } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { type Address, authority } from './address.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RequestOptions {
  readonly accept?: string;
  readonly anonymous?: boolean;
  /** A token, which goes instead of the password. */
  readonly bearer?: string;
  /** Without it GET. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
}

/** Speaks HTTPS to the registry as any client would: the CA is checked, and so is the name. */
export interface RegistryClient {
  get(path: string, options?: RequestOptions): Promise<Answer>;
  close(): void;
}

// Milliseconds; for one answer of a registry on this same machine.
const LIMIT = 10_000;

/** @param authorization what follows `Basic ` in the header, where the registry asks for it */
export function registryClient(
  address: Address,
  ca: string,
  authorization: string | undefined,
): RegistryClient {
  const agent = new Agent({ keepAlive: true, ca });
  return {
    get: (path, { accept, anonymous, bearer, method } = {}) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string> = {};
        if (accept !== undefined) headers.accept = accept;
        if (authorization !== undefined && !anonymous) headers.authorization = `Basic ${authorization}`;
        if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
        const url = `https://${authority(address)}${path}`;
        const outgoing = httpsRequest(url, { agent, headers, method, timeout: LIMIT }, (incoming) => {
          const parts: Buffer[] = [];
          incoming.on('data', (part: Buffer) => parts.push(part));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(parts).toString('utf8'),
            }),
          );
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
        outgoing.on('error', reject);
        outgoing.end();
      }),
    close: () => agent.destroy(),
  };
}

/** @returns the status of a request without TLS, or the error's code where the connection came to nothing */
export function plainHttp(address: Address, path: string): Promise<number | string> {
  return new Promise((resolve) => {
    const outgoing = httpRequest(`http://${authority(address)}${path}`, { timeout: LIMIT }, (incoming) => {
      incoming.resume();
      resolve(incoming.statusCode ?? 0);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    outgoing.end();
  });
}
