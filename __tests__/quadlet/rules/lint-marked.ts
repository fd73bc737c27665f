import { applyFixes } from '../../../src/quadlet/lint/fix/fixes.js';
import { type CheckOptions, checkTree } from '../../../src/quadlet/lint/lint.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { byPlace, type Mark, markOf, readMarks } from '../marked.js';

/** Texts by path, or the text of `app.container`; with marks. */
export type Files = string | Readonly<Record<string, string>>;

/** What a case is linted for, where it is not the newest 5.8 and the unit of a user. */
export type Options = Partial<Pick<CheckOptions, 'targets' | 'mode'>>;

/** A row of a table: what it is about, files with marks, and options. */
export type Row = readonly [title: string, files: Files, options?: Options];

/** What a lint found of some rules, beside what the marks say. */
export function lintMarked(
  codes: readonly string[],
  files: Files,
  options: Options = {},
): { readonly found: Mark[]; readonly marks: Mark[]; readonly messages: string[] } {
  const { files: texts, marks } = readMarks(byPath(files));
  const { findings } = checkTree(treeOf(texts), { targets: ['5.8.6'], mode: 'user', ...options });
  const own = findings.filter(({ code }) => codes.includes(code));
  return { found: own.map(markOf).sort(byPlace), marks, messages: own.map(({ message }) => message) };
}

/** The texts after the fixes of some rules; of a single file the text alone. */
export function fixed(codes: readonly string[], files: Files, options: Options = {}): Files {
  const { files: texts } = readMarks(byPath(files));
  const result = checkTree(treeOf(texts), { targets: ['5.8.6'], mode: 'user', ...options });
  const own = result.findings.filter(({ code }) => codes.includes(code));
  const after = new Map([...texts, ...applyFixes(own, result.textOf).texts]);
  return typeof files === 'string' ? (after.get(NAME) ?? '') : Object.fromEntries(after);
}

const NAME = 'app.container';

function byPath(files: Files): Readonly<Record<string, string>> {
  return typeof files === 'string' ? { [NAME]: files } : files;
}

/** A container with some lines in its own section. */
export function container(...lines: readonly string[]): string {
  return ['[Container]', 'Image=quay.io/a/b:1', ...lines, ''].join('\n');
}
