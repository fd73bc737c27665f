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
  /** GET by default. */
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream cannot be sent twice. */
  readonly body?: Buffer | Readable;
}

/** The connection of a request. */
interface Transport {
  /** How long the server may send nothing, in milliseconds. */
  readonly timeout: number;
  /** Keeps connections open and has the trusted CAs; without it each request has a new connection. */
  readonly agent?: Agent;
  /** A socket of this machine, instead of the host of the address. */
  readonly socketPath?: string;
}

/** A request and its answer with an unread body. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The caller must read or destroy it. */
  readonly body: IncomingMessage;
}

/** A complete answer, as text. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A connection without data for too long. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/**
 * Sends one request by http or https. Does not follow redirects.
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
      // A server that rejects an upload does not read the rest.
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

// Bytes; only lists and manifests are read as text.
const LONGEST_TEXT = 64 * 1024 * 1024;

/** Reads a whole answer. */
export async function readText({ status, headers, body }: Exchange): Promise<Answer> {
  return { status, headers, body: (await readAll(body, LONGEST_TEXT)).toString('utf8') };
}

/**
 * Checks only whether a server answers, without verifying its certificate or reading the answer.
 * @returns the status, or the error: the code of the system or the message of a TimeoutError
 */
export async function probe(url: URL, timeout: number, agent?: Agent): Promise<number | string> {
  try {
    const { status, body } = await exchange(
      { url },
      { timeout, ...(agent && { agent }) },
      { rejectUnauthorized: false },
    );
    body.destroy();
    return status;
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    // The system's code of a proxy's connection would be read as that of the server.
    return agent === undefined ? (code ?? message) : message;
  }
}

/** @throws Error if it is longer than `limit` bytes */
export async function readAll(body: Readable, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > limit) throw new Error(`the answer is longer than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Discards the rest of an answer, so that its connection can be used again. */
export async function discard({ body }: Exchange): Promise<void> {
  body.resume();
  if (!body.readableEnded && !body.destroyed) {
    await new Promise<void>((resolve) => body.once('close', resolve).once('error', () => resolve()));
  }
}
