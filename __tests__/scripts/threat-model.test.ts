import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const page = readFileSync('docs/threat-model.md', 'utf8');
const links = [...page.matchAll(/\]\((?!https:)([^)#]+)/g)].map(([, path = '']) => path);

test.each([...new Set(links)])('the threat model names %s, which is there', (path) => {
  expect(existsSync(join('docs', path))).toBe(true);
});

test('each threat has a test, or says that it has none', () => {
  const rows = page.split('\n').filter((line) => /^\| (?!It could|They could|---)/.test(line));
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [, , prevention = '', proof = ''] = row.split('|').map((cell) => cell.trim());
    expect(prevention).not.toBe('');
    if (!prevention.startsWith('Nothing.')) expect(proof).toMatch(/^\[|^no test yet$/);
  }
});
