import { describe, expect, test } from '@jest/globals';
import { booleanFault } from '../../../../src/quadlet/rules/values/boolean.js';

// `NonBlocking=`, given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('booleanFault', () => {
  test.each(['1', 'yes', 'y', 'true', 't', 'on', '0', 'no', 'n', 'false', 'f', 'off', 'YES', 'On', 'tRUE'])(
    '%s is taken',
    (value) => {
      expect(booleanFault(value)).toBeUndefined();
    },
  );

  test.each(['enabled', '2', '-1', '01', '"yes"', 'yes # why', 'yes;', 'y es', 'ja'])(
    '%s is refused',
    (value) => {
      expect(booleanFault(value)).toBe(`"${value}" is neither yes nor no`);
    },
  );
});
