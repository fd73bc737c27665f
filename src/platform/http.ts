import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as plainRequest,
  type RequestOptions,
} from 'node:http';
import { type Agent, request as tlsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface HttpRequest {
  readonly url: URL;
  /** Without it GET. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream is sent as it comes, and cannot be sent twice. */
  readonly body?: Buffer | Readable;
}

/** How a request gets to its server. */
interface Transport {
  /** How long the other side may send nothing, in milliseconds. */
  readonly timeout: number;
  /** Keeps connections, and knows whom to trust; without it a connection serves one request. */
  readonly agent?: Agent;
  /** A socket of this machine, instead of the host of the address. */
  readonly socketPath?: string;
}

/** A request and its answer, whose body has not been read. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** To be read or destroyed by whoever gets it. */
  readonly body: IncomingMessage;
}

/** An answer that was read to its end, as text. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A connection on which nothing came for too long. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Sends one request by http or https, as its address says. Redirects are not followed.
 * @param tls more options of the connection
 */
export function exchange(
  request: HttpRequest,
  transport: Transport,
  tls: { readonly rejectUnauthorized?: boolean } = {},
): Promise<Exchange> {
  const { method, url, headers = {}, body } = request;
  const { agent = false, timeout, socketPath } = transport;
  const options: RequestOptions = {
    method,
    headers,
    agent,
    timeout,
    ...(socketPath && { socketPath }),
    ...tls,
  };
  return new Promise((resolve, reject) => {
    const outgoing = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options);
    outgoing.on('response', (incoming) => {
      const status = incoming.statusCode ?? 0;
      // A server that refuses an upload does not read the rest of it.
      if (body instanceof Readable && status >= 400) incoming.on('close', () => outgoing.destroy());
      resolve({ request, status, headers: incoming.headers, body: incoming });
    });
    outgoing.on('timeout', () => {
      outgoing.destroy(new TimeoutError(`no answer within ${Math.round(timeout / 1000)} s from ${url.host}`));
    });
    outgoing.on('error', reject);
    if (body instanceof Readable) pipeline(body, outgoing).catch(reject);
    else outgoing.end(body);
  });
}

// Bytes; an answer that is read as text is a list or a manifest.
const LONGEST_TEXT = 64 * 1024 * 1024;

/** Reads a whole answer. */
export async function readText({ status, headers, body }: Exchange): Promise<Answer> {
  return { status, headers, body: (await readAll(body, LONGEST_TEXT)).toString('utf8') };
}

/**
 * Asks for an address only to see whether somebody answers: no certificate is checked, and the answer is not read.
 * @returns the status, or why none came: the code of the system, or a TimeoutError's message
 */
export async function probe(url: URL, timeout: number): Promise<number | string> {
  try {
    const { status, body } = await exchange({ url }, { timeout }, { rejectUnauthorized: false });
    body.destroy();
    return status;
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return code ?? message;
  }
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

/** Reads the rest of an answer that nobody needs, so that its connection can be used again. */
export async function discard({ body }: Exchange): Promise<void> {
  body.resume();
  if (!body.readableEnded && !body.destroyed) {
    await new Promise<void>((resolve) => body.once('close', resolve).once('error', () => resolve()));
  }
}
