import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readProof } from '../../proof/format.js';
import { proofFile } from '../../proof/rules.js';
import { RULES } from '../../src/quadlet/rules/index.js';

/** Rules about the linter itself: Podman and systemd do nothing that could be observed. */
const OWN = /^PQ(?:09\d|201)$/;

/** Rules without a proof, each with the reason why it is missing still. */
const MISSING: ReadonlyMap<string, string> = new Map();

const CODES: readonly string[] = RULES.map(({ code }) => code);
const DUE = CODES.filter((code) => !OWN.test(code) && !MISSING.has(code));

test.each(DUE)('%s has a proof, or a reason why none can be run', (code) => {
  const file = proofFile(code);
  expect(existsSync(file)).toBe(true);
  expect(readProof(readFileSync(file, 'utf8'), file)).toBeDefined();
});

test('a missing proof is none that exists', () => {
  expect([...MISSING.keys()].filter((code) => existsSync(proofFile(code)))).toEqual([]);
});
