import { describe, expect, test } from '@jest/globals';
import { isUpWithToken } from '../../src/oci/clients.js';
import type { Answer } from '../../src/platform/http.js';

describe('isUpWithToken', () => {
  const challenge = 'Bearer realm="https://x/"';
  test.each<[answer: Partial<Answer>, isUp: boolean]>([
    [{ status: 401, headers: { 'www-authenticate': challenge } }, true],
    [{ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }, false],
    [{ status: 502, headers: { 'www-authenticate': challenge } }, false],
    [{ status: 200, headers: {} }, false],
  ])('%j: %p', (answer, isUp) => {
    expect(isUpWithToken({ status: 0, headers: {}, body: '', ...answer })).toBe(isUp);
  });
});
