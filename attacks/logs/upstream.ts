import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A registry that answers every request with hostile words. */
export interface Upstream {
  /** An image for each of the lines. */
  readonly seeds: readonly string[];
  stop(): void;
}

// Those that a client does not try again.
const STATUSES = [400, 403, 404, 405];

/** Starts one that this user's clients trust. */
export async function startUpstream(lines: readonly string[], directory: string): Promise<Upstream> {
  const [key, cert] = [join(directory, 'upstream.key'), join(directory, 'upstream.crt')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '9'],
      ...['-subj', '/CN=upstream', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore', timeout: 30_000 },
  );
  const tls = { key: readFileSync(key), cert: readFileSync(cert) };
  const server = createServer(tls, (incoming, outgoing) => {
    const index = Number(/^\/v2\/line(\d+)\//.exec(incoming.url ?? '')?.[1] ?? 0);
    const line = lines[index] ?? '';
    // Half of them in the form that a registry answers in.
    const error = { code: line, message: line, detail: { line } };
    const body = index % 2 === 0 ? JSON.stringify({ errors: [error] }) : line;
    outgoing.writeHead(STATUSES[index % STATUSES.length] ?? 400, { 'content-type': 'application/json' });
    outgoing.end(incoming.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const trust = join(homedir(), '.config/containers/certs.d', address);
  mkdirSync(trust, { recursive: true });
  copyFileSync(cert, join(trust, 'ca.crt'));
  return {
    seeds: lines.map((_, index) => `docker://${address}/line${index}/image:1`),
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(trust, { recursive: true });
    },
  };
}
