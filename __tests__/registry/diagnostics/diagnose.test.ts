import { describe, expect, test } from '@jest/globals';
import type { ContainerState } from '../../../src/podman/podman.js';
import {
  diagnose,
  isCrashLoop,
  logLine,
  relevantLogLine,
  withoutRepeats,
} from '../../../src/registry/diagnostics/diagnose.js';

const POD = 'podman-registry-1a2b3c4d';
const state = (name: string, change: Partial<ContainerState> = {}): ContainerState => ({
  name: `${POD}-${name}`,
  isInfra: false,
  state: 'running',
  exitCode: 0,
  restarts: 0,
  ...change,
});
const infra = { ...state('infra'), isInfra: true };
const [registry, nginx] = [state('registry'), state('nginx')];

describe('diagnose', () => {
  test.each<[what: string, states: ContainerState[], lastSeen: string, said: string]>([
    ['an empty pod', [], 'ECONNREFUSED', 'container registry failed: not created'],
    ['no nginx', [infra, registry], 'ECONNREFUSED', 'container nginx failed: not created'],
    [
      'an infra container with a misleading name',
      [{ ...registry, isInfra: true }, nginx],
      'status 502',
      'container registry failed: not created',
    ],
    [
      'a registry that ended',
      [state('registry', { state: 'exited', exitCode: 1 }), nginx],
      'status 502',
      'container registry failed: exited, exit code 1',
    ],
    [
      'an nginx that ended',
      [registry, state('nginx', { state: 'exited', exitCode: 2 })],
      'ECONNREFUSED',
      'container nginx failed: exited, exit code 2',
    ],
    [
      'an nginx that was only created',
      [registry, state('nginx', { state: 'created' })],
      'ECONNREFUSED',
      'container nginx failed: created',
    ],
    [
      'a registry that comes and goes',
      [state('registry', { restarts: 4 }), nginx],
      'status 502',
      'container registry failed: restarted 4 times',
    ],
    [
      'an nginx that comes and goes',
      [registry, state('nginx', { restarts: 2, state: 'exited' })],
      'ECONNREFUSED',
      'container nginx failed: restarted 2 times',
    ],
    [
      '502',
      [infra, registry, nginx],
      'status 502',
      'container registry failed: running, but not answering nginx',
    ],
    ['504', [registry, nginx], 'status 504', 'container registry failed: running, but not answering nginx'],
    [
      '401',
      [registry, nginx],
      'status 401',
      'container registry failed: running, but rejecting the user name and password',
    ],
    ['503', [registry, nginx], 'status 503', 'container registry failed: it answers with status 503'],
    ['500', [registry, nginx], 'status 500', 'container registry failed: it answers with status 500'],
    [
      'a refused connection',
      [registry, nginx],
      'ECONNREFUSED',
      'all containers run, but the port accepts no connections (ECONNREFUSED): the port forwarder',
    ],
    [
      'an infra container that was killed',
      [{ ...infra, state: 'exited', exitCode: 137 }, registry, nginx],
      'ECONNREFUSED',
      "the pod's infra container failed: exited, exit code 137; without it the port is closed",
    ],
    [
      'a reset connection',
      [registry, nginx],
      'ECONNRESET',
      'container nginx failed: running but not accepting connections (ECONNRESET)',
    ],
    [
      'a wrong certificate',
      [registry, nginx],
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'all containers run; last request: ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'a cache that ended',
      [infra, registry, nginx, state('mirror-docker-io', { state: 'exited', exitCode: 1 })],
      'status 502',
      'container mirror-docker-io failed: exited, exit code 1',
    ],
    ['404', [registry, nginx], 'status 404', 'all containers run; last request: status 404'],
  ])('%s', (_, states, lastSeen, said) => {
    expect(diagnose(states, lastSeen).text).toContain(said);
  });

  test('the names of a pod that is itself called registry do not mislead', () => {
    const states = ['registry-infra', 'registry-registry', 'registry-nginx'].map((name) => ({
      ...state(name),
      name,
      isInfra: name === 'registry-infra',
    }));
    expect(diagnose(states, 'status 502').text).toContain('container registry failed');
  });
});

