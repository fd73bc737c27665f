import { expect, test } from '@jest/globals';
import type { Layout } from '../../../src/quadlet/generate/lay-out.js';
import { refuseLarge } from '../../../src/quadlet/generate/refuse-large.js';

const LIMITS = { units: 3, directories: 3, unit: 10, set: 25 };

function layout(files: Readonly<Record<string, number>>, directories = 1): Layout {
  return {
    files: Object.entries(files).map(([path, size]) => ({
      path,
      file: `q/${path}`,
      content: 'x'.repeat(size),
    })),
    directories: new Map(Array.from({ length: directories }, (_, index) => [String(index), ''])),
  };
}

test.each<[what: string, files: Readonly<Record<string, number>>, directories: number]>([
  ['as many as are allowed', { 'a.container': 10, 'b.container': 10, 'c.container': 5 }, 3],
  ['drop-ins that apply to no unit', { 'a.container': 10, 'b.container.d/1.conf': 999 }, 1],
  [
    'drop-ins that are no units',
    { 'a.pod': 1, 'a.pod.d/1.conf': 1, 'a.pod.d/2.conf': 1, 'a.pod.d/3.conf': 1 },
    1,
  ],
])('%s: taken', (_, files, directories) => {
  expect(() => refuseLarge(layout(files, directories), '5.4.2', LIMITS)).not.toThrow();
});

test.each<[words: string, files: Readonly<Record<string, number>>, directories: number]>([
  [
    'there are 4 units, and 3 are allowed: generate smaller',
    { 'a.pod': 1, 'b.pod': 1, 'c.pod': 1, 'd.pod': 1 },
    1,
  ],
  ['there are 4 directories, and 3 are allowed', { 'a.pod': 1 }, 4],
  ['q/a.pod has 11 bytes with its drop-ins, and 10 are allowed', { 'a.pod': 11 }, 1],
  ['q/a.pod has 11 bytes with its drop-ins', { 'a.pod': 5, 'a.pod.d/1.conf': 3, 'pod.d/1.conf': 3 }, 1],
  ['more than 25 bytes with their drop-ins', { 'a.pod': 2, 'b.pod': 2, 'c.pod': 2, 'pod.d/1.conf': 8 }, 1],
])('%s', (words, files, directories) => {
  expect(() => refuseLarge(layout(files, directories), '5.4.2', LIMITS)).toThrow(words);
});
