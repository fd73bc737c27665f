import { expect, test } from '@jest/globals';
import { basicAuth } from '../../src/oci/credentials.js';

test('basicAuth is what an Authorization header carries', () => {
  expect(basicAuth({ username: 'ci', password: 'p:ü' })).toBe(
    Buffer.from('ci:p:ü', 'utf8').toString('base64'),
  );
  expect(basicAuth({ username: 'Aladdin', password: 'open sesame' })).toBe('QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
});
