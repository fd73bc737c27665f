import { expect, test } from '@jest/globals';
import { ignoresProxy } from '../../src/oci/connections.js';

test.each([
  ['20.11.0', 'http://proxy', true],
  ['24.4.1', 'http://proxy', true],
  ['24.5.0', 'http://proxy', false],
  ['26.0.0', 'http://proxy', false],
  ['20.11.0', undefined, false],
])('Node %s and the proxy %s', (version, proxy, wanted) => {
  expect(ignoresProxy((name) => (name === 'HTTPS_PROXY' ? proxy : undefined), version)).toBe(wanted);
});
