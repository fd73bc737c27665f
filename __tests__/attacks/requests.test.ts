import { describe, expect, test } from '@jest/globals';
import type { RawAnswer } from '../../attacks/requests/connection.js';
import { makeContent } from '../../attacks/requests/content.js';
import { basic, type Identity, identities } from '../../attacks/requests/identities.js';
import { judge, judgeAll } from '../../attacks/requests/judge.js';
import { requestMatrix } from '../../attacks/requests/matrix.js';
import { ALL_KINDS, inputsOf, nameOf } from '../../attacks/requests/registries.js';
import { smugglingCases } from '../../attacks/requests/smuggling.js';
import { spellings, spelt } from '../../attacks/requests/spellings.js';

const content = makeContent('a1b2c3');
const logins = { username: 'ci', password: 'p', readerUsername: 'guest', readerPassword: 'r' };
const nobody: Identity = { name: 'nobody', reads: false, lists: false };
const puller: Identity = { name: 'nobody', reads: true, lists: false };
const reader: Identity = { name: 'reader', reads: true, lists: true };

function answer(status: number, body = '', head = ''): RawAnswer {
  return { status, head: `HTTP/1.1 ${status} X\r\n${head}\r\n`, body: Buffer.from(body), last: true };
}

describe('an answer to somebody who may not write', () => {
  test.each<[string, Identity, string, RawAnswer, string | undefined]>([
    ['is to log in', nobody, 'GET', answer(401), undefined],
    ['is let in', nobody, 'GET', answer(200), 'is let in: 200'],
    ['gets a part', nobody, 'GET', answer(206), 'is let in: 206'],
    ['pulls where he may', puller, 'GET', answer(200, 'blob-a1b2c3'), undefined],
    ['reads in an error', nobody, 'GET', answer(404, 'x manifest-a1b2c3'), 'reads manifest-a1b2c3: 404'],
    ['lists', puller, 'GET', answer(200, 'hidden-a1b2c3'), 'reads hidden-a1b2c3: 200'],
    ['lists where he may', reader, 'GET', answer(200, 'hidden-a1b2c3'), undefined],
    ['starts an upload', reader, 'POST', answer(202), 'is allowed to POST: 202'],
    ['deletes', reader, 'delete', answer(202), 'is allowed to delete: 202'],
    ['is refused', reader, 'DELETE', answer(403), undefined],
    ['breaks something', nobody, 'GET', answer(500), 'status 500'],
    ['asks for what is not supported', nobody, 'GET', answer(501), undefined],
    ['reads a file of the system', reader, 'GET', answer(200, 'root:x:0:0:'), 'reads root:x:0:0: 200'],
    ['gets no answer', nobody, 'GET', { ...answer(0), head: '' }, undefined],
  ])('%s', (_, identity, method, given, wrong) => {
    const request = { name: '', identity, method, bytes: Buffer.alloc(0) };
    expect(judge(request, given, content)).toBe(wrong);
  });

  test('repeats a host', () => {
    const request = {
      name: '',
      identity: nobody,
      method: 'GET',
      bytes: Buffer.alloc(0),
      unrepeated: 'e",s="x',
    };
    const head = 'WWW-Authenticate: Bearer realm="https://e",s="x/token"\r\n';
    expect(judge(request, answer(401, '', head), content)).toContain('is told its own host again');
    expect(judge(request, answer(401, '', 'WWW-Authenticate: Basic\r\n'), content)).toBeUndefined();
  });

  test('to bytes that may be two requests: none may be let in', () => {
    const request = { name: '', identity: nobody, method: 'GET', bytes: Buffer.alloc(0) };
    expect(judgeAll(request, [answer(401), answer(400)], content)).toBeUndefined();
    expect(judgeAll(request, [answer(401), answer(201)], content)).toBe('is let in: 201');
    expect(judgeAll(request, [answer(401), answer(0, 'x')], content)).toBe('gets bytes that are no answer');
  });
});

test('each request has another name, and nobody writes it with the login of the writer', () => {
  const callers = identities(logins, true);
  const cases = [...requestMatrix(content, callers, 8443), ...smugglingCases(content, callers)];
  expect(cases.length).toBeGreaterThan(20_000);
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  const login = basic(logins.username, logins.password);
  expect(cases.filter(({ bytes }) => bytes.includes(login))).toEqual([]);
});

test.each([
  ['path#', '/v2/a/?mount=b', '/v2/a/?mount=b#x'],
  ['path?query', '/v2/a/?mount=b', '/v2/a/?n=1&x=../../y&mount=b'],
  ['//last', '/v2/a/tags/list', '/v2/a/tags//list'],
  ['first%2f', '/v2/a', '/v2%2fa'],
  ['dots and underscores encoded', '/v2/_catalog', '/v2/%5fcatalog'],
  ['absolute', '/v2/', 'https://127.0.0.1:8443/v2/'],
])('%s: %s is written as %s', (name, path, target) => {
  const [, spell] = spellings(8443).find(([known]) => known === name) ?? [];
  expect(spelt(path, spell ?? String)).toBe(target);
});

test('all kinds of registries differ in what they are given', () => {
  expect(ALL_KINDS).toHaveLength(40);
  expect(new Set(ALL_KINDS.map((kind) => JSON.stringify(inputsOf(kind)))).size).toBe(40);
  expect(new Set(ALL_KINDS.map(nameOf)).size).toBe(40);
});
