import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a program ended, and what it took. */
export interface Ended {
  readonly exitCode: number;
  /** All that it printed, byte by byte. */
  readonly output: string;
  /** Seconds of processor time, which other work on the machine does not lengthen. */
  readonly processor: number;
  /** Bytes of memory at most. */
  readonly memory: number;
  /** Why it was ended from here. */
  readonly stopped?: string;
}

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Seconds of the clock, after which it is ended. */
  readonly timeout: number;
  /** Bytes of memory, beyond which it is ended. */
  readonly memory?: number;
  /** Sends it a signal so many milliseconds after its start. */
  readonly kill?: { readonly signal: NodeJS.Signals; readonly after: number };
}

// Milliseconds. A page that is touched stays counted in VmHWM, so only the last moments are missed.
const LOOK = 20;
// Ticks of the clock in a second, in /proc; the same on every Linux that Node runs on.
const TICKS = 100;
// A program that prints without end must not take the memory of the suite.
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs a program of Node and watches it. */
export async function runProgram(argv: readonly string[], options: ProgramOptions): Promise<Ended> {
  const { env, cwd, timeout, memory: most, kill } = options;
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(process.execPath, argv, { env, stdio, ...(cwd !== undefined && { cwd }) });
  const parts: Buffer[] = [];
  let bytes = 0;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes <= MOST_OUTPUT) parts.push(part);
    });
  }
  let exitCode: number | undefined;
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      exitCode = code ?? (signal === 'SIGKILL' ? 137 : 143);
      resolve();
    });
  });
  const killing = kill && setTimeout(() => child.kill(kill.signal), kill.after);
  const deadline = Date.now() + timeout * 1000;
  let usage = { processor: 0, memory: 0 };
  let stopped: string | undefined;
  while (exitCode === undefined) {
    usage = usageOf(child.pid) ?? usage;
    if (Date.now() > deadline) stopped = `does not end within ${timeout} s`;
    else if (most !== undefined && usage.memory > most) stopped = 'takes too much memory';
    else if (bytes > MOST_OUTPUT) stopped = 'prints too much';
    if (stopped !== undefined) child.kill('SIGKILL');
    await Promise.race([closed, sleep(LOOK)]);
  }
  clearTimeout(killing);
  const output = Buffer.concat(parts).toString();
  return { exitCode, output, ...usage, ...(stopped !== undefined && { stopped }) };
}

function usageOf(pid: number | undefined): Pick<Ended, 'processor' | 'memory'> | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    // The name of the program, in parentheses, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (kibibytes === undefined) return undefined;
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    return { processor: (user + system) / TICKS, memory: Number(kibibytes) * 1024 };
  } catch {
    // It has ended in between.
    return undefined;
  }
}
