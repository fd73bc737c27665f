import { describe, expect, test } from '@jest/globals';
import { KNOWN_RELEASES, minorOf } from '../../src/quadlet/catalogue/versions.js';
import { checkTree } from '../../src/quadlet/lint/lint.js';
import { treeOf } from '../../src/quadlet/set/source-tree.js';
import { byPlace, markOf, readMarks } from './marked.js';
import type { PositionCase } from './positions/case.js';
import { GENERATOR_TEXTS } from './positions/generator-texts.js';
import { KEY_CASES } from './positions/keys.js';
import { MOUNT_CASES } from './positions/mounts.js';
import { REFERENCE_CASES } from './positions/references.js';
import { REQUIRED_CASES } from './positions/required.js';
import { SET_CASES } from './positions/sets.js';
import { SYNTAX_CASES } from './positions/syntax.js';
import { VALUE_CASES } from './positions/values.js';
import { WARNING_CASES } from './positions/warnings.js';

const SUBJECTS: readonly (readonly [string, readonly PositionCase[]])[] = [
  ['syntax', SYNTAX_CASES],
  ['keys', KEY_CASES],
  ['what is required', REQUIRED_CASES],
  ['values', VALUE_CASES],
  ['mounts and users', MOUNT_CASES],
  ['references', REFERENCE_CASES],
  ['sets', SET_CASES],
  ['warnings', WARNING_CASES],
];

describe.each(SUBJECTS)('the places of what is wrong: %s', (_, cases) => {
  test.each(cases.map((one) => [`${one.targets.join(', ')}: ${one.title}`, one] as const))('%s', (_, one) => {
    const { files, marks } = readMarks(one.files);
    const { findings } = checkTree(treeOf(files), { targets: one.targets, mode: one.mode ?? 'user' });
    const wanted = new Set(marks.map(({ code }) => code));
    // Every error is marked; a warning only where the case is about its rule.
    const found = findings.filter(({ code, severity }) => severity === 'error' || wanted.has(code));
    expect(found.map(markOf).sort(byPlace)).toEqual(marks);
  });
});

test.each(GENERATOR_TEXTS)('there is a case for the generator saying %s', (text) => {
  const cases = SUBJECTS.flatMap(([, own]) => own);
  expect(cases.some(({ says }) => says?.includes(text))).toBe(true);
});

test('every minor version has a case', () => {
  const minors = new Set(KNOWN_RELEASES.map(minorOf));
  const targets = SUBJECTS.flatMap(([, own]) => own).flatMap((one) => one.targets);
  expect(new Set(targets.map(minorOf))).toEqual(minors);
});
