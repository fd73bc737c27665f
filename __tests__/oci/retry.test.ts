import { describe, expect, test } from '@jest/globals';
import { RegistryError } from '../../src/oci/registry-error.js';
import { withRetry } from '../../src/oci/retry.js';
import { TimeoutError } from '../../src/platform/http.js';

describe('withRetry', () => {
  const failing = (errors: unknown[]) => {
    let tries = 0;
    const work = async () => {
      const error = errors[tries++];
      if (error !== undefined) throw error;
      return tries;
    };
    return work;
  };
  const status = (code: number, passes: boolean, after?: number) =>
    new RegistryError('x', 'h', code, after, passes);
  const network = (code: string) => Object.assign(new Error(code), { code });

  test.each([
    ['a busy registry', [status(503, true), status(429, true, 0)], 3],
    ['a broken connection', [network('ECONNRESET')], 2],
    ['silence', [new TimeoutError('no answer within 60 s')], 2],
  ])('tries again after %s', async (_, errors, tries) => {
    expect(await withRetry(failing(errors), async () => undefined)).toBe(tries);
  });
  test('waits longer each time, or as long as the registry asks for', async () => {
    const waited: number[] = [];
    const errors = [status(503, true), status(503, true), status(429, true, 30_000), status(503, true, 7)];
    await withRetry(failing(errors), async (pause) => waited.push(pause));
    expect(waited).toEqual([500, 1000, 30_000, 4000]);
  });
  test.each([
    ['what is not there', [status(404, false)]],
    ['a name that does not exist', [network('ENOTFOUND')]],
    ['a certificate that is not trusted', [network('SELF_SIGNED_CERT_IN_CHAIN')]],
    ['a registry that wants more patience than a job has', [status(429, true, 3_600_000)]],
    ['what does not pass', Array.from({ length: 6 }, () => status(503, true))],
  ])('gives up at %s', async (_, errors) => {
    await expect(withRetry(failing(errors), async () => undefined)).rejects.toBe(errors.at(-1));
  });
});
