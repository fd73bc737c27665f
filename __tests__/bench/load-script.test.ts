import { expect, test } from '@jest/globals';
import { loadScript } from '../../bench/requests.js';

test('the login is a header where there is one', () => {
  expect(loadScript('dTpw')).toContain('wrk.headers["Authorization"] = "Basic dTpw"');
  expect(loadScript(undefined)).not.toContain('Authorization');
});
