import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../../src/actions/job.js';
import { isAsItShouldBe, isAtWork } from '../../../src/actions/registry/prepare-host.js';
import { automatic, byHand } from '../../../src/host/remedy.js';
import type { CheckResult } from '../../../src/host/run-checks.js';
import { fakeHost } from '../../fakes.js';

const result = (change: Partial<CheckResult>): CheckResult => ({
  id: 'RP000',
  title: 't',
  state: 'ok',
  found: 'f',
  ...change,
});

describe('isAsItShouldBe', () => {
  test.each<[what: string, change: Partial<CheckResult>, setup: 'auto' | 'check', right: boolean]>([
    ['what is right', {}, 'auto', true],
    ['a warning for a person', { state: 'warning', remedy: byHand('do') }, 'auto', true],
    ['what auto puts right', { state: 'warning', remedy: automatic('do') }, 'auto', false],
    ['what only auto would put right', { state: 'warning', remedy: automatic('do') }, 'check', true],
    ['what keeps a pod from running', { state: 'error', hinders: ['pod'] }, 'check', false],
    ['what keeps an image from being pushed', { state: 'error', hinders: ['push'] }, 'auto', false],
    ['what keeps Quadlet from working', { state: 'error', hinders: ['quadlet'] }, 'auto', true],
  ])('%s', (_, change, setup, right) => {
    expect(isAsItShouldBe([result({}), result(change)], setup)).toBe(right);
  });
});

describe('isAtWork', () => {
  const WHOLE = '0 1001 1\n1 100000 65536\n';
  const files = (map: string) => ({
    '/run/user/1001/libpod/tmp/pause.pid': '77',
    '/proc/77/comm': 'catatonit\n',
    '/proc/77/uid_map': map,
    '/run/user/1001/bus': '',
  });
  const variables = { XDG_RUNTIME_DIR: '/run/user/1001' };
  const right = { files: files(WHOLE), variables };
  test.each<[what: string, change: Parameters<typeof fakeHost>[0], atWork: boolean]>([
    ['in a session, with all ids', {}, true],
    ['without a pause process', { files: { '/run/user/1001/bus': '' } }, false],
    ['with a pause process that is older than the ids', { files: files('0 1001 1\n') }, false],
    ['without the variable', { variables: {} }, false],
    ['with a directory of its own', { variables: { XDG_RUNTIME_DIR: '/tmp/run' } }, false],
    ['with a bus that is silent', { silent: ['/run/user/1001/bus'] }, false],
  ])('%s', async (_, change, atWork) => {
    const host = fakeHost({ ...right, ...change });
    expect(await isAtWork({ host } as unknown as Job)).toBe(atWork);
  });
});
