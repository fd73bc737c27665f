import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandResult } from '../src/platform/exec.js';

/** What a request to the agent has for an answer, as far as this program asks. */
interface Answer {
  readonly id?: number;
  readonly return?: unknown;
  readonly error?: { readonly desc: string };
}

interface ExecStatus {
  readonly exited: boolean;
  readonly exitcode?: number;
  readonly signal?: number;
  readonly 'out-data'?: string;
  readonly 'err-data'?: string;
}

// Seconds for an answer. Without KVM, on a host with other work, a machine may not get to it for more than a minute.
const ANSWER_LIMIT = 300;

/** Bytes to keep of each stream of a command; the agent itself keeps 16 MiB. */
const OUTPUT_LIMIT = 12 * 2 ** 20;

// Bytes in one request.
const CHUNK = 2 ** 19;

/** Inside, for the output of commands. */
export const SCRATCH = '/run/machine';

// Into files, because the agent waits for the end of its pipes, and a process that the command leaves behind holds them.
const EXECUTE = `
umask 077
mkdir -p ${SCRATCH}
cd ${SCRATCH}
"$@" > "$0.out" 2> "$0.err" < /dev/null
code=$?
head --bytes=${OUTPUT_LIMIT} "$0.out"
head --bytes=${OUTPUT_LIMIT} "$0.err" >&2
for stream in "$0.out" "$0.err"; do
  if [ "$(stat --format=%s "$stream")" -gt ${OUTPUT_LIMIT} ]; then
    echo "more output than ${OUTPUT_LIMIT} bytes" >&2
    [ $code -ne 0 ] || code=1
  fi
done
rm -f "$0.out" "$0.err"
exit $code
`;

/**
 * QEMU's guest agent at the other end of a virtual serial port: commands need neither a network nor a login, so they work
 * whatever a test does to these.
 * Protocol: https://qemu.readthedocs.io/en/latest/interop/qemu-ga-ref.html
 */
export class Agent {
  private count = 0;
  private received = '';
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private end: Error | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => this.take(text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.end = new Error('the virtual machine has ended');
      for (const done of this.waiting.values()) done({ error: { desc: this.end.message } });
    });
  }

  /** @param path of QEMU's socket, which exists; the agent itself may come later */
  static connect(path: string): Promise<Agent> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Agent(socket)));
    });
  }

  /**
   * Waits for the agent to answer, which it does early in the boot.
   * @throws Error where it does not within the limit, in seconds
   */
  async answers(limit: number): Promise<void> {
    for (const end = Date.now() + limit * 1000; Date.now() < end; ) {
      if (this.end !== undefined) throw this.end;
      const asked = this.request('guest-ping', {}, 2).then(
        () => true,
        () => false,
      );
      if (await asked) return;
    }
    throw new Error(`it does not take commands after ${limit} s`);
  }

  /**
   * Runs a command as root, and returns how it ended.
   * @param patience seconds to wait for each answer of the agent, not for the command
   */
  async execute(argv: readonly string[], patience = ANSWER_LIMIT): Promise<CommandResult> {
    this.count += 1;
    const arg = ['-c', EXECUTE, String(this.count), ...argv];
    const options = { path: '/bin/sh', arg, 'capture-output': true };
    const { pid } = (await this.request('guest-exec', options, patience)) as { readonly pid: number };
    for (let pause = 10; ; pause = Math.min(pause * 1.5, 250)) {
      const status = (await this.request('guest-exec-status', { pid }, patience)) as ExecStatus;
      if (status.exited) return resultOf(status);
      await sleep(pause);
    }
  }

  /** Writes a file, which only root may read. */
  async write(path: string, data: Buffer): Promise<void> {
    const handle = await this.request('guest-file-open', { path, mode: 'w' });
    for (let start = 0; start < data.length; start += CHUNK) {
      const part = data.subarray(start, start + CHUNK);
      await this.request('guest-file-write', { handle, 'buf-b64': part.toString('base64') });
    }
    await this.request('guest-file-close', { handle });
  }

  close(): void {
    this.socket.destroy();
  }

  private request(command: string, options: object, limit = ANSWER_LIMIT): Promise<unknown> {
    if (this.end !== undefined) return Promise.reject(this.end);
    this.count += 1;
    const id = this.count;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`${command} had no answer within ${limit} s`));
      }, limit * 1000);
      this.waiting.set(id, (answer) => {
        clearTimeout(late);
        this.waiting.delete(id);
        if (answer.error === undefined) resolve(answer.return);
        else reject(new Error(`${command}: ${answer.error.desc}`));
      });
      this.socket.write(`${JSON.stringify({ execute: command, arguments: options, id })}\n`);
    });
  }

  /** Answers are lines; one without a known id is of a request that was given up. */
  private take(text: string): void {
    const lines = (this.received + text).split('\n');
    this.received = lines.pop() ?? '';
    for (const line of lines) {
      let answer: Answer;
      try {
        answer = JSON.parse(line) as Answer;
      } catch {
        // Half a line, from before the machine rebooted.
        continue;
      }
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer);
    }
  }
}

function resultOf({ exitcode, signal = 0, ...data }: ExecStatus): CommandResult {
  const text = (stream: 'out-data' | 'err-data') => Buffer.from(data[stream] ?? '', 'base64').toString();
  return { exitCode: exitcode ?? 128 + signal, stdout: text('out-data'), stderr: text('err-data') };
}
