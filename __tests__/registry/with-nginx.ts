import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { request } from 'node:https';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { nginxConf } from '../../src/registry/nginx/nginx.js';
import { PRINCIPALS_FILE } from '../../src/registry/nginx/principals.js';
import { type Access, PATHS, type RegistrySpec } from '../../src/registry/spec/registry-spec.js';
import { toolPath } from '../tools.js';
import { inDirectory, podFor } from './fakes.js';
import { selfSigned } from './tls.js';

export interface Seen {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A registry in which everybody who is known may do everything, as Distribution has it with htpasswd. */
function registry(users: readonly string[]): Server {
  return createServer((incoming, outgoing) => {
    const known = users.includes(incoming.headers.authorization?.trim() ?? '');
    incoming.resume();
    if (known) outgoing.writeHead(200).end(incoming.headers.authorization);
    else outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="inner"' }).end('inner');
  });
}

const listening = async (server: Server | ReturnType<typeof createNetServer>) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

async function freePort(): Promise<number> {
  const server = createNetServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function ask(
  port: number,
  line: string,
  authorization: string | string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  const [method, path] = line.split(' ');
  const headers: Record<string, string | string[]> = authorization === '' ? more : { ...more, authorization };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path, headers, rejectUnauthorized: false, agent: false },
      (incoming) => {
        let body = '';
        incoming.on('data', (part) => {
          body += part;
        });
        incoming.on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers, body }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end();
  });
}

export type Ask = (
  line: string,
  as: string | string[],
  headers?: Readonly<Record<string, string>>,
) => Promise<Seen>;

/** nginx itself, with the configuration of the pod, before a registry that lets everybody in who is known. */
export function withNginx(
  access: Access,
  principals: string,
  authorizations: readonly string[],
  body: (asked: Ask) => void,
) {
  withNginxBefore(registry(authorizations), { access }, principals, body);
}

/**
 * @param inner listens on no port yet
 * @param data files below the directory of the registry's data
 */
export function withNginxBefore(
  inner: Server,
  choices: Pick<RegistrySpec, 'access'> & Partial<Pick<RegistrySpec, 'fastPaths'>>,
  principals: string,
  body: (asked: Ask, log: () => string) => void,
  data: Readonly<Record<string, string>> = {},
) {
  let port = 0;
  let log = '';
  let nginx: ChildProcess;
  let done: () => void;
  let ended: Promise<void>;

  beforeAll(async () => {
    const upstream = await listening(inner);
    port = await freePort();
    const probe = await freePort();
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    await new Promise<void>((ready, fail) => {
      ended = inDirectory(async (directory) => {
        log = join(directory, 'log');
        // nginx's workers are nobody in particular where root starts it.
        await chmod(directory, 0o755);
        await mkdir(join(directory, 'tls'));
        await mkdir(join(directory, 'access'));
        await selfSigned(join(directory, 'tls'), 'tls');
        await writeFile(join(directory, 'access', PRINCIPALS_FILE), principals);
        for (const [path, text] of Object.entries(data)) {
          await mkdir(dirname(join(directory, 'data', path)), { recursive: true });
          await writeFile(join(directory, 'data', path), text);
        }
        const text = nginxConf(podFor(choices))
          .replaceAll('/tmp/', `${directory}/`)
          // A socket here, which nginx cannot open.
          .replaceAll('/dev/stdout', log)
          .replaceAll(PATHS.tls, join(directory, 'tls'))
          .replaceAll(PATHS.access, join(directory, 'access'))
          .replaceAll(PATHS.data, join(directory, 'data'))
          .replace('listen 127.0.0.1:8081', `listen 127.0.0.1:${probe}`)
          .replace('listen 8443', `listen 127.0.0.1:${port}`)
          .replace('127.0.0.1:5000', `127.0.0.1:${upstream}`)
          .replace('worker_processes auto', 'worker_processes 1')
          .replace(/user nginx.*;/, '');
        await writeFile(join(directory, 'nginx.conf'), text);
        nginx = spawn(toolPath('nginx'), ['-p', directory, '-c', join(directory, 'nginx.conf')]);
        let said = '';
        nginx.stderr?.on('data', (part) => {
          said += part;
        });
        nginx.on('exit', () => fail(new Error(`nginx ended: ${said}`)));
        for (let tries = 0; tries < 200; tries += 1) {
          const up = await ask(port, 'GET /', '').catch(() => undefined);
          if (up) break;
          await new Promise((resolve) => setTimeout(resolve, 25));
        }
        ready();
        await finished;
        const exited = new Promise((resolve) => nginx.on('exit', resolve));
        nginx.kill('SIGTERM');
        await exited;
      });
    });
  });
  afterAll(async () => {
    done();
    await ended;
    inner.closeAllConnections();
    await new Promise((resolve) => inner.close(resolve));
  });
  body(
    (line, as, headers) => ask(port, line, as, headers),
    () => log,
  );
}
