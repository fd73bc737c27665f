import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attempt } from '../../../src/platform/exec.js';
import { prepareStart } from '../../../src/registry/run/prepare.js';
import { thrownBy } from '../fakes.js';
import { withJob } from '../start-job.js';

describe('the secrets of a start', () => {
  test('are made once, however often they are asked for', () =>
    withJob(async ({ context: { request, address, job }, lines }) => {
      const context = await prepareStart(request, address, undefined, { ...job, attempt });
      const [first, second] = await Promise.all([context.secrets(), context.secrets()]);
      expect(second).toBe(first);
      expect(await context.secrets()).toBe(first);
      expect(lines).toContain(`mask: ${first.credentials?.password}`);
    }));

  test('are made anew after openssl was missing', () =>
    withJob(async ({ context: { request, address, job } }) => {
      let isInstalled = false;
      const context = await prepareStart(request, address, undefined, {
        ...job,
        attempt: async (argv, options) =>
          isInstalled
            ? attempt(argv, options)
            : { exitCode: 127, stdout: '', stderr: `${argv[0]}: command not found` },
      });
      expect((await thrownBy(() => context.secrets())).message).toContain('command not found');
      isInstalled = true;
      expect((await context.secrets()).certificate.chain).toContain('BEGIN CERTIFICATE');
    }));
});

const TOKEN = { realm: 'https://auth.example/token', service: 'registry', issuer: 'auth', login: undefined };

test.each<[what: string, proof: boolean, kind: 'basic' | 'token', isPushed: boolean]>([
  ['an image is pushed as a proof', true, 'basic', true],
  ['none where the proof is off', false, 'basic', false],
  ['none where nobody of this job may push', true, 'token', false],
])('%s', (_, proof, kind, isPushed) =>
  withJob(async ({ context, directory, lines }) => {
    const { address, job } = context;
    const token = { kind: 'token', ...TOKEN, certificates: join(directory, 'served.crt') } as const;
    const request = { ...context.request, proof, ...(kind === 'token' && { access: token }) };
    const { proofArchive } = await prepareStart(request, address, undefined, job);
    expect(proofArchive !== undefined).toBe(isPushed);
    expect(lines.some((line) => line.startsWith('warning: skipped the proof'))).toBe(kind === 'token');
    await proofArchive;
  }),
);
