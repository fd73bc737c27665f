import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { failUncaught, github } from '../../src/actions/github.js';
import type { Job } from '../../src/actions/job.js';
import { reportFailure } from '../../src/actions/registry/failure.js';
import { parseCommandFile } from '../../src/local/workflow-command.js';
import { refusal } from '../../src/oci/registry-error.js';
import type { Exchange } from '../../src/platform/http.js';
import type { Podman } from '../../src/podman/podman.js';
import { generateText } from '../../src/quadlet/generate/report/text.js';
import { lintText } from '../../src/quadlet/lint/report/text.js';
import { registryPaths } from '../../src/registry/persistent/paths.js';
import type { RegistryServices } from '../../src/registry/persistent/service.js';
import { explainDown } from '../../src/registry/persistent/wait.js';
import { describeFailure, explainSeeding } from '../../src/seed/explain.js';
import { readRequests } from '../../src/seed/requests.js';
import { fakeHost, seeded } from '../fakes.js';
import { inDirectory, podFor } from '../registry/fakes.js';
import { generateReport } from '../report/generate-fixture.js';
import { finding, resultOf } from '../report/lint-fixture.js';
import { HOSTILE, obeyed, printedBy, randomLine } from './runner-log.js';

const { log } = github;
const names = (output: string) => obeyed(output).map(({ name }) => name);

/** What the log shows of a message must not be read as more than text either. */
const isText = (message: string) => obeyed(message).length === 0;

const CHANNELS: readonly [channel: string, print: (text: string) => unknown, commands: string[]][] = [
  ['a line', (text) => log.info(text), []],
  ['a line behind blanks', (text) => log.info(`  ${text}`), []],
  ['a warning', (text) => log.warning(text), ['warning']],
  ['an error', (text) => log.error(text), ['error']],
  ['a title', (text) => log.group(text, async () => undefined), ['group', 'endgroup']],
  ['a line of a group', (text) => log.group('x', async () => log.info(text)), ['group', 'endgroup']],
  ['a failure', (text) => failWith(text), ['error']],
  [
    'an annotation',
    (text) =>
      github.annotate({
        level: 'notice',
        message: text,
        properties: { title: text, file: text, startLine: 1 },
      }),
    ['notice'],
  ],
];

function failWith(text: string): void {
  const { exitCode } = process;
  github.fail(text);
  process.exitCode = exitCode;
}

describe('foreign text reaches the log as text', () => {
  describe.each(CHANNELS)('as %s', (_, print, commands) => {
    test.each(HOSTILE)('%j', async (text) => {
      const output = await printedBy(() => print(text));
      expect(names(output)).toEqual(commands);
      for (const { data, properties } of obeyed(output)) {
        expect(isText(data)).toBe(true);
        expect(isText(properties.title ?? '')).toBe(true);
      }
    });
  });

  test('5,000 lines at random on each way', async () => {
    const random = seeded(2);
    const wrong: unknown[] = [];
    for (const [channel, print, commands] of CHANNELS) {
      for (let count = 0; count < 5000; count++) {
        const line = randomLine(random);
        const output = await printedBy(() => print(line));
        if (names(output).join() !== commands.join() || !obeyed(output).every(({ data }) => isText(data)))
          wrong.push({ channel, line, output });
      }
    }
    expect(wrong).toEqual([]);
  });

  test('an annotation keeps the name of its file and cannot add a property', async () => {
    const file = 'a,line=9::error::x%\u00a0é.container';
    const output = await printedBy(() =>
      github.annotate({ level: 'error', message: 'm', properties: { title: 't', file, startLine: 1 } }),
    );
    expect(obeyed(output)).toEqual([
      { name: 'error', properties: { title: 't', file, line: '1' }, data: 'm' },
    ]);
  });
});

