import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { requires } from '../tools.js';
import { withNginxBefore } from './with-nginx.js';

// What curl --fail takes for an answer is below 400.
requires('nginx').describe('the path that restarts hang on', () => {
  let next: number | undefined = 200;
  const inner = createServer((incoming, outgoing) => {
    incoming.resume();
    if (next === undefined) incoming.socket.destroy();
    else outgoing.writeHead(next).end();
  });
  withNginxBefore(inner, { access: { kind: 'none' } }, '', (ask) => {
    test.each([
      ['a registry that is well', 200, 200],
      ['a registry whose storage is out of reach, which no restart fixes', 503, 204],
      ['a registry that is not there', undefined, 502],
    ])('%s', async (_, answers, seen) => {
      next = answers;
      expect((await ask('GET /livez', '')).status).toBe(seen);
    });
  });
});
