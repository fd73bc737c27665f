import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { passwordsConf } from '../../../src/registry/nginx/principals.js';
import { REJECTED_LINE, rejectionLines } from '../../../src/registry/nginx/rejections.js';
import type { Access } from '../../../src/registry/spec/registry-spec.js';
import { requires } from '../../tools.js';
import { type Ask, withNginxBefore } from '../with-nginx.js';

const row = (change: Readonly<Record<string, string>> = {}) =>
  `${REJECTED_LINE} ${JSON.stringify({
    ...{
      time: '2026-11-30T05:00:00+00:00',
      client: '10.0.0.9',
      user: 'ci',
      method: 'PUT',
      path: '/v2/a',
      status: '403',
    },
    ...change,
  })}`;

test('a line is told in words', () => {
  const lines = [
    row(),
    'other',
    `nginx: ${row({ user: '', method: '', path: '' })}`,
    `${REJECTED_LINE} {"time":`,
  ];
  expect(rejectionLines(lines.join('\n'))).toEqual([
    '2026-11-30T05:00:00+00:00 10.0.0.9 ci PUT /v2/a 403',
    '2026-11-30T05:00:00+00:00 10.0.0.9 - - - 403',
  ]);
});

/** Answers what the last part of the path says. */
const inner = () =>
  createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(Number(/\d+$/.exec(incoming.url ?? '')?.[0] ?? 200)).end('{}');
  });

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const CI = { authorization: Buffer.from('ci:right').toString('base64') };
const GUEST = { authorization: Buffer.from('guest:right').toString('base64') };

requires('nginx').describe('nginx logs', () => {
  const access: Access = {
    kind: 'basic',
    ...{ writer: 'ci', reader: 'guest', anonymousPull: false, checkedBy: 'nginx' },
  };
  withNginxBefore(inner(), { access }, passwordsConf({ writer: CI, reader: GUEST }), (ask: Ask, log) => {
    test('what was rejected or failed, and by whom, without a query and what clients do anyway', async () => {
      await ask('GET /v2/ok/200', basic('ci:right'));
      await ask('GET /v2/', '');
      await ask('HEAD /v2/missing/404', basic('ci:right'));
      await ask('GET /v2/wrong', basic('ci:wrong'));
      await ask('PUT /v2/denied/manifests/1?_state=secret', basic('guest:right'));
      await ask('GET /v2/failed/503', basic('ci:right'));
      await ask('GET /v2/"\\x/400', basic('ci:right'));
      const seen = rejectionLines(await readFile(log(), 'utf8'));
      expect(seen.map((line) => line.replace(/^\S+ 127\.0\.0\.1 /, ''))).toEqual([
        'ci GET /v2/wrong 401',
        'guest PUT /v2/denied/manifests/1 403',
        'ci GET /v2/failed/503 503',
        'ci GET /v2/"\\x/400 400',
      ]);
      expect(await readFile(log(), 'utf8')).not.toContain('secret');
    });
  });
});
