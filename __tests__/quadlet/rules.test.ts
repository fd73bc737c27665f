import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Edit, Finding, LintResult } from '../../src/quadlet/finding.js';
import { applyFixes } from '../../src/quadlet/lint/fix/fixes.js';
import { RULES } from '../../src/quadlet/rules/index.js';
import { pathOf } from '../../src/quadlet/set/parsed-files.js';
import type { SourceTree } from '../../src/quadlet/set/source-tree.js';
import { fixtureOf, GENERATED_FIXTURES, lintFixture, readCase, readRule } from './rule-fixture.js';

/** The rules with a fix that no finding in their fixture has; the tests of their checks try it. */
const FIXED_ELSEWHERE: readonly string[] = ['PQ128', 'PQ140'];

/** The rules whose findings in their fixture can be fixed. */
const FIXABLE = RULES.filter(({ fix }) => fix !== undefined)
  .map(({ code }) => code)
  .filter((code) => !FIXED_ELSEWHERE.includes(code));

test('every rule has a code of its own, a name of its own and words', () => {
  expect(new Set(RULES.map(({ code }) => code)).size).toBe(RULES.length);
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  const wordless = RULES.filter(({ summary, explanation }) => summary === '' || explanation === '');
  expect(wordless.map(({ code }) => code)).toEqual([]);
});

test('every rule about Podman or systemd names its sources', () => {
  const own = /^PQ(?:09\d|201)$/;
  const without = RULES.filter(({ code, sources }) => sources.length === 0 && !own.test(code));
  expect(without.map(({ code }) => code)).toEqual([]);
  const sources = RULES.flatMap((rule) => rule.sources);
  expect(sources.filter((one) => !/^(?:[\w.-]+\(\d\)|(?:cmd|pkg)\/[\w/]+\.go)(?:, .+)?$/.test(one))).toEqual(
    [],
  );
});

test('every rule has a fixture, and every fixture a rule', () => {
  const fixtures = [...readdirSync(fixtureOf('')), ...GENERATED_FIXTURES];
  expect(fixtures.sort()).toEqual(RULES.map(({ code }) => code).sort());
});

const CODES = RULES.map(({ code }) => code);

describe.each(RULES.map(({ code, name }) => [code, name]))('%s %s', (code) => {
  const options = readCase(code);

  test('is found in the wrong files, where nothing else is', () => {
    const codes = new Set(lintFixture(wrongOf(code), options).findings.map((finding) => finding.code));
    expect([...codes].filter((one) => !options.also.includes(one))).toEqual([code]);
  });

  test('is not found in the right files, nor is anything else', () => {
    const right = readRule(code, 'right');
    expect(lintFixture(right, options).findings).toEqual([]);
  });
});

describe('the fix', () => {
  test('exists for the rules that name one', () => {
    const found = CODES.filter(
      (code) => fixable(code, lintFixture(wrongOf(code), readCase(code))).length > 0,
    );
    expect(found).toEqual(FIXABLE);
  });

  test.each(FIXABLE)('of %s removes the finding and touches nothing else', (code) => {
    const wrong = wrongOf(code);
    const before = lintFixture(wrong, readCase(code));
    const own = fixable(code, before);
    const { texts, fixed } = applyFixes(own, before.textOf);
    expect(own).not.toEqual([]);
    expect(fixed).toHaveLength(own.length);
    const edits = fixed.flatMap(({ fix }) => fix?.edits ?? []);
    expect([...texts.keys()].sort()).toEqual([...new Set(edits.map(({ file }) => file))].sort());
    for (const [file, text] of texts) {
      expect(text).toBe(edited(before.textOf(file) ?? '', file, edits));
    }
    const after = lintFixture(withTexts(wrong, texts), readCase(code));
    expect(fixable(code, after)).toEqual([]);
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(before));
  });
});

test.each(CODES)('the fixes of all findings of %s cause no finding', (code) => {
  const wrong = wrongOf(code);
  const options = readCase(code);
  for (const [targets, mode] of [
    [options.targets, options.mode],
    [['4.9.5'], 'user'],
    [['6.1.1'], 'system'],
  ] as const) {
    const before = lintFixture(wrong, { ...options, targets, mode });
    const { texts } = applyFixes(before.findings, before.textOf);
    const after = lintFixture(withTexts(wrong, texts), { ...options, targets, mode });
    const known = new Set(before.findings.map(({ code, message }) => `${code} ${message}`));
    expect(after.findings.filter(({ code, message }) => !known.has(`${code} ${message}`))).toEqual([]);
  }
});

function wrongOf(code: string): SourceTree {
  return readRule(code, 'wrong');
}

/** The findings of a rule that offer a fix. */
function fixable(code: string, { findings }: LintResult): Finding[] {
  return findings.filter((finding) => finding.code === code && finding.fix !== undefined);
}

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
