import { type ClientRequest, request as plainRequest } from 'node:http';
import { Agent, type AgentOptions, request as tlsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { TimeoutError } from '../platform/http.js';
import { proxyLogin, shownProxy } from './proxy.js';

/** A connection that a proxy did not make; the message has no login. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';

  constructor(
    problem: string,
    readonly proxy: URL,
    /** Of the proxy's answer; nothing if it did not answer. */
    readonly status?: number,
    /** Of the system. */
    readonly code?: string,
  ) {
    super(`the proxy ${shownProxy(proxy)} ${problem}`);
  }
}

// Milliseconds. A proxy answers only after it has reached the server.
const TIMEOUT = 60_000;

type Connect = NonNullable<Agent['createConnection']>;

/** A `socks5://` proxy is supported by Go programs only. */
export function assertTunnel(proxy: URL): URL {
  if (/^https?:$/.test(proxy.protocol)) return proxy;
  throw new ProxyError('is not an HTTP proxy; use http://HOST:PORT or https://HOST:PORT', proxy);
}

/** TLS connections through an HTTP proxy, by its CONNECT method. Source: RFC 9110, section 9.3.6. */
export class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #timeout: number;

  /** @param options with the CAs for the server and for a proxy with TLS */
  constructor(proxy: URL, options: AgentOptions, timeout = TIMEOUT) {
    super(options);
    this.#proxy = proxy;
    this.#timeout = timeout;
  }

  override createConnection(...[options, callback]: Parameters<Connect>): undefined {
    const { host, port } = options as { host: string; port: number };
    const done = callback as (thrown: Error | null, socket?: Duplex) => void;
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const outgoing = this.#ask(target);
    outgoing.once('error', (thrown: NodeJS.ErrnoException) => {
      if (thrown instanceof TimeoutError) return done(thrown);
      const { code, message } = thrown;
      done(new ProxyError(`cannot be reached: ${code ?? message}`, this.#proxy, undefined, code));
    });
    outgoing.once('timeout', () => {
      const seconds = Math.round(this.#timeout / 1000);
      outgoing.destroy(new TimeoutError(`no answer within ${seconds} s from ${shownProxy(this.#proxy)}`));
    });
    // Node calls every answer to CONNECT a connection.
    outgoing.once('connect', ({ statusCode = 0, statusMessage }, socket) => {
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return done(
          new ProxyError(`answers ${statusCode} ${statusMessage ?? ''}`.trimEnd(), this.#proxy, statusCode),
        );
      }
      socket.setTimeout(0);
      // The same as without a proxy, in the tunnel.
      done(null, super.createConnection({ ...options, socket } as typeof options) as Duplex);
    });
    outgoing.end();
    return undefined;
  }

  #ask(target: string): ClientRequest {
    const { protocol, hostname, port } = this.#proxy;
    const isTls = protocol === 'https:';
    const login = proxyLogin(this.#proxy);
    const { secureContext } = this.options as AgentOptions;
    return (isTls ? tlsRequest : plainRequest)({
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (isTls ? 443 : 80),
      path: target,
      headers: { host: target, ...(login && { 'proxy-authorization': login }) },
      agent: false,
      timeout: this.#timeout,
      ...(isTls && secureContext && { secureContext }),
    });
  }
}
