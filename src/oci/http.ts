import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Agent, request } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface Ask {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is sent as it comes, and cannot be sent twice. */
  readonly body?: Buffer | Readable;
}

export interface Exchange {
  readonly ask: Ask;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read or destroyed by whoever gets it. */
  readonly body: IncomingMessage;
}

/**
 * One request over TLS and its answer, as a stream.
 * @param silence how long the other side may say nothing, in milliseconds
 */
export function exchange(ask: Ask, agent: Agent, silence: number): Promise<Exchange> {
  const { method, url, headers = {}, body } = ask;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent, timeout: silence });
    outgoing.on('response', (incoming) => {
      const status = incoming.statusCode ?? 0;
      // What refuses an upload does not read the rest of it.
      if (body instanceof Readable && status >= 400) incoming.on('close', () => outgoing.destroy());
      resolve({ ask, status, headers: incoming.headers, body: incoming });
    });
    outgoing.on('timeout', () => {
      outgoing.destroy(new SilenceError(`${url.host} said nothing for ${Math.round(silence / 1000)} s`));
    });
    outgoing.on('error', reject);
    if (body instanceof Readable) pipeline(body, outgoing).catch(reject);
    else outgoing.end(body);
  });
}

/** A connection on which nothing came for too long. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
}

/** @throws Error where it is longer than `limit` bytes */
export async function readAll(body: Readable, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) throw new Error(`an answer is longer than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Reads what is left of an answer that nobody needs, so that its connection can be used again. */
export async function discard({ body }: Exchange): Promise<void> {
  body.resume();
  if (!body.readableEnded && !body.destroyed) {
    await new Promise<void>((resolve) => body.once('close', resolve).once('error', () => resolve()));
  }
}
