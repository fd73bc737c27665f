// Pushes one blob of many bytes as podman does (one chunked PATCH), and looks all the time at the memory of some
// processes and their children. The bytes come out of a cipher: nothing can be made smaller, or left out as zeros.
// Usage: node push-blob.js URL CA.pem MIB NAME=PID…; prints JSON.
import { createCipheriv, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { watchMemory } from './process-memory.js';

const [url = '', caFile = '', mib = '', ...programs] = process.argv.slice(2);
const agent = new Agent({ ca: readFileSync(caFile), keepAlive: true });
const named = programs.map((program) => program.split('=') as [string, string]);

function send(
  method: string,
  path: string,
  feed?: (outgoing: ClientRequest) => Promise<void>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(path, url), { method, agent }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => resolve(incoming));
    });
    outgoing.on('error', reject);
    if (feed) feed(outgoing).then(() => outgoing.end(), reject);
    else outgoing.end();
  });
}

const endWatch = watchMemory(named.map(([, pid]) => pid));
const begin = process.hrtime.bigint();
const { headers } = await send('POST', `/v2/bench/memory-${mib}/blobs/uploads/`);
const hash = createHash('sha256');
const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.from(mib.padStart(16)));
const zeros = Buffer.alloc(2 ** 20);
const patched = await send('PATCH', headers.location ?? '', async (outgoing) => {
  for (let sent = 0; sent < Number(mib); sent += 1) {
    const part = cipher.update(zeros);
    hash.update(part);
    if (!outgoing.write(part)) await new Promise<void>((resolve) => outgoing.once('drain', () => resolve()));
  }
});
const digest = `sha256:${hash.digest('hex')}`;
const end = new URL(patched.headers.location ?? '', url);
end.searchParams.set('digest', digest);
const put = await send('PUT', `${end.pathname}${end.search}`);
const pushed = Number(process.hrtime.bigint() - begin) / 1e9;
if (put.statusCode !== 201) throw new Error(`status ${put.statusCode} at the end of the push`);

// And back, thrown away as it comes.
const back = createHash('sha256');
await new Promise<void>((resolve, reject) => {
  request(new URL(`/v2/bench/memory-${mib}/blobs/${digest}`, url), { agent }, (incoming) => {
    incoming.on('data', (part) => back.update(part));
    incoming.on('end', resolve);
    incoming.on('error', reject);
  })
    .on('error', reject)
    .end();
});
const pulled = Number(process.hrtime.bigint() - begin) / 1e9 - pushed;
const { before, peak } = endWatch();
if (`sha256:${back.digest('hex')}` !== digest) throw new Error('the blob came back as another one');
agent.destroy();
const memory = Object.fromEntries(
  named.map(([name], index) => [name, { before: before[index], peak: peak[index] }]),
);
process.stdout.write(`${JSON.stringify({ mib: Number(mib), pushed, pulled, memory })}\n`);
