import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';

/** An answer as it came. */
export interface RawAnswer {
  /** 0 where the connection was closed without one. */
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
  /** Does the connection end with it? */
  readonly last: boolean;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
}

// Milliseconds.
const LIMIT = 15_000;
const NOTHING: RawAnswer = { status: 0, head: '', body: Buffer.alloc(0), last: true };
const END_OF_HEAD = '\r\n\r\n';

/** A connection that sends bytes which no HTTP client would, and reads what comes. */
export class RawConnection {
  private socket: TLSSocket | undefined;
  private buffer: Buffer = Buffer.alloc(0);
  private ended = false;

  constructor(private readonly endpoint: Endpoint) {}

  /**
   * Sends one request and reads its answer.
   * @throws Error where there is none in time, or more than one
   */
  async ask(bytes: Buffer, method: string): Promise<RawAnswer> {
    const used = this.socket !== undefined && !this.ended;
    const answer = await this.exchange(bytes, method);
    // A server may close a connection between two requests.
    return answer.status === 0 && used ? this.exchange(bytes, method) : answer;
  }

  private async exchange(bytes: Buffer, method: string): Promise<RawAnswer> {
    await this.open();
    this.socket?.write(bytes);
    for (;;) {
      const answer = await this.read(method === 'HEAD');
      if (answer === undefined) {
        this.close();
        return NOTHING;
      }
      // What comes before the answer proper.
      if (answer.status >= 100 && answer.status < 200) continue;
      if (this.buffer.length > 0) throw new Error('there is more than one answer');
      if (answer.last) this.close();
      return answer;
    }
  }

  /**
   * Sends bytes that may be several requests, and returns all that comes until the server closes or is silent.
   * @param method of the first of them
   */
  async flood(bytes: Buffer, method: string, silence: number): Promise<RawAnswer[]> {
    this.close();
    await this.open();
    this.socket?.write(bytes);
    const answers: RawAnswer[] = [];
    for (;;) {
      const isHead = method === 'HEAD' && answers.length === 0;
      const answer = await this.read(isHead, silence).catch(() => undefined);
      if (answer === undefined) break;
      answers.push(answer);
      if (answer.last) break;
    }
    const rest = this.buffer;
    this.close();
    return rest.length > 0 ? [...answers, { ...NOTHING, body: rest }] : answers;
  }

  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
    this.buffer = Buffer.alloc(0);
    this.ended = false;
  }

  private async open(): Promise<void> {
    if (this.socket !== undefined && !this.ended) return;
    this.close();
    const { host, port, ca } = this.endpoint;
    const socket = connect({ host, port, ca });
    socket.on('data', (data) => {
      this.buffer = Buffer.concat([this.buffer, data]);
    });
    socket.on('close', () => {
      if (this.socket === socket) this.ended = true;
    });
    // What went wrong shows in that nothing comes any more.
    socket.on('error', () => undefined);
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(LIMIT) });
    this.socket = socket;
  }

  /** @returns undefined where the server closes before an answer begins */
  private async read(isHead: boolean, limit = LIMIT): Promise<RawAnswer | undefined> {
    const deadline = Date.now() + limit;
    if (!(await this.until(() => this.buffer.includes(END_OF_HEAD), deadline))) return undefined;
    const head = this.take(this.buffer.indexOf(END_OF_HEAD) + END_OF_HEAD.length).toString('latin1');
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(status)) throw new Error(`no answer of HTTP: ${JSON.stringify(head.slice(0, 100))}`);
    const closes = /^connection: *close/im.test(head);
    const length = /^content-length: *(\d+)/im.exec(head)?.[1];
    const isChunked = /^transfer-encoding: *chunked/im.test(head);
    const bodyless = isHead || status < 200 || status === 204 || status === 304;
    let body: Buffer = Buffer.alloc(0);
    if (bodyless) return { status, head, body, last: closes || this.ended };
    if (isChunked) body = await this.chunks(deadline);
    else if (length !== undefined) {
      await this.until(() => this.buffer.length >= Number(length), deadline);
      body = this.take(Number(length));
    } else {
      await this.until(() => this.ended, deadline);
      body = this.take(this.buffer.length);
    }
    return { status, head, body, last: closes || this.ended };
  }

  private async chunks(deadline: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for (;;) {
      await this.until(() => this.buffer.includes('\r\n'), deadline);
      const size = Number.parseInt(this.take(this.buffer.indexOf('\r\n') + 2).toString('latin1'), 16);
      await this.until(() => this.buffer.length >= size + 2, deadline);
      parts.push(this.take(size));
      this.take(2);
      if (!(size > 0)) return Buffer.concat(parts);
    }
  }

  private take(length: number): Buffer {
    const taken = this.buffer.subarray(0, length);
    this.buffer = this.buffer.subarray(length);
    return taken;
  }

  /**
   * @returns false where the server has closed and the condition does not hold
   * @throws Error where it does not hold in time
   */
  private async until(condition: () => boolean, deadline: number): Promise<boolean> {
    while (!condition()) {
      if (this.ended || this.socket === undefined) return false;
      const left = deadline - Date.now();
      if (left <= 0) {
        this.close();
        throw new Error('no answer in time');
      }
      await this.event(left);
    }
    return true;
  }

  private event(limit: number): Promise<void> {
    return new Promise((resolve) => {
      const { socket } = this;
      const done = () => {
        clearTimeout(timer);
        socket?.off('data', done).off('close', done);
        resolve();
      };
      const timer = setTimeout(done, limit);
      socket?.on('data', done).on('close', done);
    });
  }
}
