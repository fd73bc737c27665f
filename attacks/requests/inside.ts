// Sends the requests of attackers to a registry, in the machine that it runs in, and prints what went wrong as JSON.
// Usage: node inside.js, with the variable ATTACK: RequestsJob as JSON.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PartResult } from '../results.js';
import { sample } from '../sample.js';
import { RawConnection } from './connection.js';
import { makeContent } from './content.js';
import { basic, identities, type Logins } from './identities.js';
import { judge, judgeAll } from './judge.js';
import { type RequestCase, requestMatrix } from './matrix.js';
import { smugglingCases } from './smuggling.js';
import { Writer } from './writer.js';

export interface RequestsJob {
  readonly registry: string;
  readonly ca: string;
  readonly logins: Logins;
  readonly anonymous: boolean;
  /** How many of all requests are sent, and how many besides that hide one in another. */
  readonly requests: number;
  readonly smuggled: number;
  readonly seed: number;
}

const PARALLEL = 6;
// Milliseconds. An answer to what was smuggled in comes at once or never.
const SILENCE = 400;
const MOST_FAILURES = 50;

const job = JSON.parse(process.env.ATTACK ?? '') as RequestsJob;
const [host = '', port = ''] = job.registry.split(':');
const endpoint = { host, port: Number(port), ca: readFileSync(job.ca, 'utf8') };
const content = makeContent(randomBytes(12).toString('hex'));
const callers = identities(job.logins, job.anonymous);
const writer = new Writer(endpoint, basic(job.logins.username, job.logins.password));
const failures: string[] = [];

await writer.push(content);
const before = await writer.state(content);
const chosen = sample(requestMatrix(content, callers, endpoint.port), job.requests, job.seed);
const smuggled = sample(smugglingCases(content, callers), job.smuggled, job.seed);

await parallel(chosen, async (connection, request) =>
  judge(request, await connection.ask(request.bytes, request.method), content),
);
await parallel(smuggled, async (connection, request) =>
  judgeAll(request, await connection.flood(request.bytes, request.method, SILENCE), content),
);
const after = await writer.state(content);
for (const [index, line] of after.entries()) {
  if (line !== before[index]) failures.push(`the registry has changed: ${before[index]} is now ${line}`);
}
await control();
const result: PartResult = { cases: chosen.length + smuggled.length, failures };
process.stdout.write(`${JSON.stringify(result)}\n`);

/** The same requests work for the writer, or the refusals above would be of something else than who asks. */
async function control(): Promise<void> {
  const authorization = basic(job.logins.username, job.logins.password);
  const self = { name: 'the writer', authorization, reads: true, lists: true };
  const connection = new RawConnection(endpoint);
  for (const { name, method, bytes } of requestMatrix(content, [self], endpoint.port)) {
    if (!name.endsWith(', as it is, HTTP/1.1')) continue;
    const { status } = await connection.ask(bytes, method);
    if (status < 200 || status >= 300) failures.push(`${name}: is refused with ${status}`);
  }
  connection.close();
}

type Attack = (connection: RawConnection, request: RequestCase) => Promise<string | undefined>;

async function parallel(requests: readonly RequestCase[], attack: Attack): Promise<void> {
  const left = requests.values();
  const work = async () => {
    const connection = new RawConnection(endpoint);
    for (const request of left) {
      const wrong = await attack(connection, request).catch((thrown: unknown) => {
        connection.close();
        return thrown instanceof Error ? thrown.message : String(thrown);
      });
      if (wrong !== undefined && failures.length < MOST_FAILURES) failures.push(`${request.name}: ${wrong}`);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}
