import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { Agent } from '../../vm/agent.js';

interface Request {
  readonly execute: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly id: number;
}

let server: Server | undefined;
let directory: string | undefined;
let agent: Agent | undefined;

afterEach(() => {
  agent?.close();
  server?.close();
  if (directory !== undefined) rmSync(directory, { recursive: true });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const answer = (socket: Socket, { id }: Request, content: object) =>
  socket.write(`${JSON.stringify({ id, ...content })}\n`);

/** An agent whose other end answers as told. */
async function agentWith(reply: (socket: Socket, request: Request) => void): Promise<Agent> {
  directory = mkdtempSync(join(tmpdir(), 'agent-'));
  const path = join(directory, 'socket');
  server = createServer((socket) => {
    let received = '';
    socket.on('data', (data) => {
      const lines = (received + data.toString()).split('\n');
      received = lines.pop() ?? '';
      for (const line of lines) reply(socket, JSON.parse(line) as Request);
    });
  });
  await new Promise<void>((done) => server?.listen(path, done));
  agent = await Agent.connect(path);
  return agent;
}

/** Answers a command that runs for one status request, and then ends in this way. */
function ending(status: object) {
  let asked = 0;
  return (socket: Socket, request: Request) => {
    if (request.execute === 'guest-exec') answer(socket, request, { return: { pid: 7 } });
    else answer(socket, request, { return: asked++ === 0 ? { exited: false } : { exited: true, ...status } });
  };
}

test.each([
  [{ exitcode: 0 }, { exitCode: 0, stdout: '', stderr: '' }],
  [
    { exitcode: 3, 'out-data': base64('käse\n'), 'err-data': base64('problem\n') },
    { exitCode: 3, stdout: 'käse\n', stderr: 'problem\n' },
  ],
  [{ signal: 9 }, { exitCode: 137, stdout: '', stderr: '' }],
])('a command that ends with %j', async (status, result) => {
  await expect((await agentWith(ending(status))).execute(['true'])).resolves.toEqual(result);
});

test('arguments are passed as they are, without a shell in between', async () => {
  const asked: Request[] = [];
  const reply = ending({ exitcode: 0 });
  const one = await agentWith((socket, request) => {
    asked.push(request);
    reply(socket, request);
  });
  const argv = ['printf', '%s', '$HOME `id` "quoted" \'too\'\n'];
  await one.execute(argv);
  const [started] = asked.map((request) => request.arguments);
  expect(started).toMatchObject({ path: '/bin/sh', arg: expect.arrayContaining(argv) });
});

test('answers find their requests in any order; half a line and unknown answers are ignored', async () => {
  const early: [Socket, Request][] = [];
  const one = await agentWith((socket, request) => {
    early.push([socket, request]);
    if (early.length < 2) return;
    socket.write('eturn": {}}\n{"return": {}, "id": 4711}\n');
    for (const [target, asked] of early.reverse()) {
      answer(
        target,
        asked,
        asked.arguments.path === '/b' ? { error: { desc: 'no such file' } } : { return: 1 },
      );
    }
    early.length = 0;
  });
  const write = (path: string) => one.write(path, Buffer.alloc(0));
  const both = Promise.allSettled([write('/a'), write('/b')]);
  write('/c').catch(() => undefined);
  const [a, b] = await both;
  expect(a?.status).toBe('fulfilled');
  expect(b).toMatchObject({ status: 'rejected', reason: new Error('guest-file-open: no such file') });
});

test('a large file is written in parts, which make the file', async () => {
  const parts: Buffer[] = [];
  const one = await agentWith((socket, request) => {
    const part = request.arguments['buf-b64'];
    if (typeof part === 'string') parts.push(Buffer.from(part, 'base64'));
    answer(socket, request, { return: 5 });
  });
  const data = Buffer.alloc(1_300_000, 'abc');
  await one.write('/file', data);
  expect(parts.length).toBeGreaterThan(1);
  expect(Buffer.concat(parts).equals(data)).toBe(true);
});

test('a machine that ends is an error for what waits and for what comes', async () => {
  const one = await agentWith((socket) => socket.destroy());
  await expect(one.execute(['true'])).rejects.toThrow('the virtual machine has ended');
  await expect(one.execute(['true'])).rejects.toThrow('the virtual machine has ended');
  await expect(one.answers(5)).rejects.toThrow('the virtual machine has ended');
});
