// Asks a registry many things as several callers, and prints every answer as it came: JSON of texts by `CALLER REQUEST`.
// Usage: node ask-registry.mjs REGISTRY CA BIG SMALL, with LOGINS in the environment: JSON of `user:password` by caller.
// BIG and SMALL are digests of blobs that mine/images has.
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const [, , registry, ca, big, small] = process.argv;
const [host, port] = registry.split(':');
const agent = new Agent({ ca: readFileSync(ca) });
const logins = JSON.parse(process.env.LOGINS);

const blob = `mine/images/blobs/${big}`;
const REQUESTS = [
  [blob],
  [blob, { method: 'HEAD' }],
  [blob, { range: 'bytes=5-9' }],
  [blob, { range: 'bytes=65530-' }],
  [blob, { range: 'bytes=5-4' }],
  [blob, { range: 'bytes=-3' }],
  [blob, { range: 'bytes=99999999-' }],
  [blob, { range: 'lines=1-2' }],
  [`mine/images/blobs/${small}`, { range: 'bytes=0-0' }],
  [`mine/images/blobs/${small}`, { range: 'bytes=0-1,3-4' }],
  [blob, { method: 'HEAD', range: 'bytes=5-9' }],
  [blob, { 'if-none-match': `"${big}"` }],
  [blob, { 'if-none-match': '"other"' }],
  [blob, { 'if-match': '"other"' }],
  [blob, { 'if-range': '"other"', range: 'bytes=5-9' }],
  [blob, { 'if-modified-since': 'Tue, 19 Jan 2038 03:14:07 GMT' }],
  [`${blob}?query=1`],
  [`mine/%69mages/blobs/${small}`],
  [`mine/../mine/images/blobs/${small}`],
  [`mine//images/blobs/${small}`],
  [`mine/other/blobs/${big}`],
  [`nobody/blobs/${big}`],
  [`mine/images/blobs/sha256:${'0'.repeat(64)}`],
  ['mine/images/blobs/sha256:short'],
  [`mine/images/blobs/sha512:${'0'.repeat(128)}`],
  ['mine/images/manifests/7'],
  ['mine/images/manifests/7', { method: 'HEAD' }],
  ['mine/images/manifests/none'],
  ['mine/images/tags/list'],
  ['_catalog'],
  ['mine/images/tags/list', { method: 'OPTIONS' }],
  ['other/blobs/uploads/', { method: 'POST' }],
  [''],
  // Last, because then it is gone.
  [`mine/images/blobs/${small}`, { method: 'DELETE' }],
  [`mine/images/blobs/${small}`],
];

function ask(path, { method = 'GET', ...headers }, login) {
  const auth = login === undefined ? {} : { auth: login };
  return new Promise((resolve) => {
    const outgoing = request(
      { host, port, path: `/v2/${path}`, method, headers, agent, ...auth },
      (incoming) => {
        let body = '';
        incoming.setEncoding('latin1');
        incoming.on('data', (part) => {
          body += part;
        });
        incoming.on('error', () => undefined);
        // Also of an answer that breaks off.
        incoming.on('close', () => {
          const lines = [];
          for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
            lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
          }
          const end = incoming.complete ? [] : ['… breaks off'];
          resolve([`${incoming.statusCode}`, ...lines, '', body, ...end].join('\n'));
        });
      },
    );
    outgoing.on('error', (error) => resolve(error.message));
    outgoing.end();
  });
}

const answers = {};
for (const caller of ['nobody', 'wrong', 'reader', 'writer']) {
  for (const [path, options = {}] of REQUESTS) {
    answers[`${caller} ${JSON.stringify(options)} ${path}`] = await ask(path, options, logins[caller]);
  }
}
agent.destroy();
process.stdout.write(JSON.stringify(answers));
