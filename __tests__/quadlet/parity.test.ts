import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { disagreements } from '../../parity/engine.js';
import { FIXTURES, fingerprint, fixtureSets, VERDICTS } from '../../parity/fixture-sets.js';
import { type RecordedSets, settledFrom } from '../../parity/record.js';
import type { SetFiles } from '../../parity/set-files.js';

// What Podman's own generators say of the fixtures; `npm run verdicts` records it.
const VERSIONS = readdirSync(VERDICTS)
  .filter((name) => name !== 'sets.json')
  .map((name) => name.replace(/\.json$/, ''));

let sets: ReadonlyMap<string, SetFiles> = new Map();

beforeAll(async () => {
  sets = await fixtureSets(FIXTURES);
});

function readVerdicts<T>(name: string): T {
  return JSON.parse(readFileSync(`${VERDICTS}/${name}.json`, 'utf8')) as T;
}

test('the verdicts are those on the fixtures as they are; else run "npm run verdicts"', () => {
  expect(sets.size).toBeGreaterThan(0);
  const prints = Object.fromEntries([...sets].map(([name, set]) => [name, fingerprint(set)]));
  expect(readVerdicts('sets')).toEqual(prints);
  expect(VERSIONS).toContain('5.4.2');
});

describe.each(VERSIONS)('Podman %s', (podman) => {
  test.each(['user', 'system'] as const)(
    '%s: the linter accepts and rejects as its generator does',
    (mode) => {
      const recorded = readVerdicts<RecordedSets>(podman);
      expect(Object.keys(recorded).sort()).toEqual([...sets.keys()].sort());
      const different = [...sets].flatMap(([set, files]) => {
        const { user, system = user } = recorded[set] as RecordedSets[string];
        const settled = settledFrom(mode === 'user' ? user : system, files);
        const found = disagreements({ path: '', podman, mode, limit: 0 }, settled);
        return found.map((one) => ({ set, ...one }));
      });
      expect(different).toEqual([]);
    },
  );
});
