import { describe, expect, test } from '@jest/globals';
import { countFault, memoryFault, quotaFault } from '../../../../src/quadlet/rules/values/amount.js';

// `MemoryMax=`, given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('memoryFault', () => {
  test.each([
    ...[
      '1G',
      'infinity',
      '512M',
      '512 M',
      '1.5G',
      '1G 512M',
      '1G512M',
      '10.M',
      '1K1B',
      '5',
      '5B',
      '5 B',
      '+5',
      '5G5',
    ],
    ...['0.5G', '1 K 5', '15E', '1T1G1M1K1B', '1P', '50‰', '50‱'],
  ])('%s is taken', (value) => {
    expect(memoryFault(value)).toBeUndefined();
  });

  test.each([
    ...[
      '512M 1G',
      '1e3',
      '1Gi',
      '1GB',
      '512m',
      '512MiB',
      '1g',
      '-1',
      '5 5',
      '1G1G',
      'Infinity',
      'max',
      '.5G',
      '٣G',
    ],
    ...['1Z', '0x10', 'a', '1,5G', '1.5.5'],
  ])('%s is refused', (value) => {
    expect(memoryFault(value)).toBe(`"${value}" is not an amount of memory such as 512M, 1.5G or 50%`);
  });

  test('what has more than 64 bits is refused', () => {
    expect(memoryFault('99999999999999999999')).toBe('"99999999999999999999" exceeds the maximum of systemd');
    expect(memoryFault('17E')).toBe('"17E" exceeds the maximum of systemd');
  });
});

// `CPUQuota=`, likewise.
test.each(['50', '2', 'infinity', '0.5', 'max'])('a quota of %s is refused', (value) => {
  expect(quotaFault(value)).toBe(`"${value}" lacks a percent sign`);
});
test.each(['50‰', '50‱'])('a quota of %s is taken', (value) => {
  expect(quotaFault(value)).toBeUndefined();
});

// `StartLimitBurst=`, likewise.
describe('countFault', () => {
  test.each(['5', '0', '+5', '0x10', '0b1', '0o7', '010', '-0', '4294967295'])('%s is taken', (value) => {
    expect(countFault(value)).toBeUndefined();
  });

  test.each(['-1', '08', '5.5', 'a', 'infinity', 'none', '5 6', '1_0', '٣'])('%s is refused', (value) => {
    expect(countFault(value)).toBe(`"${value}" is not a whole number`);
  });
});
