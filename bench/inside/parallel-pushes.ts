// Pushes many small blobs at once. Prints the milliseconds, and the largest private memory of the processes in KiB.
// Usage: node parallel-pushes.js URL CA REPOSITORY COUNT PID…
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { watchMemory } from './process-memory.js';

const BYTES = 16 * 1024;
const [url = '', ca = '', repository = '', count = '', ...pids] = process.argv.slice(2);
const agent = new Agent({ ca: readFileSync(ca), keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

function send(method: string, target: string, status: number, body?: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(body?.length ?? 0) };
    request(new URL(target, url), { method, agent, headers: length }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => {
        if (incoming.statusCode === status) resolve(incoming);
        else reject(new Error(`${method} ${target}: status ${incoming.statusCode} instead of ${status}`));
      });
    })
      .on('error', reject)
      .end(body);
  });
}

async function push(): Promise<void> {
  const content = randomBytes(BYTES);
  const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  const begun = await send('POST', `/v2/${repository}/blobs/uploads/`, 202);
  const end = new URL(begun.headers.location ?? '', url);
  end.searchParams.set('digest', digest);
  await send('PUT', end.href, 201, content);
}

const endWatch = watchMemory(pids);
const begin = process.hrtime.bigint();
await Promise.all(Array.from({ length: Number(count) }, push));
const time = Number(process.hrtime.bigint() - begin) / 1e6;
const { peak } = endWatch();
agent.destroy();
process.stdout.write(JSON.stringify({ time, memory: peak.reduce((sum, one) => sum + one, 0) }));
