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

test.each<[what: string, set: Readonly<Record<string, string>>, isPushed: boolean]>([
  ['an image is pushed as a proof', {}, true],
  ['none where the proof is off', { proof: 'false' }, false],
  [
    'none where nobody of this job may push',
    {
      auth: 'token',
      'token-realm': 'https://auth.example/token',
      'token-service': 'registry',
      'token-issuer': 'auth',
      'token-certificates': '/token.pem',
    },
    false,
  ],
])('%s', (_, set, isPushed) =>
  withJob(
    async ({ context: { request, address, job } }) => {
      const { proofArchive } = await prepareStart(request, address, undefined, job);
      expect(proofArchive !== undefined).toBe(isPushed);
      await proofArchive;
    },
    { set },
  ),
);
