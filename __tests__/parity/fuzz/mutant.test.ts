import { expect, test } from '@jest/globals';
import { makeMutant, type Stock } from '../../../parity/fuzz/mutant.js';
import { random } from '../../../parity/fuzz/random.js';
import { seedSets } from '../../../parity/fuzz/seed-sets.js';
import { vocabularyOf } from '../../../parity/fuzz/vocabulary.js';
import type { SetFiles } from '../../../parity/set-files.js';
import { isUnitName } from '../../../src/quadlet/catalogue/keys.js';

const stock: Stock = { seed: 1, sets: seedSets([]), words: vocabularyOf(['[Container]\nExec=a b\n']) };

function mutants(count: number, seed = 1): SetFiles[] {
  return Array.from({ length: count }, (_, index) => makeMutant({ ...stock, seed }, index).files);
}

test('chance repeats itself with its seed and index, and with nothing else', () => {
  const draw = (seed: number, index: number): number[] => {
    const { below } = random(seed, index);
    return [below(1e9), below(1e9)];
  };
  expect(draw(1, 2)).toEqual(draw(1, 2));
  expect(new Set([draw(1, 2), draw(2, 1), draw(1, 3), draw(0, 0)].map(String)).size).toBe(4);
});

test('chance stays within its limits and reaches both ends', () => {
  const { below, pick, chance } = random(7, 0);
  const numbers = new Set(Array.from({ length: 500 }, () => below(5)));
  expect([...numbers].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(() => pick([])).toThrow('nothing to pick from');
  expect(Array.from({ length: 200 }, () => chance(0.5)).filter(Boolean).length).toBeGreaterThan(60);
});

test('a mutant can be made again by itself', () => {
  expect(makeMutant(stock, 41).files).toEqual(mutants(42)[41]);
});

test('mutants differ from each other and with the seed', () => {
  const texts = (sets: readonly SetFiles[]): string[] =>
    sets.map((set) => [...set].map(([path, content]) => `${path}\n${content}`).join('\n'));
  expect(new Set(texts(mutants(100))).size).toBeGreaterThan(99);
  expect(texts(mutants(10))).not.toEqual(texts(mutants(10, 2)));
});

test('no two mutants have a unit of the same name, so that they can share a search path', () => {
  const owners = new Map<string, number>();
  for (const [index, files] of mutants(300).entries()) {
    for (const path of [...files.keys()].filter((name) => isUnitName(name) && /(?:^|\/)m\d+q/.test(name))) {
      const name = /m\d+q[^/]*$/.exec(path)?.[0] ?? path;
      expect(owners.get(name) ?? index).toBe(index);
      owners.set(name, index);
    }
  }
  expect(owners.size).toBeGreaterThan(300);
});

test('no file lies where another needs a directory', () => {
  for (const files of mutants(2000)) {
    for (const path of files.keys()) {
      const above = path
        .split('/')
        .slice(0, -1)
        .map((_part, index, parts) => parts.slice(0, index + 1).join('/'));
      expect(above.filter((directory) => files.has(directory))).toEqual([]);
    }
  }
});

test('references follow the names that units are given', () => {
  const texts = mutants(200).flatMap((files) =>
    [...files.values()].map((content) => Buffer.from(content).toString()),
  );
  expect(texts.filter((text) => /Network=m\d+qnet\.network/.test(text)).length).toBeGreaterThan(20);
});
