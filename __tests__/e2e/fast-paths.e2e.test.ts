import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const IMAGE_3 = 'localhost/distribution:3';
const distribution3 = join(rootCache(), 'distribution-3.1.2/registry');
const LINES = existsSync(distribution3) ? ['2.8', '3'] : ['2.8'];

/**
 * Without what is another one in every answer, and the order and spelling of headers. Who is refused gets the same code and
 * challenge; the registry would also say what was asked for.
 */
function comparable(answer: string): string {
  if (answer.startsWith('401')) {
    const { errors } = JSON.parse(/^\{.*$/m.exec(answer)?.[0] ?? '{"errors":"none in the body"}');
    const detail = typeof errors === 'string' ? errors : JSON.stringify([errors[0].code, errors[0].message]);
    return withoutChance(
      answer
        .replace(/^\{.*\n?$/m, detail)
        .replace(/; charset=utf-8$/m, '')
        .replace(/^content-length: .*\n/im, ''),
    );
  }
  return withoutChance(answer);
}

function withoutChance(answer: string): string {
  const [head = '', ...body] = answer.replaceAll('\r', '').split('\n\n');
  const [status, ...headers] = head.split('\n');
  const kept = headers
    .filter((line) => !/^(date|location|docker-upload-uuid):/i.test(line))
    .map((line) => line.replace(/^[^:]+/, (name) => name.toLowerCase()).replace(/boundary=\w+/, 'boundary='))
    .sort();
  return [status, ...kept, body.join('\n\n').replaceAll(/--[0-9a-f]{60}/g, '--')].join('\n');
}

describeInMachine('fast paths', () => {
  let machine: Machine;
  const say = (script: string) => shell(machine, script);

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'fast-paths');
    await say(
      `mkdir ctx; head -c 65536 /dev/zero | tr '\\0' x > ctx/f; echo hi > ctx/g
       printf 'FROM scratch\nCOPY f /\nCOPY g /\n' > ctx/Containerfile
       podman build -q -t localhost/mine:7 ctx`,
    );
    if (!existsSync(distribution3)) return;
    await machine.put(distribution3, '/usr/local/bin/registry', { owner: 'root', mode: '755' });
    await say(
      `tar -cf r.tar -C /usr/local bin/registry
       podman import -q --change 'ENTRYPOINT ["/bin/registry"]' r.tar ${IMAGE_3}; rm r.tar`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  describe.each(LINES)('Distribution %s', (line) => {
    const ways = ['all', 'none'] as const;
    const steps = new Map<string, { readonly step: Step; readonly main: StepResult }>();
    const answers = new Map<string, Readonly<Record<string, string>>>();

    beforeAll(async () => {
      for (const way of ways) {
        const step = new Step(machine, `${TESTS}/${way}-${line}`, HOSTED);
        const main = await step.main({
          'image-source': line === '3' ? 'auto' : 'packages',
          'keep-images': 'true',
          ...(line === '3' && {
            'registry-image': IMAGE_3,
            'nginx-image': 'localhost/podman-registry-action/nginx:packages',
          }),
          'reader-username': 'guest',
          'fast-paths': way,
        });
        expect(main.shown).not.toContain('::error::');
        expect(main.exitCode).toBe(0);
        steps.set(way, { step, main });
        const { outputs } = main;
        const logins = {
          writer: `ci:${outputs.get('password')}`,
          reader: `guest:${outputs.get('reader-password')}`,
          wrong: 'ci:wrong',
        };
        const registry = outputs.get('registry');
        const auth = outputs.get('auth-file');
        const said = await say(
          `podman push -q --authfile ${auth} localhost/mine:7 ${registry}/mine/images:7
           digests=$(skopeo inspect --authfile ${auth} --raw docker://${registry}/mine/images:7 | grep -o 'sha256:[0-9a-f]*')
           export LOGINS='${JSON.stringify(logins)}'
           ${NODE} ${ACTION}/__tests__/e2e/ask-registry.mjs ${registry} ${outputs.get('ca-cert')} $(echo "$digests" | sed -n '2p;3p')`,
        );
        answers.set(way, JSON.parse(said));
      }
    }, 240_000);

    const answersOf = (way: string) => Object.entries(answers.get(way) ?? {});

    test('every answer is the same with them and without', () => {
      const [fast, slow] = ways.map((way) => answers.get(way) ?? {});
      expect(Object.keys(slow ?? {}).length).toBeGreaterThan(100);
      expect(Object.keys(fast ?? {})).toEqual(Object.keys(slow ?? {}));
      for (const [request, answer] of Object.entries(slow ?? {})) {
        // nginx refuses a stranger at once; the registry first looks whether there is such a place at all.
        if (/^(nobody|wrong) /.test(request) && /^(301|404)\n/.test(answer)) {
          expect(fast?.[request]).toMatch(/^401\n/);
          continue;
        }
        expect(`${request}\n${comparable(fast?.[request] ?? '')}`).toBe(`${request}\n${comparable(answer)}`);
      }
    });

    test('the answers are not all of one kind', () => {
      const statuses = answersOf('all').map(([, answer]) => answer.split('\n')[0]);
      for (const status of ['200', '202', '206', '304', '401', '403', '404', '416'])
        expect(statuses).toContain(status);
    });

    // nginx spells it with a capital T, and Go does not.
    test('blobs come from nginx, and without them from the registry', () => {
      for (const [way, spelt] of [
        ['all', 'ETag'],
        ['none', 'Etag'],
      ] as const) {
        const given = answersOf(way).filter(
          ([request, answer]) =>
            /^(writer|reader) \{("range":"bytes=\d+-\d*")?\} mine\/images\/blobs\/sha256:[0-9a-f]{64}$/.test(
              request,
            ) && /^20[06]\n/.test(answer),
        );
        expect(given.length).toBeGreaterThan(4);
        for (const [, answer] of given) expect(answer).toContain(`${spelt}: `);
      }
    });

    test('the registry has passwords to check without them alone', async () => {
      for (const [way, wanted] of [
        ['all', 'none'],
        ['none', 'htpasswd'],
      ] as const) {
        const directory = steps.get(way)?.main.state.get('directory');
        const said = await say(
          `grep -c htpasswd ${directory}/pod/registry/config.yml || true; ls ${directory}/pod/access`,
        );
        expect(said.includes('htpasswd\n')).toBe(wanted === 'htpasswd');
        expect(said.startsWith('0')).toBe(wanted === 'none');
      }
    });

    test('and nothing stays', async () => {
      for (const { step, main } of steps.values()) {
        const post = await step.post(main);
        expect(post.exitCode).toBe(0);
        expect(post.shown).not.toContain('::warning::');
      }
    }, 60_000);
  });
});