test.each<[what: string, states: ContainerState[], hopeless: boolean]>([
  ['nothing', [], false],
  ['two that run', [registry, nginx], false],
  ['one that failed twice', [registry, state('nginx', { restarts: 2 })], false],
  ['a registry that failed three times', [state('registry', { restarts: 3 }), nginx], true],
  ['an nginx that failed three times', [registry, state('nginx', { restarts: 3 })], true],
])('a crash loop: %s', (_, states, hopeless) => {
  expect(isCrashLoop(states)).toBe(hopeless);
});

test.each([
  [5, 7, false],
  [5, 8, true],
  // It was made anew in between.
  [5, 2, false],
])('of %d restarts before and %d now: a crash loop? %s', (before, now, hopeless) => {
  const registryWith = (restarts: number) => [state('registry', { restarts }), nginx];
  expect(isCrashLoop(registryWith(now), registryWith(before))).toBe(hopeless);
});

describe('withoutRepeats', () => {
  test.each<[what: string, log: string, lines: readonly string[]]>([
    ['nothing', '', []],
    ['blank lines', '\n \na\n\n', ['a']],
    ['lines of another text', 'a\nb\na\n', ['a', 'b', 'a']],
    ['the same line', 'a\na\nb\n', ['a', 'b']],
    [
      'nginx, which says the time first',
      '2026/11/23 13:52:01 [emerg] no port\n2026/11/23 13:52:02 [emerg] no port\n2026/11/23 13:52:02 [emerg] no key\n',
      ['2026/11/23 13:52:01 [emerg] no port', '2026/11/23 13:52:02 [emerg] no key'],
    ],
    [
      'Distribution, which has the time in a field',
      'time="2026-11-23T13:52:01.1Z" level=fatal msg=x\ntime="2026-11-23T13:52:02.7Z" level=fatal msg=x\n',
      ['time="2026-11-23T13:52:01.1Z" level=fatal msg=x'],
    ],
    ['line ends of Windows', 'a\r\na\r\n', ['a']],
    ['a number that is no time', 'try 1\ntry 2\n', ['try 1', 'try 2']],
  ])('%s', (_, log, lines) => {
    expect(withoutRepeats(log)).toEqual(lines);
  });
});

test.each<[what: string, log: string, line: string | undefined]>([
  ['nothing', '', undefined],
  [
    'Distribution, in the midst of other lines',
    'time="2026-11-23T13:52:01.1Z" level=warning msg=x\ntime="2026-11-23T13:52:01.2Z" level=fatal msg="configuration error: open /c: \\"no\\"" go.version=go1.24\nusage\n',
    'configuration error: open /c: "no"',
  ],
  [
    'nginx',
    '2026/11/23 13:52:01 [warn] 1#1: user\n2026/11/23 13:52:01 [emerg] 1#1: getpwnam("nobody") failed\n',
    'getpwnam("nobody") failed',
  ],
  [
    'a panic of Go',
    'panic: unable to configure storage\n\ngoroutine 1 [running]:\n',
    'panic: unable to configure storage',
  ],
  ['another text', 'first\nlast\n', 'last'],
])('the line that tells why a container ended: %s', (_, log, line) => {
  expect(relevantLogLine(log)).toBe(line);
});

test('a line of Distribution without what is the same in all of them', () => {
  const line =
    'time="2026-11-23T23:36:22Z" level=error msg="response completed with error" err.code=unknown err.detail="write /data/x: no space left on device" go.version=go1.24.4 http.request.host="127.0.0.1:1" http.request.id=1d66 http.request.method=PATCH http.request.useragent="containers/5.34.2 (github.com/containers/image)" http.response.status=500 http.response.written=193 vars.name=big';
  expect(logLine(line)).toBe(
    'time="2026-11-23T23:36:22Z" level=error msg="response completed with error" err.code=unknown err.detail="write /data/x: no space left on device" http.request.method=PATCH http.response.status=500',
  );
  expect(logLine('nginx go.version=1')).toBe('nginx go.version=1');
});