describe('what others said, on its way to the log', () => {
  test('the last lines of the containers of a pod that failed', () =>
    inDirectory(async (directory) => {
      const host = fakeHost();
      const podman = {
        podStates: async () =>
          HOSTILE.slice(0, 2).map((line, index) => ({
            name: `pod-${index === 0 ? 'nginx' : line}`,
            isInfra: false,
            state: 'running',
            exitCode: 0,
            restarts: 0,
          })),
        logs: async () => HOSTILE.join('\n'),
      } as unknown as Podman;
      const job = { host, podman, log, directory } as unknown as Job;
      const begun = { job, pod: 'pod', checks: [], ports: [], data: undefined };
      const output = await printedBy(() =>
        reportFailure(new Error(HOSTILE.join('\n')), { begun }, new Set(), {
          ...github,
          fail: failWith,
          output: () => undefined,
        }),
      );
      expect(output).toContain('  ##\\[##\\[set-output name=x]y');
      expect(names(output)).toEqual(['error', 'group', 'endgroup']);
    }));

  test.each(HOSTILE)('the answer of an upstream: %j', async (text) => {
    const body = JSON.stringify({
      errors: [
        { code: text, message: text },
        { code: 'UNKNOWN', detail: text },
      ],
    });
    const answer = {
      status: 403,
      headers: {},
      body: Readable.from([Buffer.from(body)]),
      request: { method: 'GET', url: new URL('https://evil.test/v2/') },
    } as unknown as Exchange;
    const [image] = readRequests([{ source: 'evil.test/a:1', name: undefined }]);
    if (image === undefined) throw new Error('no image');
    const failure = explainSeeding(image, await refusal(answer), '127.0.0.1:1', undefined);
    const output = await printedBy(() => log.info(`✗ ${describeFailure(failure)}`));
    expect(output).toContain('403');
    expect(names(output)).toEqual([]);
  });

  test('the journal of the service of a persistent registry', async () => {
    const services = {
      state: async () => ({ active: 'failed', sub: 'failed', result: 'exit-code' }),
      journal: async () => HOSTILE,
    } as unknown as RegistryServices;
    const podman = { podStates: async () => [], logs: async () => '' } as unknown as Podman;
    const output = await printedBy(() =>
      explainDown(
        registryPaths('/home/u', 'team'),
        podFor({}),
        { lastSeen: 'ECONNREFUSED', waited: 1 },
        { services, podman, log },
      ),
    );
    expect(output).toContain('##\\[save-state name=directory]/srv/evil');
    expect(names(output)).toEqual(['group', 'endgroup']);
  });

  test('the journals of units that were started', async () => {
    const started = HOSTILE.map((line) => ({
      name: line,
      outcome: 'failed' as const,
      words: line,
      journal: HOSTILE,
    }));
    const output = await printedBy(() => log.info(generateText(generateReport({ started, notes: HOSTILE }))));
    expect(output).toContain('    \\::set-output name=registry::evil');
    expect(names(output)).toEqual([]);
  });

  test('findings in files with such names and lines', async () => {
    const file = HOSTILE.join('');
    const findings = HOSTILE.map((message, index) => finding({ file, message, line: index + 1 }));
    const text = lintText(resultOf({ texts: { [file]: HOSTILE.join('\n') }, findings }), { colours: false });
    expect(names(await printedBy(() => log.info(text)))).toEqual([]);
  });
});

test('an error that nobody caught ends the step, and commands nobody', async () => {
  const ended: number[] = [];
  let told: (thrown: unknown) => void = () => undefined;
  const on = (_: string, listener: (thrown: unknown) => void) => {
    told = listener;
  };
  failUncaught({ fail: failWith }, { on, exit: (code) => void ended.push(code) });
  for (const thrown of [new Error(HOSTILE.join('\n')), HOSTILE[0], undefined])
    expect(names(await printedBy(() => told(thrown)))).toEqual(['error']);
  expect(ended).toEqual([1, 1, 1]);
});

describe('a secret', () => {
  test.each([
    ['that is printed as it is, is masked once', 'hunter2', ['hunter2']],
    ['that would be printed with a backslash, is masked with it as well', 'a##[b', ['a##[b', 'a##\\[b']],
    ['with a control character, too', 'a\u0001b', ['a\u0001b', 'a␁b']],
  ])('%s', async (_, secret, masked) => {
    const output = await printedBy(() => log.mask(secret));
    expect(obeyed(output).map(({ name, data }) => `${name} ${data}`)).toEqual(
      masked.map((one) => `add-mask ${one}`),
    );
  });
});

test('an output, a state and a variable hold any text, and nothing beside it', () =>
  inDirectory(async (directory) => {
    const text = `${HOSTILE.slice(0, 8).join('\n')}\nx<<ghadelimiter_1\nghadelimiter_1\ny=z`.replaceAll(
      '\r',
      '',
    );
    const kept = { ...process.env };
    try {
      for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY']) {
        process.env[name] = join(directory, name);
        writeFileSync(join(directory, name), '');
      }
      const output = await printedBy(async () => {
        github.output('a', text);
        github.saveState('b', text);
        github.exportVariable('C_OF_THIS_TEST', text);
        await github.summary(text);
      });
      expect(output).toBe('');
      const read = (name: string) => readFileSync(join(directory, name), 'utf8');
      expect([...parseCommandFile(read('GITHUB_OUTPUT'))]).toEqual([['a', text]]);
      expect([...parseCommandFile(read('GITHUB_STATE'))]).toEqual([['b', text]]);
      expect([...parseCommandFile(read('GITHUB_ENV'))]).toEqual([['C_OF_THIS_TEST', text]]);
      expect(read('GITHUB_STEP_SUMMARY').trimEnd()).toBe(text);
    } finally {
      process.env = kept;
    }
  }));
