import { expect, test } from '@jest/globals';
import { TRUST_TARGETS, type TrustTarget } from '../../src/trust/target.js';
import { trustWords } from '../../src/trust/text.js';

test.each<[readonly TrustTarget[], readonly string[]]>([
  [['podman'], []],
  [['podman', 'docker', 'env'], ['the Docker daemon, curl, Python, Node and Go programs']],
])('%j: %j', (targets, words) => expect(trustWords(targets)).toEqual(words));

test('each client has words', () => {
  expect(trustWords(TRUST_TARGETS)[0]).not.toContain('undefined');
});
