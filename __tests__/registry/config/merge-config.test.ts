import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { UserError } from '../../../src/platform/errors.js';
import { registryConfig } from '../../../src/registry/config/distribution.js';
import {
  lineInOverrides,
  mergeConfig,
  validateRegistryConfig,
} from '../../../src/registry/config/merge-config.js';
import { assertNginxAccepts, assertRegistryAccepts } from '../../../src/registry/config/trial.js';
import { nginxConf } from '../../../src/registry/nginx/nginx.js';
import { podFor, thrownBy } from '../fakes.js';

const refused = async (text: string) => {
  const error = await thrownBy(async () => validateRegistryConfig(text, 'mine.yml'));
  expect(error).toBeInstanceOf(UserError);
  return error.message;
};

const secret = () => 'SECRET';

describe('overrides of config.yml', () => {
  test.each([
    ['log:\n  level: debug\n'],
    ['storage:\n  maintenance:\n    readonly:\n      enabled: true\n'],
    ['http:\n  headers:\n    X-A: [b]\n'],
    ['http:\n  relativeurls: false\n'],
    ['notifications:\n  endpoints:\n    - name: a\n      url: https://example.com\n'],
  ])('%j may be', (text) => expect(() => validateRegistryConfig(text, 'mine.yml')).not.toThrow());

  test.each<[text: string, line: number, said: string]>([
    ['# mine\nversion: 0.2\n', 2, 'sets version'],
    ['http:\n  addr: 0.0.0.0:80\n', 2, 'sets http.addr'],
    ['http:\n  headers: {}\n  secret: abc\n', 3, 'sets http.secret'],
    ['http:\n  tls:\n    certificate: x\n', 2, 'sets http.tls'],
    ['http:\n  "addr": x\n', 2, 'sets http.addr'],
    ['log: {}\nauth:\n  silly: {}\n', 2, 'sets auth'],
    ['proxy:\n  remoteurl: https://x\n', 1, 'the input "mirror"'],
    ['storage:\n  delete: {}\n  s3: {}\n', 3, 'sets storage.s3'],
    ['storage: inmemory\n', 1, 'sets storage'],
    ['http:\n', 1, 'sets http'],
    ['log: {}\nlogs: {}\n', 2, 'sets logs'],
    ['log: &a {addr: x}\nhttp: *a\n', 2, 'refers to the anchor "a"'],
    ['log:\n  level: [\n', 3, 'is not YAML'],
    ['a: 1\na: 2\n', 2, 'is not YAML'],
  ])('%j is refused with line %i', async (text, line, said) => {
    const message = await refused(text);
    expect(message).toMatch(/^input "registry-config" is mine\.yml, /);
    expect(message).toContain(said);
    expect(message).toContain(`line ${line}`);
  });

  test.each(['', '- a\n', 'text\n', '42'])('%j is no mapping', async (text) => {
    expect(await refused(text)).toContain('which is not a mapping');
  });

  test('is merged key by key; a list takes the place of a list', () => {
    const pod = podFor({
      configOverrides: { registry: 'log: {level: debug}\nhttp: {headers: {X-A: [b]}}\n' },
    });
    const plain = parse(registryConfig(podFor(), secret));
    expect(parse(registryConfig(pod, secret))).toEqual({
      ...plain,
      log: { ...plain.log, level: 'debug' },
      http: { ...plain.http, headers: { ...plain.http.headers, 'X-A': ['b'] } },
    });
    expect(mergeConfig({ a: { b: [1, 2], c: 1 } }, 'a: {b: [3]}')).toEqual({ a: { b: [3], c: 1 } });
    expect(mergeConfig({ a: 1 }, undefined)).toEqual({ a: 1 });
  });
});

describe('lines of the caller’s own', () => {
  const overrides = '# mine\nlog:\n  accesslog:\n    disabled: perhaps\nredis:\n  - 1\n';
  const whole = registryConfig(podFor({ configOverrides: { registry: overrides } }), secret);
  const lineOf = (text: string) => whole.split('\n').findIndex((line) => line.includes(text)) + 1;

  test.each([
    ['disabled: perhaps', 4],
    ['redis:', 5],
    ['- 1', 5],
    ['rootdirectory', undefined],
  ])('%s comes from line %p', (text, line) => {
    expect(lineInOverrides(overrides, whole, lineOf(text))).toBe(line);
  });
});

describe('the words of the programs', () => {
  const ended = (stderr: string, exitCode = 1) => ({ exitCode, stdout: '', stderr });
  const overrides = 'log:\n  accesslog:\n    disabled: perhaps\n';
  const whole = registryConfig(podFor({ configOverrides: { registry: overrides } }), secret);
  const at = whole.split('\n').findIndex((line) => line.includes('perhaps')) + 1;
  const nowhere = 'level=fatal msg="listen tcp 192.0.2.1:1: bind: cannot assign requested address"\n';

  test('a registry that cannot listen nowhere has taken its configuration', () => {
    expect(() => assertRegistryAccepts(ended(nowhere), overrides, whole)).not.toThrow();
  });

  test.each([
    [
      `configuration error: error parsing /etc/config.yml: yaml: unmarshal errors:\n  line ${at}: cannot unmarshal !!str \`perhaps\` into bool\nUsage:\n  registry serve <config> [flags]\n`,
      'yaml: unmarshal errors:  line 3: cannot unmarshal !!str `perhaps` into bool',
    ],
    [
      'time="x" level=fatal msg="unable to configure storage: no driver"\n',
      'unable to configure storage: no driver',
    ],
    [
      'panic: unable to configure middleware\n\ngoroutine 1 [running]:\nmain.main()\n',
      'unable to configure middleware',
    ],
    ['', 'exit code 1'],
  ])('%j', async (said, words) => {
    const error = await thrownBy(async () => assertRegistryAccepts(ended(said), overrides, whole));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      `the registry rejects the configuration with input "registry-config": ${words}`,
    );
  });

  test('nginx names the line of the directives, which are a file of its own', async () => {
    expect(() => assertNginxAccepts(ended('', 0))).not.toThrow();
    const said =
      'nginx: [emerg] unknown directive "x" in /etc/podman-registry/nginx/overrides.conf:7\nnginx: configuration file test failed\n';
    const error = await thrownBy(async () => assertNginxAccepts(ended(said)));
    expect(error.message).toBe(
      'nginx rejects the directives of input "nginx-config": unknown directive "x" in line 7',
    );
  });

  test('nginx.conf takes it in within the server block, and only where there is one', () => {
    const include = 'include /etc/podman-registry/nginx/overrides.conf;\n    }\n}\n';
    expect(nginxConf(podFor({ configOverrides: { nginx: 'return 204;' } }))).toMatch(
      new RegExp(`${include.replaceAll('.', '\\.')}$`),
    );
    expect(nginxConf(podFor())).not.toContain('include');
  });
});
