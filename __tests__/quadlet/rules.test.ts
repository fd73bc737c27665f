import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Edit, LintResult } from '../../src/quadlet/finding.js';
import { applyFixes } from '../../src/quadlet/lint/fix/fixes.js';
import { RULES } from '../../src/quadlet/rules/index.js';
import { pathOf } from '../../src/quadlet/set/parsed-files.js';
import type { SourceTree } from '../../src/quadlet/set/source-tree.js';
import { fixtureOf, GENERATED_FIXTURES, lintFixture, readCase, readRule } from './rule-fixture.js';

test('every rule has a code of its own, a name of its own and words', () => {
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  const wordless = RULES.filter(({ summary, explanation }) => summary === '' || explanation === '');
  expect(wordless.map(({ code }) => code)).toEqual([]);
});

test('every rule has a fixture, and every fixture a rule', () => {
  const fixtures = [...readdirSync(fixtureOf('')), ...GENERATED_FIXTURES];
  expect(fixtures.sort()).toEqual(RULES.map(({ code }) => code).sort());
});

describe.each(RULES.map(({ code, name }) => [code, name]))('%s %s', (code) => {
  const options = readCase(code);
  const wrong = readRule(code, 'wrong');

  test('is found in the wrong files, where nothing else is', () => {
    const codes = new Set(lintFixture(wrong, options).findings.map((finding) => finding.code));
    expect([...codes].filter((one) => !options.also.includes(one))).toEqual([code]);
  });

  test('is not found in the right files, nor is anything else', () => {
    const right = readRule(code, 'right');
    expect(lintFixture(right, options).findings).toEqual([]);
  });

  test('is gone after its fix, which touches nothing else', () => {
    const before = lintFixture(wrong, options);
    const own = before.findings.filter((finding) => finding.code === code && finding.fix !== undefined);
    const { texts, fixed } = applyFixes(own, before.textOf);
    expect(fixed).toHaveLength(own.length);
    const edits = fixed.flatMap(({ fix }) => fix?.edits ?? []);
    for (const [file, text] of texts) {
      expect(text).toBe(edited(before.textOf(file) ?? '', file, edits));
    }
    const after = lintFixture(withTexts(wrong, texts), options);
    const left = after.findings.filter((finding) => finding.code === code && finding.fix !== undefined);
    expect(left).toEqual([]);
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(before));
  });
});

function errorsIn({ findings }: LintResult): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}

function edited(text: string, file: string, edits: readonly Edit[]): string {
  return edits
    .filter((edit) => edit.file === file)
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

function withTexts({ directories }: SourceTree, texts: ReadonlyMap<string, string>): SourceTree {
  return {
    directories: directories.map((directory) => ({
      ...directory,
      entries: directory.entries.map((entry) => ({
        ...entry,
        content: texts.get(pathOf(directory, entry.name)) ?? entry.content,
      })),
    })),
  };
}
