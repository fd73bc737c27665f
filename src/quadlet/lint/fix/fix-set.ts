import { isUtf8 } from 'node:buffer';
import type { Finding, LintResult } from '../../finding.js';
import { pathOf } from '../../set/parsed-files.js';
import type { SourceTree } from '../../set/source-tree.js';
import type { SourceSet } from '../lint.js';
import { lint, type Policy } from '../lint.js';
import { applyFixes } from './fixes.js';

/** `safe`: only fixes that need no decision. */
export type FixKind = 'safe' | 'all';

/** The result of fixing, in memory. */
interface FixedSet {
  /** After the fixes. */
  readonly result: LintResult;
  /** The texts that changed, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The findings whose fixes were applied. */
  readonly fixed: readonly Finding[];
  /** The files whose fixes were not applied, with the reason. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Limit for rounds. Each can reveal further fixes; more rounds would mean that two rules undo each other's fixes. */
const ROUNDS = 10;

/**
 * Applies the fixes of the findings and lints again, until no fix is left. Changes that cause more errors in the set are
 * undone.
 */
export function fixSet(
  given: SourceSet,
  policy: Policy,
  kind: FixKind,
  lintSets: typeof lint = lint,
): FixedSet {
  const texts = new Map<string, string>();
  const fixed: Finding[] = [];
  const refused = notUtf8(given.tree);
  const mentioned = new Set<string>();
  let state: State = { set: given, result: lintSets([given], policy) };
  for (let round = 0; round < ROUNDS; round++) {
    const open = state.result.findings.filter(({ fix }) => {
      if (kind === 'safe' && fix?.needsDecision) return false;
      const files = fix?.edits.map(({ file }) => file) ?? [];
      for (const file of files) mentioned.add(file);
      return !files.some((file) => refused.has(file) || given.asked?.has(file) === false);
    });
    const groups = groupsOf(applyFixes(open, state.result.textOf));
    if (groups.length === 0) break;
    const settled = settle(groups, state, (set) => lintSets([set], policy));
    state = settled.state;
    for (const group of settled.accepted) {
      for (const [file, text] of group.texts) texts.set(file, text);
      fixed.push(...group.fixed);
    }
    for (const group of settled.refused) {
      for (const file of group.texts.keys()) refused.set(file, 'the fixes would cause new errors');
    }
  }
  return {
    result: state.result,
    texts,
    fixed,
    refused: new Map([...refused].filter(([file]) => mentioned.has(file))),
  };
}

interface State {
  readonly set: SourceSet;
  readonly result: LintResult;
}

/** Files that are changed together, because fixes affect several of them. */
interface Group {
  readonly texts: ReadonlyMap<string, string>;
  readonly fixed: readonly Finding[];
}

/** Accepts groups that cause no new errors; otherwise each half is tried separately. */
function settle(
  groups: readonly Group[],
  before: State,
  lintOne: (set: SourceSet) => LintResult,
): { readonly accepted: readonly Group[]; readonly refused: readonly Group[]; readonly state: State } {
  const texts = new Map(groups.flatMap((group) => [...group.texts]));
  const set = { ...before.set, tree: withTexts(before.set.tree, texts) };
  const result = lintOne(set);
  if (result.errors <= before.result.errors) return { accepted: groups, refused: [], state: { set, result } };
  if (groups.length === 1) return { accepted: [], refused: groups, state: before };
  const middle = groups.length >> 1;
  const one = settle(groups.slice(0, middle), before, lintOne);
  const other = settle(groups.slice(middle), one.state, lintOne);
  return {
    accepted: [...one.accepted, ...other.accepted],
    refused: [...one.refused, ...other.refused],
    state: other.state,
  };
}

function groupsOf({ texts, fixed }: ReturnType<typeof applyFixes>): Group[] {
  const byFile = new Map<string, { readonly files: string[]; readonly fixed: Finding[] }>();
  for (const finding of fixed) {
    const files = [...new Set(finding.fix?.edits.map(({ file }) => file))];
    const known = [...new Set(files.flatMap((file) => byFile.get(file) ?? []))];
    const group = known[0] ?? { files: [], fixed: [] };
    for (const other of known.slice(1)) {
      group.fixed.push(...other.fixed);
      group.files.push(...other.files);
    }
    group.fixed.push(finding);
    group.files.push(...files.filter((file) => !byFile.has(file)));
    for (const file of group.files) byFile.set(file, group);
  }
  return [...new Set(byFile.values())].flatMap((group) => {
    const own = group.files.flatMap((file) => {
      const text = texts.get(file);
      return text === undefined ? [] : [[file, text] as const];
    });
    return own.length === 0 ? [] : [{ texts: new Map(own), fixed: group.fixed }];
  });
}

function withTexts(tree: SourceTree, texts: ReadonlyMap<string, string>): SourceTree {
  return {
    ...tree,
    directories: tree.directories.map((directory) => {
      const entries = directory.entries.map((entry) => {
        const text = texts.get(pathOf(directory, entry.name));
        return text === undefined ? entry : { ...entry, content: text };
      });
      return { ...directory, entries };
    }),
  };
}

// Writing the decoded text would change other bytes of the file as well.
function notUtf8(tree: SourceTree): Map<string, string> {
  const files = new Map<string, string>();
  for (const directory of tree.directories) {
    for (const { name, content } of directory.entries) {
      if (content !== undefined && typeof content !== 'string' && !isUtf8(content)) {
        files.set(pathOf(directory, name), 'it is not UTF-8');
      }
    }
  }
  return files;
}
