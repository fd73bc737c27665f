import { describe, expect, test } from '@jest/globals';
import { holdsFor, readProof } from '../../proof/format.js';

const read = (json: unknown) => readProof(JSON.stringify(json), 'proof.json');

describe('readProof', () => {
  test.each([
    [{ quadlet: 'unsupported key' }, 'absent'],
    [{ podman: 'Error: no' }, 'fails'],
    [{ systemd: 'ignoring' }, 'fails'],
  ])('words of %j mean that the service is %s', (says, wrong) => {
    expect(read({ start: 'web.service', says })).toMatchObject({
      start: ['web.service'],
      wrong,
      right: 'starts',
    });
  });

  test('a difference that only a command shows means that both start', () => {
    const shows = [{ run: ['podman', 'ps'], wrong: 'a' }];
    expect(read({ shows })).toMatchObject({ start: [], wrong: 'starts', shows });
  });

  test('a reason stands instead of a proof', () => {
    expect(read({ cannot: 'needs a GPU' })).toEqual({ cannot: 'needs a GPU' });
  });

  test.each([
    [{}, 'neither says nor shows'],
    [{ say: {} }, 'unknown key say'],
    [{ cannot: '' }, 'cannot is not a reason'],
    [{ says: { docker: 'x' } }, 'docker is not one of'],
    [{ says: { podman: 'x' }, wrong: 'dies' }, 'wrong is not one of'],
    [{ shows: [{ run: 'podman ps', wrong: 'x' }] }, 'run is not a list of arguments'],
    [{ shows: [{ run: ['podman'] }] }, 'neither wrong nor right'],
    [{ says: { podman: 'x' }, setup: ['mkdir'] }, 'setup is not a list of commands'],
    [{ says: { podman: 'x' }, podman: '5.5' }, '5.5 is not >=VERSION or <VERSION'],
  ])('%j is refused', (json, problem) => {
    expect(() => read(json)).toThrow(problem);
  });
});

test.each([
  [undefined, '5.4.2', true],
  ['>=5.5', '5.4.2', false],
  ['>=5.5', '5.5.0', true],
  ['>=5.5', '6.0.0-dev', true],
  ['<5.5', '5.4.2', true],
  ['<5.8.2', '5.8.2', false],
  ['>=5.3 <5.8.2', '5.8.1', true],
  ['>=5.3 <5.8.2', '5.2.0', false],
  ['>=5.10', '5.9.9', false],
])('%s holds for %s: %s', (range, version, expected) => {
  expect(holdsFor(range, version)).toBe(expected);
});
