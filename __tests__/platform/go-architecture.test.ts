import { expect, test } from '@jest/globals';
import { goArchitecture } from '../../src/platform/go-architecture.js';

test.each([
  ['x64', 'amd64'],
  ['ia32', '386'],
  ['ppc64', 'ppc64le'],
  ['arm64', 'arm64'],
  ['riscv64', 'riscv64'],
])('Go calls %s %s', (node, go) => {
  expect(goArchitecture(node)).toBe(go);
});
