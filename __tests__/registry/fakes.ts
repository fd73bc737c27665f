import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RegistryClient } from '../../src/oci/registry-client.js';
import type { Answer } from '../../src/platform/http.js';
import type { PlacedRegistry } from '../../src/registry/spec/registry-spec.js';
import type { RecordedLog } from '../fakes.js';

/** What a log was told to mask, in order. */
export function maskedBy(log: RecordedLog): string[] {
  return log.lines.flatMap((line) => (line.startsWith('mask: ') ? [line.slice('mask: '.length)] : []));
}

/** A client whose answers are looked up by path; `anonymous ` stands before the path of a request without credentials. */
export function fakeClient(
  answers: (path: string) => Partial<Answer>,
): Pick<RegistryClient, 'get'> & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    get: async (path, options) => {
      const key = options?.anonymous ? `anonymous ${path}` : path;
      asked.push(key);
      return { status: 200, headers: {}, body: '', ...answers(key) };
    },
  };
}

/** @param choices `authenticated` is short for an access of its kind */
export function podFor({
  authenticated = true,
  ...choices
}: Partial<PlacedRegistry> & { readonly authenticated?: boolean } = {}): PlacedRegistry {
  return {
    name: 'registry',
    address: { host: 'registry.example', port: 9443, bind: '127.0.0.2' },
    access: authenticated
      ? { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false }
      : { kind: 'none' },
    registryImage: 'ghcr.io/distribution/distribution:3.1.2',
    nginxImage: 'public.ecr.aws/docker/library/nginx:1.30-alpine',
    storage: { kind: 'directory', path: undefined },
    mirrors: [],
    configOverrides: {},
    fastPaths: [],
    mapping: undefined,
    ...choices,
  };
}

/** A new directory for the time of `work`. */
export async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'podman-registry-test-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** An https server on the loopback address for the time of `work`. */
export async function withServer<T>(
  tls: ServerOptions,
  answer: (path: string, headers: Readonly<Record<string, unknown>>) => Partial<Answer>,
  work: (port: number, server: Server) => Promise<T>,
  { port = 0, ip = '127.0.0.1' } = {},
): Promise<T> {
  const server = createServer(tls, (incoming, outgoing) => {
    const { status = 200, headers = {}, body = '' } = answer(incoming.url ?? '', incoming.headers);
    outgoing.writeHead(status, headers as Record<string, string>).end(body);
  });
  // A client that gives up during the handshake is what some of the tests are about.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, ip, resolve);
  });
  try {
    return await work((server.address() as AddressInfo).port, server);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Somebody who listens on `ip` for the time of `work`. */
export async function listening<T>(
  ip: string,
  work: (port: number, server: NetServer) => Promise<T>,
  port = 0,
): Promise<T> {
  const server: NetServer = createNetServer();
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen({ host: ip, port, exclusive: true }, resolve);
  });
  try {
    return await work((server.address() as AddressInfo).port, server);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A port that nobody listens on at this moment. */
export async function unusedPort(): Promise<number> {
  return listening('0.0.0.0', async (port) => port);
}

/** What was thrown; a test that expects an error fails where there is none. */
export async function thrownBy(work: () => unknown): Promise<Error> {
  try {
    await work();
  } catch (thrown) {
    return thrown as Error;
  }
  throw new Error('nothing was thrown');
}
